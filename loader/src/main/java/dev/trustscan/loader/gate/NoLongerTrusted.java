package dev.trustscan.loader.gate;

/** A token is used after the yes behind it ended; ask the gate again. */
public final class NoLongerTrusted extends Exception {
  private static final long serialVersionUID = 1;

  /** For a token. */
  public NoLongerTrusted(Trusted<?> token) {
    super("the answer for " + token.unit() + " ended at " + token.until() + "; ask again");
  }
}
