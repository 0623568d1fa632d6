package dev.trustscan.loader.gate;

import dev.trustscan.loader.decision.DecidedUnit;
import dev.trustscan.loader.decision.Decision;
import dev.trustscan.loader.decision.Sha256;
import dev.trustscan.loader.decision.StoreView;
import dev.trustscan.rules.Effect;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds restrictions that were there at the last answer and are gone. */
final class Guards {
  private Guards() {}

  static List<DecidedUnit> removed(Subject subject, StoreView.Sound store, Use use) {
    var revoked = new Revoked(store.revocations());
    Optional<Decision> last =
        store.decisions().stream()
            .filter(d -> d.answer() == Decision.Answer.ALLOW && d.planRoot().isPresent())
            .filter(d -> d.subject().filter(subject.identity()::coveredBy).isPresent())
            .filter(d -> d.scope().agents().isEmpty() || d.scope().agents().contains(use.agent()))
            .filter(d -> !revoked.whole(d))
            .max(Comparator.comparing(Decision::notBefore).thenComparing(Decision::id));
    if (last.isEmpty()) {
      return List.of();
    }
    Set<Sha256> there = new HashSet<>();
    subject.units().forEach(u -> there.add(u.facts().now().digest()));
    return last.get().units().stream()
        .filter(u -> u.effect() == Effect.RESTRICTS && !there.contains(u.digest()))
        .sorted(Comparator.comparing(DecidedUnit::path).thenComparing(DecidedUnit::pointer))
        .toList();
  }
}
