package dev.trustscan.scanner.inventory.select;

import java.util.function.Predicate;

/** Looks at lines without making a string of each. */
final class Lines {
  private Lines() {}

  /** Whether a line, after its indentation, begins so. */
  static boolean anyStartsWith(String text, String start) {
    int at = text.indexOf(start);
    while (at >= 0) {
      if (isIndentation(text, at)) {
        return true;
      }
      at = text.indexOf(start, at + 1);
    }
    return false;
  }

  private static boolean isIndentation(String text, int at) {
    // Bounded, so that a long run of blanks before each of many hits stays linear.
    for (int i = at - 1, n = 0; i >= 0 && n < 200; i--, n++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        return true;
      }
      if (c != ' ' && c != '\t' && c != '\uFEFF') {
        return false;
      }
    }
    return at == 0 || at <= 200;
  }

  /** Whether one of the first or last lines passes; overlong lines are left out. */
  static boolean anyAtEnds(String text, int lines, int longest, Predicate<String> test) {
    int start = 0;
    for (int i = 0; i < lines && start < text.length(); i++) {
      int end = endOfLine(text, start);
      if (end - start <= longest && test.test(text.substring(start, end))) {
        return true;
      }
      start = end + 1;
    }
    int end = text.length();
    for (int i = 0; i <= lines && end >= start; i++) {
      int begin = text.lastIndexOf('\n', end - 1) + 1;
      if (begin >= start && end - begin <= longest && test.test(text.substring(begin, end))) {
        return true;
      }
      end = begin - 1;
    }
    return false;
  }

  private static int endOfLine(String text, int start) {
    int end = text.indexOf('\n', start);
    return end < 0 ? text.length() : end;
  }
}
