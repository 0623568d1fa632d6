package dev.trustscan.cli;

/**
 * A command line that makes no sense. The message is one printable sentence that says what to do.
 */
final class UsageException extends Exception {
  private static final long serialVersionUID = 1;

  UsageException(String message) {
    super(message);
  }
}
