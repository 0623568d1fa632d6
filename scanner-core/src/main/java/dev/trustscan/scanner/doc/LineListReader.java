package dev.trustscan.scanner.doc;

import java.util.ArrayList;

/** Files with an entry a line. */
final class LineListReader {
  private LineListReader() {}

  /** Entries without blank lines and comments. */
  static Node lines(Reading in) {
    var items = new ArrayList<Node>();
    Lines lines = Lines.of(in);
    while (lines.next()) {
      int first = lines.first();
      if (!lines.isBlank() && in.text().charAt(first) != '#') {
        items.add(in.verbatim(first, lines.last()));
      }
    }
    return in.list(items, 0, in.text().length());
  }

  /** Patterns; a blank at the end counts if it is escaped. */
  static Node ignore(Reading in) {
    var items = new ArrayList<Node>();
    Lines lines = Lines.of(in);
    while (lines.next()) {
      int end = lines.end();
      while (end > lines.start()
          && in.text().charAt(end - 1) == ' '
          && !(end - 2 >= lines.start() && in.text().charAt(end - 2) == '\\')) {
        end--;
      }
      if (end > lines.start() && in.text().charAt(lines.start()) != '#') {
        items.add(in.verbatim(lines.start(), end));
      }
    }
    return in.list(items, 0, in.text().length());
  }

  /** The one path of a pointer file, without line ends behind it. */
  static Node pointer(Reading in) {
    int end = in.text().length();
    while (end > 0 && (in.text().charAt(end - 1) == '\n' || in.text().charAt(end - 1) == '\r')) {
      end--;
    }
    return in.verbatim(0, end);
  }
}
