package dev.trustscan.rules;

import java.util.List;

/**
 * A condition on a scalar inside a unit's node.
 *
 * @param at structural path relative to the unit's node, {@code .} for the node itself
 * @param test how to compare
 * @param values what to compare with; compared without regard to case unless the test is {@code
 *     MATCHES}, whose values are re2 patterns
 */
public record Condition(String at, Test test, List<String> values) {
  /** The comparison. */
  public enum Test {
    /** The scalar is one of the values. */
    IS,
    /** The scalar is absent or none of the values. */
    IS_NOT,
    /** The scalar contains a match of one of the patterns. */
    MATCHES,
    /** Something is there. */
    PRESENT,
    /** Nothing is there. */
    ABSENT
  }
}
