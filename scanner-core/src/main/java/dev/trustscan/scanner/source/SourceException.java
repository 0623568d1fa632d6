package dev.trustscan.scanner.source;

/**
 * A source that cannot be read at all. The message is one sentence for the user that names what was
 * asked for and what to do; text that came from the target is already quoted and escaped.
 */
public final class SourceException extends Exception {
  private static final long serialVersionUID = 1;

  private final Reason reason;

  /** Why a source cannot be read. */
  public enum Reason {
    /** Nothing lies at the path. */
    NOT_FOUND,
    /** The path is not a directory, archive or repository of the kind asked for. */
    NOT_A_REPOSITORY,
    /** No such ref or commit. */
    UNKNOWN_REF,
    /** No permission, or an I/O error at the top. */
    UNREADABLE,
    /** A damaged pack, index or archive. */
    DAMAGED,
    /** A layout that this version does not read. */
    UNSUPPORTED
  }

  public SourceException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public SourceException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }
}
