package dev.trustscan.loader.sandbox.host;

/**
 * A layer of the sandbox is missing or refused. The message is one sentence that names the layer
 * and says what to do; nothing of the run was started.
 */
public final class SetupException extends Exception {
  private static final long serialVersionUID = 1;

  public SetupException(String message) {
    super(message);
  }

  public SetupException(String message, Throwable cause) {
    super(message, cause);
  }
}
