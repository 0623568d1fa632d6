package dev.trustscan.loader.gate;

import dev.trustscan.loader.decision.DecidedUnit;
import dev.trustscan.loader.decision.Decision;
import dev.trustscan.loader.decision.StoreView;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Every no that was said. A no beats any yes, whoever said it and in whatever order. */
final class Denials {
  private final Subject subject;
  private final Use use;
  private final List<Decision> denials;

  Denials(Subject subject, StoreView.Sound store, Use use) {
    var revoked = new Revoked(store.revocations());
    this.subject = subject;
    this.use = use;
    // One that is not valid yet counts already: a clock that was put back must not lift it.
    this.denials =
        store.decisions().stream()
            .filter(d -> d.answer() == Decision.Answer.DENY)
            .filter(d -> !revoked.whole(d) && use.now().isBefore(d.notAfter()))
            .sorted(Comparator.comparing(Decision::id))
            .toList();
  }

  Optional<Decision> of(UnitFacts unit) {
    return denials.stream().filter(d -> inScope(d, unit) && covers(d, unit.now())).findFirst();
  }

  private boolean inScope(Decision denial, UnitFacts unit) {
    boolean tool =
        denial.scope().agents().isEmpty()
            || use.agent().isEmpty()
            || denial.scope().agents().contains(use.agent());
    return tool
        && denial.scope().lineages().contains(unit.lineage())
        && denial.scope().modes().contains(use.mode());
  }

  private boolean covers(Decision denial, DecidedUnit unit) {
    boolean here = denial.subject().isEmpty() || covered(denial);
    if (!denial.units().isEmpty()) {
      boolean anywhere = denial.subject().isEmpty();
      return here && denial.units().stream().anyMatch(no -> same(no, unit, anywhere));
    }
    return denial.paths().isEmpty()
        ? denial.subject().isPresent() && here
        : denial.paths().stream().anyMatch(this::isBelow);
  }

  private boolean covered(Decision denial) {
    return denial.subject().filter(subject.identity()::coveredBy).isPresent();
  }

  private static boolean same(DecidedUnit no, DecidedUnit unit, boolean anywhere) {
    return no.digest().equals(unit.digest())
        || (anywhere && no.definition().equals(unit.definition()));
  }

  private boolean isBelow(String path) {
    String folder = path.endsWith("/") ? path : path + "/";
    return subject.checkout().equals(path) || subject.checkout().startsWith(folder);
  }
}
