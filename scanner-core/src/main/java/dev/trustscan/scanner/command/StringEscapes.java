package dev.trustscan.scanner.command;

/** Backslash escapes in strings of programming languages. */
final class StringEscapes {
  private StringEscapes() {}

  static String read(String s) {
    if (s.indexOf('\\') < 0) {
      return s;
    }
    var out = new StringBuilder(s.length());
    int i = 0;
    while (i < s.length()) {
      char c = s.charAt(i++);
      if (c != '\\' || i >= s.length()) {
        out.append(c);
        continue;
      }
      char e = s.charAt(i++);
      switch (e) {
        case 'n' -> out.append('\n');
        case 't' -> out.append('\t');
        case 'r' -> out.append('\r');
        case '\n' -> {}
        case 'x' -> i = number(s, i, 2, out);
        case 'u' ->
            i = i < s.length() && s.charAt(i) == '{' ? braced(s, i, out) : number(s, i, 4, out);
        case 'U' -> i = number(s, i, 8, out);
        case '0', '1', '2', '3', '4', '5', '6', '7' -> i = octal(s, i - 1, out);
        default -> out.append(e);
      }
    }
    return out.toString();
  }

  private static int number(String s, int from, int most, StringBuilder out) {
    int value = 0;
    int i = from;
    while (i < s.length() && i < from + most && Character.digit(s.charAt(i), 16) >= 0) {
      value = value * 16 + Character.digit(s.charAt(i++), 16);
    }
    append(value, out);
    return i;
  }

  private static int braced(String s, int from, StringBuilder out) {
    int i = from + 1;
    int value = 0;
    while (i < s.length() && Character.digit(s.charAt(i), 16) >= 0 && value < 0x110000) {
      value = value * 16 + Character.digit(s.charAt(i++), 16);
    }
    append(value, out);
    return i < s.length() && s.charAt(i) == '}' ? i + 1 : i;
  }

  private static int octal(String s, int from, StringBuilder out) {
    int value = 0;
    int i = from;
    while (i < s.length() && i < from + 3 && s.charAt(i) >= '0' && s.charAt(i) <= '7') {
      value = value * 8 + s.charAt(i++) - '0';
    }
    append(value, out);
    return i;
  }

  private static void append(int value, StringBuilder out) {
    if (Character.isValidCodePoint(value)) {
      out.appendCodePoint(value);
    }
  }
}
