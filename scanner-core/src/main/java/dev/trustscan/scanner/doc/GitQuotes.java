package dev.trustscan.scanner.doc;

/** git's C-style quotes. */
final class GitQuotes {
  private GitQuotes() {}

  /**
   * Reads a quoted word.
   *
   * @return the offset behind the closing quote, -1 if this is no quoted word
   */
  static int read(String text, int start, int end, StringBuilder out) {
    int i = start + 1;
    while (i < end) {
      char c = text.charAt(i);
      if (c == '"') {
        return i + 1;
      }
      if (c != '\\') {
        out.append(c);
        i++;
        continue;
      }
      if (i + 1 >= end) {
        return -1;
      }
      char escaped = text.charAt(i + 1);
      int simple = "abfnrtv\\\"".indexOf(escaped);
      if (simple >= 0) {
        out.append("\u0007\b\f\n\r\t\u000B\\\"".charAt(simple));
        i += 2;
      } else if (isOctal(text, i + 1, end)) {
        out.append((char) Integer.parseInt(text, i + 1, i + 4, 8));
        i += 4;
      } else {
        return -1;
      }
    }
    return -1;
  }

  private static boolean isOctal(String text, int from, int end) {
    if (from + 3 > end || text.charAt(from) > '3') {
      return false;
    }
    for (int i = from; i < from + 3; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '7') {
        return false;
      }
    }
    return true;
  }
}
