package dev.trustscan.scanner.doc;

import dev.trustscan.scanner.doc.Node.ScalarType;

/** What a bare word is to TOML. */
final class TomlWords {
  private TomlWords() {}

  /** The type of a word; NULL, which TOML does not have, for what is no value. */
  static ScalarType type(String word) {
    if (word.equals("true") || word.equals("false")) {
      return ScalarType.BOOLEAN;
    }
    if (isNumber(word)) {
      return ScalarType.NUMBER;
    }
    return isDate(word) ? ScalarType.STRING : ScalarType.NULL;
  }

  private static boolean isNumber(String word) {
    boolean signed = word.startsWith("+") || word.startsWith("-");
    String bare = signed ? word.substring(1) : word;
    if (bare.equals("inf") || bare.equals("nan")) {
      return true;
    }
    if (!signed && bare.length() > 2 && bare.charAt(0) == '0') {
      switch (bare.charAt(1)) {
        case 'x' -> {
          return digits(bare, 2, 16) == bare.length();
        }
        case 'o' -> {
          return digits(bare, 2, 8) == bare.length();
        }
        case 'b' -> {
          return digits(bare, 2, 2) == bare.length();
        }
        default -> {}
      }
    }
    return isDecimal(bare);
  }

  private static boolean isDecimal(String bare) {
    int i = digits(bare, 0, 10);
    if (i <= 0 || (bare.charAt(0) == '0' && i > 1)) {
      return false;
    }
    if (i < bare.length() && bare.charAt(i) == '.') {
      i = digits(bare, i + 1, 10);
    }
    if (i > 0 && i < bare.length() && (bare.charAt(i) == 'e' || bare.charAt(i) == 'E')) {
      int from = i + 1;
      boolean signed = from < bare.length() && "+-".indexOf(bare.charAt(from)) >= 0;
      i = digits(bare, signed ? from + 1 : from, 10);
    }
    return i == bare.length();
  }

  /** The end of digits with single underscores between them, -1 if there are none. */
  private static int digits(String word, int from, int radix) {
    int i = from;
    while (i < word.length()) {
      char c = word.charAt(i);
      boolean digit = c < 0x80 && Character.digit(c, radix) >= 0;
      boolean between =
          c == '_'
              && i > from
              && word.charAt(i - 1) != '_'
              && i + 1 < word.length()
              && Character.digit(word.charAt(i + 1), radix) >= 0;
      if (!digit && !between) {
        break;
      }
      i++;
    }
    return i > from ? i : -1;
  }

  /** Dates and times; only their shape is checked. */
  private static boolean isDate(String word) {
    String time = word;
    if (shape(word, "0000-00-00")) {
      if (word.length() == 10) {
        return true;
      }
      if (" tT".indexOf(word.charAt(10)) < 0) {
        return false;
      }
      time = withoutZone(word.substring(11));
    }
    if (!shape(time, "00:00")) {
      return false;
    }
    int i = 5;
    if (shape(time.substring(i), ":00")) {
      i += 3;
      if (i < time.length() && time.charAt(i) == '.') {
        i = digits(time, i + 1, 10);
      }
    }
    return i == time.length();
  }

  private static String withoutZone(String time) {
    if (time.endsWith("Z") || time.endsWith("z")) {
      return time.substring(0, time.length() - 1);
    }
    int zone = Math.max(time.lastIndexOf('+'), time.lastIndexOf('-'));
    boolean is = zone > 0 && time.length() == zone + 6 && shape(time.substring(zone + 1), "00:00");
    return is ? time.substring(0, zone) : time;
  }

  /** Whether a text begins with a shape in which 0 is any digit. */
  private static boolean shape(String text, String shape) {
    if (text.length() < shape.length()) {
      return false;
    }
    for (int i = 0; i < shape.length(); i++) {
      char c = text.charAt(i);
      boolean fits = shape.charAt(i) == '0' ? c >= '0' && c <= '9' : c == shape.charAt(i);
      if (!fits) {
        return false;
      }
    }
    return true;
  }
}
