package dev.trustscan.scanner.doc;

/** What counts as a number, to whom. */
final class JsonNumbers {
  private JsonNumbers() {}

  /** RFC 8259. */
  static boolean isStrict(String word) {
    int i = word.startsWith("-") ? 1 : 0;
    int whole = digits(word, i);
    if (whole == i || (word.charAt(i) == '0' && whole > i + 1)) {
      return false;
    }
    i = whole;
    if (i < word.length() && word.charAt(i) == '.') {
      int fraction = digits(word, i + 1);
      if (fraction == i + 1) {
        return false;
      }
      i = fraction;
    }
    return exponent(word, i);
  }

  /** JSON5: a sign, hexadecimal, a bare point, infinity. */
  static boolean isFive(String word) {
    String bare = unsigned(word);
    if (bare.equals("Infinity") || bare.equals("NaN")) {
      return true;
    }
    if (bare.startsWith("0x") || bare.startsWith("0X")) {
      return isHex(bare, 2);
    }
    if (bare.length() > 1 && bare.charAt(0) == '0' && Character.isDigit(bare.charAt(1))) {
      return false;
    }
    return isDecimal(bare);
  }

  /** Whatever some reader takes for a number: JSON5's and leading zeros. */
  static boolean isLenient(String word) {
    return isFive(word) || isDecimal(unsigned(word));
  }

  /** Digits with an optional point and exponent. */
  static boolean isDecimal(String bare) {
    int i = digits(bare, 0);
    int count = i;
    if (i < bare.length() && bare.charAt(i) == '.') {
      int fraction = digits(bare, i + 1);
      count += fraction - i - 1;
      i = fraction;
    }
    return count > 0 && exponent(bare, i);
  }

  private static boolean exponent(String word, int from) {
    if (from == word.length()) {
      return true;
    }
    if (word.charAt(from) != 'e' && word.charAt(from) != 'E') {
      return false;
    }
    int i = from + 1;
    if (i < word.length() && (word.charAt(i) == '+' || word.charAt(i) == '-')) {
      i++;
    }
    int stop = digits(word, i);
    return stop > i && stop == word.length();
  }

  private static boolean isHex(String word, int from) {
    for (int i = from; i < word.length(); i++) {
      if (Character.digit(word.charAt(i), 16) < 0 || word.charAt(i) > 'f') {
        return false;
      }
    }
    return word.length() > from;
  }

  private static int digits(String word, int from) {
    int i = from;
    while (i < word.length() && word.charAt(i) >= '0' && word.charAt(i) <= '9') {
      i++;
    }
    return i;
  }

  private static String unsigned(String word) {
    return word.startsWith("-") || word.startsWith("+") ? word.substring(1) : word;
  }
}
