package dev.trustscan.loader.gate;

import dev.trustscan.loader.decision.Decision;
import dev.trustscan.loader.decision.Trip;
import dev.trustscan.rules.Effect;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** How long an answer may hold, by what it is about. The gate enforces it, whatever was signed. */
public final class Expiry {
  /** For one use. */
  public static final Duration ONCE = Duration.ofHours(12);

  private static final Duration NOT_BOUND = Duration.ofDays(7);
  private static final Duration TRIP = Duration.ofDays(30);
  private static final Duration EXEC = Duration.ofDays(180);
  private static final Duration TEXT = Duration.ofDays(365);

  private Expiry() {}

  /** The longest that a yes for such a unit holds. */
  public static Duration longest(UnitFacts unit, Set<Trip> trips) {
    if (unit.capabilities().contains(Capability.NOT_BOUND)) {
      return NOT_BOUND;
    }
    if (!trips.isEmpty()) {
      return TRIP;
    }
    boolean acts =
        unit.now().effect().compareTo(Effect.LOOSENS) <= 0
            || unit.capabilities().contains(Capability.EXEC)
            || unit.capabilities().contains(Capability.NET_OUT)
            || unit.capabilities().contains(Capability.GRANT);
    return acts ? EXEC : TEXT;
  }

  static Instant of(Decision decision, UnitFacts unit, Set<Trip> trips, Policy policy) {
    Duration most = longest(unit, trips);
    if (decision.answer() == Decision.Answer.ALLOW_ONCE && ONCE.compareTo(most) < 0) {
      most = ONCE;
    }
    Duration cap = Duration.ofDays(policy.days());
    Instant end = decision.notBefore().plus(cap.compareTo(most) < 0 ? cap : most);
    return end.isBefore(decision.notAfter()) ? end : decision.notAfter();
  }
}
