package dev.trustscan.cli;

import dev.trustscan.loader.ssh.Signer;
import dev.trustscan.loader.store.Root;
import dev.trustscan.loader.store.Signers;
import dev.trustscan.loader.store.StoreException;
import dev.trustscan.loader.store.StorePlaces;
import dev.trustscan.loader.store.Stores;
import dev.trustscan.loader.store.TrustStore;
import dev.trustscan.rules.Catalogue;
import java.io.Console;
import java.io.IOException;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The user's store and keys, for the verbs that manage them. */
final class OwnStore {
  private final Host host;
  private final StorePlaces places;
  private final TrustStore store;
  private final Signers signers;
  private final Clock clock = Clock.systemUTC();

  private OwnStore(Host host, StorePlaces places, TrustStore store) {
    this.host = host;
    this.places = places;
    this.store = store;
    signers = new Signers(places, host.environment(), this::passphrase);
  }

  static OwnStore of(Host host) throws StoreException, IOException {
    StorePlaces places = Stores.places(host.environment(), host.home());
    TrustStore store =
        Stores.at(places, Clock.systemUTC(), Version.number(), Catalogue.load().version());
    return new OwnStore(host, places, store);
  }

  TrustStore store() {
    return store;
  }

  StorePlaces places() {
    return places;
  }

  Signers signers() {
    return signers;
  }

  Clock clock() {
    return clock;
  }

  /** The keys, which must be there. */
  Root root() throws StoreException {
    return store
        .keys()
        .root()
        .orElseThrow(() ->
            new StoreException(
                StoreException.Kind.ABSENT,
                "There is no store yet; trustscan key init makes one."));
  }

  /** The person's signer; the recovery key's where that suffices. */
  Signer person(String file, boolean recovery) throws StoreException, UsageException {
    Optional<Path> path = file.isEmpty() ? Optional.empty() : Optional.of(host.path(file));
    List<Root.Role> roles =
        recovery ? List.of(Root.Role.PERSON, Root.Role.RECOVERY) : List.of(Root.Role.PERSON);
    return signers.choose(root(), roles, path);
  }

  private Optional<byte[]> passphrase(Path file) {
    return word("Passphrase for " + host.glyphs().text(file.toString(), 300) + ": ");
  }

  /** A word typed at the terminal without showing it; empty if there is no terminal. */
  @SuppressWarnings("SystemConsoleNull") // the JDK's own annotations still allow it
  static Optional<byte[]> word(String prompt) {
    Console console = System.console();
    if (console == null || !console.isTerminal()) {
      return Optional.empty();
    }
    char @Nullable [] typed = console.readPassword("%s", prompt);
    if (typed == null) {
      return Optional.empty();
    }
    var bytes = StandardCharsets.UTF_8.encode(CharBuffer.wrap(typed));
    byte[] word = new byte[bytes.remaining()];
    bytes.get(word);
    Arrays.fill(typed, ' ');
    return Optional.of(word);
  }
}
