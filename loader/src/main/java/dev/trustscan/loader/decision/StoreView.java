package dev.trustscan.loader.decision;

import java.util.List;

/** The store as the gate sees it at one moment. Only {@link Sound} can lead to a yes. */
public sealed interface StoreView {
  /**
   * Every line was verified.
   *
   * @param decisions own decisions in the order of the log, and those of teams whose anchors the
   *     user accepts
   * @param advised decisions of teams that are only shown beside the question
   * @param revocations everything taken back
   * @param checkpoint size and head of the log that was verified
   */
  record Sound(
      List<Decision> decisions,
      List<Decision> advised,
      List<Revocation> revocations,
      Checkpoint checkpoint)
      implements StoreView {
    public Sound {
      decisions = List.copyOf(decisions);
      advised = List.copyOf(advised);
      revocations = List.copyOf(revocations);
    }
  }

  /**
   * Something in it was edited, truncated, unsigned, or may be written by others.
   *
   * @param where the file and line, printable
   * @param reason what is wrong and what to do, one sentence
   */
  record Unsound(String where, String reason) implements StoreView {}

  /**
   * It is older than the mark kept elsewhere.
   *
   * @param reason what is wrong and what to do, one sentence
   */
  record RolledBack(String reason) implements StoreView {}

  /**
   * The state of the log.
   *
   * @param size number of lines
   * @param root over all of them
   */
  record Checkpoint(long size, Sha256 root) {
    /** Of a store without lines. */
    public static final Checkpoint EMPTY = new Checkpoint(0, Sha256.of(new byte[0]));
  }

  /** A store that does not exist yet: sound, and without decisions. */
  static StoreView empty() {
    return new Sound(List.of(), List.of(), List.of(), Checkpoint.EMPTY);
  }
}
