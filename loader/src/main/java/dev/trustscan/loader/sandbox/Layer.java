package dev.trustscan.loader.sandbox;

/**
 * One layer of the sandbox on this machine, as found by trying.
 *
 * @param name which
 * @param state whether it holds
 * @param detail what was seen
 * @param without what its absence means, or what to do about it
 */
public record Layer(String name, State state, String detail, String without) {
  /** Whether a layer holds. */
  public enum State {
    /** Tried, and it holds. */
    HOLDS,
    /** Tried, and it does not; runs are refused. */
    MISSING,
    /** Not there, and runs do without it in the way that is said. */
    REDUCED
  }

  static Layer of(String name, boolean holds, String detail, String without) {
    return new Layer(name, holds ? State.HOLDS : State.MISSING, detail, without);
  }
}
