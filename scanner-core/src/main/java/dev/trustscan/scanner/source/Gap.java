package dev.trustscan.scanner.source;

/**
 * Something that was not looked at.
 *
 * @param path where; the root for the whole scan
 * @param reason why
 * @param detail a sentence with the figures, no text of the target in it
 */
public record Gap(RepoPath path, Reason reason, String detail) {
  /** Why something was not looked at. */
  public enum Reason {
    /** No permission, or an I/O error. */
    UNREADABLE,
    /** Larger than the limit; hashed if that was possible. */
    TOO_LARGE,
    /** Nested deeper than the limit. */
    TOO_DEEP,
    /** More nodes, aliases or entries than the limit. */
    TOO_MANY,
    /** The time limit ran out. */
    TIME,
    /** It changed while it was read. */
    CHANGED,
    /** The bytes are not what the format demands, so the consumer may read what we did not. */
    MALFORMED,
    /** The object is not in this clone (partial or shallow). */
    MISSING_OBJECT,
    /** A format, extension or layout that this version does not read. */
    UNSUPPORTED,
    /** A link that leaves the repository; what lies there is not the repository's. */
    OUTSIDE
  }
}
