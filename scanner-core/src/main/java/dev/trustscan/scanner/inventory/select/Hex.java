package dev.trustscan.scanner.inventory.select;

/** Object ids in text. */
final class Hex {
  private static final int SHORTEST = 40;

  private Hex() {}

  /** Whether the text begins with an object id. */
  static boolean startsWithId(String text) {
    return text.length() >= SHORTEST && isHex(text, SHORTEST);
  }

  /** Whether the text is an object id of either length. */
  static boolean isId(String text) {
    return (text.length() == SHORTEST || text.length() == 64) && isHex(text, text.length());
  }

  private static boolean isHex(String text, int length) {
    for (int i = 0; i < length; i++) {
      if (Character.digit(text.charAt(i), 16) < 0 || text.charAt(i) > 'f') {
        return false;
      }
    }
    return true;
  }
}
