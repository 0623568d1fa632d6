package dev.trustscan.loader.store;

/** The store refused; the message says what is wrong and what to do. */
public final class StoreException extends Exception {
  private static final long serialVersionUID = 1;

  private final Kind kind;

  /** Why it refused. */
  public enum Kind {
    /** What was shown is no longer what is there. */
    STALE,
    /** The key may not say this. */
    NOT_AUTHORISED,
    /** The store was edited, truncated, is damaged, or may be written by others. */
    UNSOUND,
    /** It is older than the mark. */
    ROLLED_BACK,
    /** There is no store yet, or it has no key. */
    ABSENT,
    /** Another process holds it. */
    LOCKED,
    /** What was asked for cannot be done. */
    REFUSED,
    /** The file system failed. */
    FAILED
  }

  /** With a sentence for people. */
  public StoreException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** With a sentence for people, and what showed it. */
  public StoreException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** Why it refused. */
  public Kind kind() {
    return kind;
  }

  static StoreException unsound(String where, String what) {
    return new StoreException(Kind.UNSOUND, where + ": " + what);
  }
}
