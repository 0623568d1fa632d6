package dev.trustscan.loader.envelope;

import org.jspecify.annotations.Nullable;

/** Something that is not in the one form we write; the message is one sentence. */
public final class EnvelopeException extends Exception {
  private static final long serialVersionUID = 1;

  /** With a sentence that says what is wrong. */
  public EnvelopeException(String message) {
    super(message);
  }

  /** With a sentence that says what is wrong, and what showed it. */
  public EnvelopeException(@Nullable String message, Throwable cause) {
    super(message, cause);
  }
}
