package dev.trustscan.loader.githook;

/** A hook that is not installed or removed, with a sentence that says why and what to do. */
public final class HookException extends Exception {
  private static final long serialVersionUID = 1;

  public HookException(String message) {
    super(message);
  }

  HookException(String message, Throwable cause) {
    super(message, cause);
  }
}
