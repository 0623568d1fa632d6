package dev.trustscan.scanner.detect;

import dev.trustscan.rules.Effect;
import dev.trustscan.rules.Severity;
import dev.trustscan.rules.UnitKind;
import dev.trustscan.scanner.closure.Closure;
import dev.trustscan.scanner.inspect.Inspection;
import dev.trustscan.scanner.inspect.Unit;
import java.util.function.Consumer;

/** Reports instruction files that pull files of the reader's machine into a model's context. */
final class ImportsFromOutside implements Rule {
  @Override
  public String id() {
    return "imports-from-outside";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> report) {
    for (Unit unit : inspection.units()) {
      if (unit.kind() != UnitKind.IMPORT || !unit.effects().contains(Effect.INFLUENCES)) {
        continue;
      }
      for (Closure.Unresolved thing : unit.closure().unresolved()) {
        if (thing.reason() == Closure.Reason.OUTSIDE) {
          report.accept(
              Findings.at(unit, thing.from(), thing.at())
                  .severity(Severity.HIGH)
                  .evidence(thing.text())
                  .says(
                      id(),
                      "pulls "
                          + Findings.quote(thing.text())
                          + ", which is not the repository's, into the model's context"));
        }
      }
    }
  }
}
