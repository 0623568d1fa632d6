package dev.trustscan.scanner.detect;

import dev.trustscan.scanner.closure.Closure;
import dev.trustscan.scanner.command.Behaviour;
import dev.trustscan.scanner.inspect.Unit;

/** What a unit does as a whole: its own command and every script that it reaches. */
final class UnitBehaviour {
  private UnitBehaviour() {}

  static Behaviour of(Unit unit) {
    Behaviour own = unit.facts().behaviour();
    Behaviour reached = Behaviour.NOTHING;
    for (Closure.Reached file : unit.closure().reached()) {
      reached = stronger(reached, file.facts().behaviour());
    }
    boolean onlyStarts = own == Behaviour.LOCAL_CODE && !unit.closure().reached().isEmpty();
    return onlyStarts ? reached : stronger(own, reached);
  }

  private static Behaviour stronger(Behaviour a, Behaviour b) {
    return a.compareTo(b) >= 0 ? a : b;
  }
}
