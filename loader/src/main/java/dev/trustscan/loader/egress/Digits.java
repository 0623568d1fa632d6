package dev.trustscan.loader.egress;

/**
 * Decimal numbers in their one spelling: no sign, no leading zero, no other digits than ASCII's.
 */
final class Digits {
  private Digits() {}

  /** The number, or -1 if it is not spelled so or above the greatest one. */
  static int parse(String written, int greatest) {
    return (int) parse(written, (long) greatest);
  }

  /** The number, or -1 if it is not spelled so or above the greatest one. */
  static long parse(String written, long greatest) {
    if (written.isEmpty()
        || written.length() > 18
        || (written.length() > 1 && written.charAt(0) == '0')) {
      return -1;
    }
    long number = 0;
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      number = number * 10 + (c - '0');
    }
    return number > greatest ? -1 : number;
  }
}
