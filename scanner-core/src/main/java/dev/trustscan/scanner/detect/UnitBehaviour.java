package dev.trustscan.scanner.detect;

import dev.trustscan.rules.UnitKind;
import dev.trustscan.scanner.command.Behaviour;
import dev.trustscan.scanner.inspect.Unit;

/** What a unit does as a whole: its own command and every script that it reaches. */
final class UnitBehaviour {
  private UnitBehaviour() {}

  static Behaviour of(Unit unit) {
    Behaviour whole = unit.closure().overall(unit.facts());
    boolean server = unit.kind() == UnitKind.MCP_SERVER && !unit.closure().reached().isEmpty();
    // A server's text may look idle; what it answers later reaches the model all the same.
    return server ? Behaviour.stronger(whole, Behaviour.LOCAL_CODE) : whole;
  }
}
