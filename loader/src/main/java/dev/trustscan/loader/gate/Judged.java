package dev.trustscan.loader.gate;

import dev.trustscan.loader.decision.Trip;
import java.util.Optional;
import java.util.Set;

/**
 * A unit and the gate's answer.
 *
 * @param unit what
 * @param verdict the answer
 * @param drift how it differs from what was decided, if it does
 * @param trips the combinations it takes part in, accepted or not
 */
public record Judged(InertUnit unit, Verdict verdict, Optional<Drift> drift, Set<Trip> trips) {
  public Judged {
    trips = Set.copyOf(trips);
  }
}
