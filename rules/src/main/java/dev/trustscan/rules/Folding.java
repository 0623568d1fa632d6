package dev.trustscan.rules;

/** Folds ASCII case, as the file systems and readers concerned agree on; leaves the rest alone. */
public final class Folding {
  private Folding() {}

  /** A character in lower case. */
  public static char fold(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
  }

  /** The hash of a folded text and one more character. */
  public static int add(int hash, char c) {
    return 31 * hash + fold(c);
  }
}
