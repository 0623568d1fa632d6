package dev.trustscan.scanner.detect;

import dev.trustscan.scanner.command.Behaviour;
import dev.trustscan.scanner.inspect.Unit;

/** What a unit does as a whole: its own command and every script that it reaches. */
final class UnitBehaviour {
  private UnitBehaviour() {}

  static Behaviour of(Unit unit) {
    return unit.closure().overall(unit.facts());
  }
}
