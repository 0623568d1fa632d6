package dev.trustscan.scanner.detect;

import dev.trustscan.rules.Severity;
import dev.trustscan.rules.UnitKind;
import dev.trustscan.scanner.closure.Closure;
import dev.trustscan.scanner.command.Behaviour;
import dev.trustscan.scanner.command.Fact;
import dev.trustscan.scanner.doc.Span;
import dev.trustscan.scanner.inspect.Inspection;
import dev.trustscan.scanner.inspect.Unit;
import java.util.function.Consumer;

/**
 * Reports hostile scripts that lie in what a model is given to use: a skill's folder, an
 * instruction's imports. Nothing starts them by itself; the model is asked to.
 */
final class ReachesHostileCode implements Rule {
  @Override
  public String id() {
    return "hostile-code-within-reach";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> report) {
    for (Unit unit : inspection.units()) {
      if (unit.kind() != UnitKind.SKILL && unit.kind() != UnitKind.IMPORT) {
        continue;
      }
      for (Closure.Reached file : unit.closure().reached()) {
        if (file.facts().behaviour() == Behaviour.HOSTILE) {
          report.accept(finding(unit, file));
        }
      }
    }
  }

  private Finding finding(Unit unit, Closure.Reached file) {
    Span first = file.facts().facts().stream().map(Fact::span).findFirst().orElse(Span.NONE);
    Findings.Builder finding =
        Findings.at(unit, file.path(), first).severity(Severity.HIGH).evidence(file.path().text());
    file.facts().facts().stream()
        .limit(6)
        .forEach(fact ->
            finding.related(file.path(), fact.span(), FactWording.of(fact.kind()), fact.detail()));
    return finding.says(
        id(), "a script in what a model is given to use does what no honest script combines");
  }
}
