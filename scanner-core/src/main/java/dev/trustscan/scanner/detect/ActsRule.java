package dev.trustscan.scanner.detect;

import dev.trustscan.rules.Effect;
import dev.trustscan.rules.Severity;
import dev.trustscan.rules.Trigger;
import dev.trustscan.scanner.command.Behaviour;
import dev.trustscan.scanner.inspect.Inspection;
import dev.trustscan.scanner.inspect.Unit;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Says of every unit that acts what it does, when, for whom and behind which gate. One finding a
 * unit; its rule id is made of effect and trigger.
 */
final class ActsRule implements Rule {
  @Override
  public String id() {
    return "acts";
  }

  @Override
  public Set<String> ids() {
    var ids = new TreeSet<>(Set.of("redirects-traffic", "loosens-permissions", "conceals-files"));
    for (Trigger trigger : Trigger.values()) {
      ids.add(executesOn(trigger));
    }
    return ids;
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> report) {
    for (Unit unit : inspection.units()) {
      if (unit.effect().compareTo(Effect.CONCEALS) <= 0) {
        report.accept(finding(unit));
      }
    }
  }

  private static Finding finding(Unit unit) {
    Behaviour behaviour = UnitBehaviour.of(unit);
    Severity severity = SeverityTable.of(unit, behaviour);
    String command = Wording.command(unit);
    Findings.Builder finding =
        Findings.at(unit)
            .severity(severity)
            .confidence(unit.hit().surface().confidence())
            .evidence(command);
    unit.closure().reached().stream()
        .filter(file -> file.facts().behaviour().compareTo(Behaviour.UNKNOWN_CODE) >= 0)
        .limit(5)
        .forEach(file ->
            file.facts().facts().stream()
                .limit(3)
                .forEach(fact ->
                    finding.related(
                        file.path(), fact.span(), FactWording.of(fact.kind()), fact.detail())));
    return finding.says(ruleOf(unit), message(unit, command));
  }

  static String ruleOf(Unit unit) {
    return switch (unit.effect()) {
      case EXECUTES -> executesOn(unit.trigger());
      case REDIRECTS -> "redirects-traffic";
      case LOOSENS -> "loosens-permissions";
      case CONCEALS -> "conceals-files";
      case INFLUENCES, RESTRICTS, INERT -> "inventory";
    };
  }

  /** What runs because somebody reads a file runs when it is opened. */
  private static String executesOn(Trigger trigger) {
    return "executes-on-" + (trigger == Trigger.READ ? Trigger.OPEN : trigger).label();
  }

  private static String message(Unit unit, String command) {
    String what =
        !command.isEmpty() && unit.effect() == Effect.EXECUTES
            ? "runs " + Findings.quote(command)
            : unit.note().isEmpty() ? verb(unit.effect()) : unit.note();
    return Wording.consumers(unit.consumers())
        + ": "
        + what
        + " "
        + Wording.when(unit.trigger())
        + ", "
        + Wording.gate(unit.gate());
  }

  private static String verb(Effect effect) {
    return switch (effect) {
      case EXECUTES -> "runs code of this repository";
      case REDIRECTS -> "sends traffic or credentials elsewhere";
      case LOOSENS -> "widens what may be done unasked";
      case CONCEALS -> "hides files";
      case INFLUENCES -> "enters the model's context";
      case RESTRICTS -> "narrows what may be done";
      case INERT -> "is read";
    };
  }
}
