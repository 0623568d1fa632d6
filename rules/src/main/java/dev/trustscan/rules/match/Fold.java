package dev.trustscan.rules.match;

/** Folds ASCII case, as the file systems and readers concerned agree on; leaves the rest alone. */
final class Fold {
  private Fold() {}

  static String ascii(String s) {
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        return fold(s, i);
      }
    }
    return s;
  }

  private static String fold(String s, int from) {
    char[] chars = s.toCharArray();
    for (int i = from; i < chars.length; i++) {
      char c = chars[i];
      if (c >= 'A' && c <= 'Z') {
        chars[i] = (char) (c + ('a' - 'A'));
      }
    }
    return new String(chars);
  }
}
