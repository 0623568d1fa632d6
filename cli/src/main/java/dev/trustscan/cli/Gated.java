package dev.trustscan.cli;

import dev.trustscan.loader.adapt.Planner;
import dev.trustscan.loader.bind.Checkouts;
import dev.trustscan.loader.decision.Mode;
import dev.trustscan.loader.decision.StoreView;
import dev.trustscan.loader.gate.Gate;
import dev.trustscan.loader.gate.LoadPlan;
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
import java.util.List;
import java.util.Set;

/** Asks the gate for programs: nobody is there, and nobody is asked. */
final class Gated implements Planner {
  private final Catalogue catalogue;
  private final StorePlaces places;
  private final TrustStore store;
  private final Path home;
  private final Clock clock = Clock.systemUTC();

  Gated(Host host) throws StoreException, IOException {
    catalogue = Catalogue.load();
    places = Stores.places(host.environment(), host.home());
    store = Stores.at(places, clock, Version.number(), catalogue.version());
    home = host.home();
  }

  @Override
  public LoadPlan plan(Path checkout, String consumer) throws SourceException {
    Subject subject =
        Checkouts.read(
            checkout, catalogue, consumer.isEmpty() ? Set.of() : Set.of(consumer), Limits.DEFAULT);
    StoreView view = store.view();
    Policy policy = Policy.DEFAULT;
    PolicyPlace place = PolicyPlace.of(places, home);
    if (place.isInside(subject)) {
      view =
          new StoreView.Unsound(
              place.own().toString(),
              "the policy lies in the checkout that it would decide about; unset XDG_CONFIG_HOME.");
    } else {
      try {
        policy = place.read();
      } catch (PolicyException e) {
        // A policy that cannot be understood may forbid anything.
        view = new StoreView.Unsound("policy", String.valueOf(e.getMessage()));
      }
    }
    return Gate.plan(
        Gate.evaluate(subject, view, policy, new Use(consumer, Mode.HEADLESS, clock.instant())));
  }

  /** The folder below which loads are written if the caller names none. */
  Path loads() {
    return places.state().resolve("loads");
  }

  Clock clock() {
    return clock;
  }

  /** The top of a checkout that the command line names. */
  static Path checkout(Host host, String path) throws UsageException {
    Path folder = host.path(path);
    if (!Files.isDirectory(folder)) {
      throw new UsageException(
          host.quote(path) + " is no folder; name a checkout. Archives and refs cannot be loaded.");
    }
    try {
      return folder.toRealPath();
    } catch (IOException e) {
      throw new UsageException(host.quote(path) + " cannot be entered.");
    }
  }

  /** The command that starts this very program again. */
  static List<String> self() {
    Path runtime = Path.of(System.getProperty("java.home", "/"));
    Path image = runtime.getParent();
    Path start = image == null ? runtime : image.resolve("bin/trustscan");
    return List.of(Files.isExecutable(start) ? start.toString() : "trustscan");
  }
}
