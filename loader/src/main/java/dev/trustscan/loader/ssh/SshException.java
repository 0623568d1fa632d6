package dev.trustscan.loader.ssh;

/** A key, signature or answer that is malformed or not supported; the message is one sentence. */
public final class SshException extends Exception {
  private static final long serialVersionUID = 1;

  /** With a sentence that says what is wrong. */
  public SshException(String message) {
    super(message);
  }

  /** With a sentence that says what is wrong, and what showed it. */
  public SshException(String message, Throwable cause) {
    super(message, cause);
  }
}
