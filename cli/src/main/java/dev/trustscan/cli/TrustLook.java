package dev.trustscan.cli;

import dev.trustscan.loader.bind.Checkouts;
import dev.trustscan.loader.decision.Mode;
import dev.trustscan.loader.gate.Evaluation;
import dev.trustscan.loader.gate.Gate;
import dev.trustscan.loader.gate.Policy;
import dev.trustscan.loader.gate.PolicyException;
import dev.trustscan.loader.gate.Subject;
import dev.trustscan.loader.gate.Use;
import dev.trustscan.loader.store.StoreException;
import dev.trustscan.loader.store.StorePlaces;
import dev.trustscan.loader.store.Stores;
import dev.trustscan.loader.store.TrustStore;
import dev.trustscan.rules.Catalogue;
import dev.trustscan.scanner.source.Limits;
import dev.trustscan.scanner.source.SourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;

/**
 * What the verbs about trust share: the checkout, the store, the policy, and the gate's answers.
 */
final class TrustLook {
  private final Host host;
  private final Path folder;
  private final String agent;
  private final Mode mode;
  private final Catalogue catalogue;
  private final StorePlaces places;
  private final TrustStore store;
  private final Clock clock = Clock.systemUTC();

  private TrustLook(Host host, Path folder, String agent, Mode mode, Catalogue catalogue)
      throws StoreException, IOException {
    this.host = host;
    this.folder = folder;
    this.agent = agent;
    this.mode = mode;
    this.catalogue = catalogue;
    this.places = Stores.places(host.environment(), host.home());
    this.store = Stores.at(places, clock, Version.number(), catalogue.version());
  }

  /**
   * Prepares a look.
   *
   * @param path the checkout, as the command line names it
   * @param agent a tool's id; empty for whatever acts before a build
   */
  static TrustLook at(Host host, String path, String agent, Mode mode) throws Exception {
    Path folder = host.path(path);
    if (!Files.isDirectory(folder)) {
      throw new UsageException(
          host.quote(path)
              + " is no folder; name a checkout. Archives and refs cannot be trusted,"
              + " only looked at.");
    }
    Catalogue catalogue = Catalogue.load();
    if (!agent.isEmpty() && !catalogue.consumers().containsKey(agent)) {
      String near = Nearest.to(agent, catalogue.consumers().keySet());
      throw new UsageException(
          "There is no tool "
              + host.quote(agent)
              + (near.isEmpty() ? "" : "; did you mean " + near + "?")
              + " trustscan rules list shows the ids.");
    }
    return new TrustLook(host, folder, agent, mode, catalogue);
  }

  /** Reads the checkout now. */
  Subject read() throws SourceException {
    return Checkouts.read(
        folder, catalogue, agent.isEmpty() ? Set.of() : Set.of(agent), Limits.DEFAULT);
  }

  /** Judges what was read against the store as it is now. */
  Evaluation judge(Subject subject) throws PolicyException, UsageException {
    return Gate.evaluate(
        subject, store.view(), policy(subject), new Use(agent, mode, clock.instant()));
  }

  /** Reads and judges. */
  Evaluation judge() throws Exception {
    return judge(read());
  }

  private Policy policy(Subject subject) throws PolicyException, UsageException {
    PolicyPlace place = PolicyPlace.of(places, host.home());
    if (place.isInside(subject)) {
      throw new UsageException(
          "The policy would be read from the repository itself; unset XDG_CONFIG_HOME.");
    }
    return place.read();
  }

  TrustStore store() {
    return store;
  }

  StorePlaces places() {
    return places;
  }

  Clock clock() {
    return clock;
  }

  String agent() {
    return agent;
  }

  Host host() {
    return host;
  }
}
