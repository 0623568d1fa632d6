package dev.trustscan.scanner.git;

import java.io.IOException;

/** Git data that cannot be read. The message has no text of the repository in it. */
public final class GitException extends IOException {
  private static final long serialVersionUID = 1;

  private final Reason reason;

  /** Why git data cannot be read. */
  public enum Reason {
    /** Not in this clone. */
    MISSING,
    /** Not what the format demands. */
    DAMAGED,
    /** A format that is not read here. */
    UNSUPPORTED,
    /** Beyond a limit. */
    TOO_LARGE,
    /** A short name that several objects have. */
    AMBIGUOUS
  }

  public GitException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  static GitException damaged(String message) {
    return new GitException(Reason.DAMAGED, message);
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }
}
