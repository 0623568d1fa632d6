package dev.trustscan.scanner.command;

/** Bounds what folding constants and reading nested texts may cost, so that all stays linear. */
final class Budget {
  /** The longest text that is folded. */
  static final int LONGEST = 1 << 16;

  /** Texts inside texts: a shell's argument, decoded data, a function's call. */
  static final int DEEPEST = 24;

  /** Programs that do nothing but start the next one. */
  static final int MOST_WRAPPERS = 40;

  private long characters;
  private int calls = 20_000;

  Budget(long size) {
    this.characters = (4L << 20) + 4 * size;
  }

  /** Takes characters; false once they ran out. */
  boolean take(long count) {
    characters -= count;
    return characters >= 0;
  }

  /** Takes a call of a function or a round of a loop; false once they ran out. */
  boolean call() {
    return --calls >= 0;
  }
}
