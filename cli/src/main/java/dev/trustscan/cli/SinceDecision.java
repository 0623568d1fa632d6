package dev.trustscan.cli;

import dev.trustscan.loader.bind.Identities;
import dev.trustscan.loader.decision.DecidedUnit;
import dev.trustscan.loader.decision.Decision;
import dev.trustscan.loader.decision.RepositoryIdentity;
import dev.trustscan.loader.decision.StoreView;
import dev.trustscan.loader.store.StoreException;
import dev.trustscan.loader.store.Stores;
import dev.trustscan.loader.store.TrustStore;
import dev.trustscan.rules.Effect;
import dev.trustscan.rules.Trigger;
import dev.trustscan.scanner.inspect.Unit;
import dev.trustscan.scanner.report.Drift;
import dev.trustscan.scanner.source.Repository;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a work tree differs from what the user allowed in it last, if there was such an answer. */
final class SinceDecision {
  private SinceDecision() {}

  static List<Drift> of(Host host, Path folder, List<Unit> units, String catalogue) {
    try {
      TrustStore store =
          Stores.standard(
              host.environment(), host.home(), Clock.systemUTC(), Version.number(), catalogue);
      return store.exists() && store.view() instanceof StoreView.Sound sound
          ? drift(allowed(sound, identity(folder)), units)
          : List.of();
    } catch (StoreException | IOException e) {
      // A scan needs no store; the verbs about trust say what is wrong with it.
      return List.of();
    }
  }

  private static RepositoryIdentity identity(Path folder) {
    Optional<Repository> repository = Repository.around(folder);
    try {
      return Identities.of(repository, folder);
    } finally {
      repository.ifPresent(Repository::close);
    }
  }

  /** What was allowed here, by unit id; later answers replace earlier ones. */
  private static Map<String, DecidedUnit> allowed(
      StoreView.Sound store, RepositoryIdentity identity) {
    var allowed = new HashMap<String, DecidedUnit>();
    for (Decision decision : store.decisions()) {
      boolean here = decision.subject().filter(identity::coveredBy).isPresent();
      if (here && decision.answer() != Decision.Answer.DENY) {
        decision.units().forEach(unit -> allowed.put(unit.id(), unit));
      }
    }
    return allowed;
  }

  private static List<Drift> drift(Map<String, DecidedUnit> allowed, List<Unit> units) {
    var drift = new ArrayList<Drift>();
    for (Unit unit : allowed.isEmpty() ? List.<Unit>of() : units) {
      DecidedUnit was = allowed.get(unit.id());
      boolean asked =
          unit.effect().compareTo(Effect.INFLUENCES) <= 0
              && unit.trigger().compareTo(Trigger.INSTALL) < 0;
      if (was == null && asked) {
        drift.add(of(Drift.Change.NEW, unit, "nobody allowed it yet"));
      } else if (was != null && !was.digest().hex().equals(unit.digest())) {
        boolean behind = was.definition().hex().equals(unit.definition());
        drift.add(
            behind
                ? of(Drift.Change.CLOSURE_CHANGED, unit, "reaches other bytes than you allowed")
                : of(Drift.Change.CHANGED, unit, "not what you allowed; trustscan review asks"));
      }
    }
    return drift;
  }

  private static Drift of(Drift.Change change, Unit unit, String words) {
    return new Drift(change, Optional.empty(), Optional.of(unit), words);
  }
}
