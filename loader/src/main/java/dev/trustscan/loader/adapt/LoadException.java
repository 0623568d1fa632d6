package dev.trustscan.loader.adapt;

/** Nothing was loaded, for a reason that the caller can do something about. */
public final class LoadException extends Exception {
  private static final long serialVersionUID = 1;

  private final boolean usage;

  LoadException(String message, boolean usage) {
    super(message);
    this.usage = usage;
  }

  /** Whether the call asked for something that makes no sense, rather than the system refusing. */
  public boolean isUsage() {
    return usage;
  }
}
