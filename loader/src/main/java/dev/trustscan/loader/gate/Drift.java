package dev.trustscan.loader.gate;

import dev.trustscan.loader.decision.DecidedUnit;
import java.util.Optional;

/**
 * How a unit differs from the one that somebody decided on.
 *
 * @param kind how
 * @param before what was decided on
 * @param after what is there; empty if it is gone
 */
public record Drift(Kind kind, Optional<DecidedUnit> before, Optional<DecidedUnit> after) {
  /** The kinds of change, weightiest first. */
  public enum Kind {
    /** It was not there. */
    NEW,
    /** Its own value is another. */
    CHANGED,
    /** Its value is the same and what it reaches is not. */
    CLOSURE_CHANGED,
    /** A guard is gone. */
    RESTRICTION_REMOVED,
    /** Its meaning is the same, its file is not byte for byte. */
    BYTES_CHANGED,
    /** It is gone. */
    REMOVED
  }

  /** Whether a change of this kind asks by itself. */
  public boolean asks() {
    return kind != Kind.REMOVED && kind != Kind.BYTES_CHANGED;
  }
}
