package dev.trustscan.loader.gate;

import java.util.Set;

/**
 * What the user and the system allow beyond decisions. The system's policy can only make it
 * stricter.
 *
 * @param instructions what happens to an instruction of the recorded upstream that changed without
 *     a mark of risk since somebody allowed it
 * @param days the longest an answer holds, whatever it says
 * @param headlessNotBound whether units that run bytes from outside may load without a person
 * @param withhold tools for which nothing that acts is loaded
 */
public record Policy(
    Instructions instructions, int days, boolean headlessNotBound, Set<String> withhold) {
  /** Without a file. */
  public static final Policy DEFAULT = new Policy(Instructions.NOTICE, 365, false, Set.of());

  public Policy {
    withhold = Set.copyOf(withhold);
  }

  /** What happens to changed instructions. */
  public enum Instructions {
    /** They load, and it is said. */
    NOTICE,
    /** They are asked about. */
    ASK
  }

  /** The stricter of both in every point. */
  public Policy and(Policy other) {
    var all = new java.util.TreeSet<>(withhold);
    all.addAll(other.withhold);
    return new Policy(
        instructions.compareTo(other.instructions) >= 0 ? instructions : other.instructions,
        Math.min(days, other.days),
        headlessNotBound && other.headlessNotBound,
        all);
  }
}
