package dev.trustscan.loader.store;

import dev.trustscan.loader.decision.Decision;
import java.util.List;

/** What teams decided. */
final class Bundles {
  private Bundles() {}

  /**
   * The words of teams that are in force.
   *
   * @param accepted those that count as the user's own
   * @param advised those that are shown beside the question
   */
  record Words(List<Decision> accepted, List<Decision> advised) {
    static final Words NONE = new Words(List.of(), List.of());
  }
}
