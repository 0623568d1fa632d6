package dev.trustscan.loader.sandbox.plan;

/**
 * A run that cannot be had as asked for. The message is one sentence that says what to do; nothing
 * of it ran.
 */
public final class PlanException extends Exception {
  private static final long serialVersionUID = 1;

  public PlanException(String message) {
    super(message);
  }

  public PlanException(String message, Throwable cause) {
    super(message, cause);
  }
}
