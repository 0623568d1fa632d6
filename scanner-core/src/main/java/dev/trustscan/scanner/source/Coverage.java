package dev.trustscan.scanner.source;

import java.util.List;

/**
 * How much of what should have been looked at was looked at.
 *
 * @param gaps what was not
 */
public record Coverage(List<Gap> gaps) {
  /** The two states; INCOMPLETE beats every other verdict. */
  public enum State {
    /** Everything that can act was looked at. */
    COMPLETE,
    /** Something that can act was not. */
    INCOMPLETE
  }

  public Coverage {
    gaps = List.copyOf(gaps);
  }

  /** The state. */
  public State state() {
    return gaps.isEmpty() ? State.COMPLETE : State.INCOMPLETE;
  }
}
