package dev.trustscan.scanner.report;

import dev.trustscan.scanner.inspect.Unit;
import java.util.Optional;

/**
 * How a unit differs from an earlier state, as a change of capability and not of text.
 *
 * @param change how
 * @param before the unit as it was
 * @param after the unit as it is
 * @param capability what changed for the one who acts on it, in our own words
 */
public record Drift(Change change, Optional<Unit> before, Optional<Unit> after, String capability) {
  /** The kinds of change. */
  public enum Change {
    /** It was not there. */
    NEW,
    /** Its own value changed. */
    CHANGED,
    /** Its value is the same and what it reaches changed. */
    CLOSURE_CHANGED,
    /** It is gone. */
    REMOVED
  }
}
