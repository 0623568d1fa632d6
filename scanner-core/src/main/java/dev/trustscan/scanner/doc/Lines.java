package dev.trustscan.scanner.doc;

/** One line of a text after the other. */
final class Lines {
  private final String text;
  private final int stop;
  private int next;
  private int start;
  private int end;

  Lines(String text, int from, int to) {
    this.text = text;
    this.next = from;
    this.stop = to;
  }

  static Lines of(Reading in) {
    return new Lines(in.text(), 0, in.text().length());
  }

  /** Moves to the next line. */
  boolean next() {
    if (next >= stop) {
      return false;
    }
    start = next;
    end = start;
    while (end < stop && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    next = Math.min(stop, text.startsWith("\r\n", end) ? end + 2 : end + 1);
    return true;
  }

  /** Offset of the line's first character. */
  int start() {
    return start;
  }

  /** Offset of the line's end, line end characters left out. */
  int end() {
    return end;
  }

  /** Offset of the first character that is no blank. */
  int first() {
    return skipBlank(text, start, end);
  }

  /** Offset behind the last character that is no blank. */
  int last() {
    return trimEnd(text, start, end);
  }

  /** Offset of the next line. */
  int after() {
    return next;
  }

  /** The first such character in a range, -1 if there is none; never looks further. */
  static int find(String text, int from, int to, char wanted) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) == wanted) {
        return i;
      }
    }
    return -1;
  }

  boolean isBlank() {
    return first() == end;
  }

  static int skipBlank(String text, int from, int to) {
    int i = from;
    while (i < to && isBlank(text.charAt(i))) {
      i++;
    }
    return i;
  }

  static int trimEnd(String text, int from, int to) {
    int i = to;
    while (i > from && isBlank(text.charAt(i - 1))) {
      i--;
    }
    return i;
  }

  static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\f' || c == '\u000B';
  }
}
