package dev.trustscan.scanner.detect;

import dev.trustscan.rules.DerivedSeverity;
import dev.trustscan.rules.Effect;
import dev.trustscan.rules.GateKind;
import dev.trustscan.rules.Severity;
import dev.trustscan.rules.Trigger;
import dev.trustscan.rules.UnitKind;
import dev.trustscan.scanner.command.Behaviour;
import dev.trustscan.scanner.command.Fact;
import dev.trustscan.scanner.inspect.Unit;

/**
 * Derives a unit's severity from when it acts, with what authority, and what it reaches. The table
 * stands in the catalogue's README; a word in a text never changes it.
 */
final class SeverityTable {
  private SeverityTable() {}

  /**
   * The severity of a unit by itself.
   *
   * @param unit the unit
   * @param behaviour what its command does, through everything it reaches
   */
  static Severity of(Unit unit, Behaviour behaviour) {
    Severity own = ofUnit(unit, behaviour);
    return DataFolders.has(unit.path()) && !unit.hit().selectorFound()
        // Test data: no tool loads it from the repository's root.
        ? milder(own, Severity.MEDIUM)
        : own;
  }

  private static Severity ofUnit(Unit unit, Behaviour behaviour) {
    Severity base = unit.severity().orElseGet(() -> derived(unit));
    if (unit.effect() != Effect.EXECUTES || !judged(unit)) {
      return base;
    }
    Severity adjusted = adjust(base, unit, behaviour);
    return payload(unit, behaviour) ? Severity.CRITICAL : adjusted;
  }

  /**
   * A server, helper or task is a program; code on its command line is a payload with such a name.
   * Hooks are often one-liners for good reasons.
   */
  private static boolean payload(Unit unit, Behaviour behaviour) {
    boolean program =
        unit.kind() == UnitKind.MCP_SERVER
            ? unit.trigger().compareTo(Trigger.SESSION_START) <= 0
            : unit.kind() == UnitKind.HELPER
                && unit.gate().kind() == GateKind.NONE
                && unit.trigger().compareTo(Trigger.TOOL_USE) <= 0;
    return program
        && unit.facts().has(Fact.Kind.INLINE_CODE)
        && behaviour.compareTo(Behaviour.UNKNOWN_CODE) >= 0;
  }

  /** Whether there was anything to judge: a command, or a script's own text. */
  private static boolean judged(Unit unit) {
    return unit.command().isPresent()
        || unit.facts().behaviour() != Behaviour.NOTHING
        || (unit.pointer().equals("$") && unit.hit().surface().format().isProgram());
  }

  static Severity derived(Unit unit) {
    return DerivedSeverity.of(unit.effect(), unit.trigger(), unit.gate().kind());
  }

  private static Severity adjust(Severity base, Unit unit, Behaviour behaviour) {
    boolean automatic = unit.trigger().compareTo(Trigger.SESSION_START) <= 0;
    boolean early = unit.trigger().compareTo(Trigger.TOOL_USE) <= 0;
    boolean stated = unit.severity().isPresent();
    return switch (behaviour) {
      case NOTHING -> milder(base, Severity.INFO);
      case READ_ONLY ->
          milder(base, automatic ? Severity.MEDIUM : early ? Severity.LOW : Severity.INFO);
      case KNOWN_TOOL -> milder(base, early || stated ? Severity.MEDIUM : Severity.INFO);
      case OUTSIDE_PROGRAM -> milder(base, early || stated ? Severity.MEDIUM : Severity.LOW);
      case LOCAL_CODE -> stated || !onRequest(unit) ? base : milder(base, Severity.LOW);
      case UNKNOWN_CODE -> base;
      case FETCHED_CODE -> early ? worse(base, Severity.HIGH) : worse(base, Severity.MEDIUM);
      case HOSTILE ->
          early || unit.trigger() == Trigger.INSTALL
              ? Severity.CRITICAL
              : worse(base, onRequest(unit) ? Severity.MEDIUM : Severity.HIGH);
    };
  }

  private static boolean onRequest(Unit unit) {
    return unit.trigger() == Trigger.COMMAND || unit.trigger() == Trigger.CI;
  }

  /** The less severe of two. */
  static Severity milder(Severity a, Severity b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  /** The more severe of two. */
  static Severity worse(Severity a, Severity b) {
    return a.compareTo(b) <= 0 ? a : b;
  }
}
