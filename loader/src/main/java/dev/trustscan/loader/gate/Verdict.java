package dev.trustscan.loader.gate;

import dev.trustscan.loader.decision.Sha256;
import dev.trustscan.loader.decision.Trip;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** The gate's answer for one unit. There is no fourth. */
public sealed interface Verdict {
  /**
   * It may load.
   *
   * @param basis why
   * @param by the decision; empty where none is needed
   * @param until when that ends
   */
  record Allowed(Basis basis, Optional<Sha256> by, Instant until) implements Verdict {}

  /**
   * It does not load.
   *
   * @param reason why
   * @param was the decision that comes nearest, if there is one
   * @param trips the combinations that would have to be accepted by name
   */
  record Withheld(Reason reason, Optional<Sha256> was, Set<Trip> trips) implements Verdict {
    public Withheld {
      trips = Set.copyOf(trips);
    }
  }

  /**
   * Somebody said no.
   *
   * @param by the decision
   */
  record Denied(Sha256 by) implements Verdict {}

  /** Why something may load. */
  enum Basis {
    /** A signed decision over exactly this content. */
    DECISION,
    /** It only narrows what may be done, or does nothing. */
    HARMLESS,
    /**
     * An instruction of the recorded upstream, changed without a mark of risk since its decision.
     */
    NOTICE
  }
}
