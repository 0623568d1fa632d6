package dev.trustscan.cli;

import dev.trustscan.loader.gate.Policy;
import dev.trustscan.loader.gate.PolicyException;
import dev.trustscan.loader.gate.PolicyFiles;
import dev.trustscan.loader.gate.Subject;
import dev.trustscan.loader.store.StorePlaces;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the user's and the system's policies lie, for every verb that asks the gate. */
record PolicyPlace(Path own, Path home) {
  private static final Path SYSTEM = Path.of("/etc/trustscan/policy.json");

  static PolicyPlace of(StorePlaces places, Path home) {
    return new PolicyPlace(places.keys().resolve("policy.json"), home);
  }

  /** Whether the policy would come from the checkout that it decides about. */
  boolean isInside(Subject subject) {
    Path checkout = Path.of(subject.checkout());
    return own.startsWith(checkout) && !checkout.equals(home) && Files.exists(own);
  }

  /** Reads both; the system's can only tighten. */
  Policy read() throws PolicyException {
    return PolicyFiles.of(own, SYSTEM);
  }
}
