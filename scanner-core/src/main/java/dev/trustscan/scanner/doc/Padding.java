package dev.trustscan.scanner.doc;

import dev.trustscan.scanner.doc.DocNote.Kind;

/** Notes white space that pushes text out of sight or inflates a file. */
final class Padding {
  private static final int IN_A_LINE = 200;
  private static final int OVER_LINES = 10_000;

  private Padding() {}

  static void note(Reading in) {
    String text = in.text();
    int blanks = 0;
    int lineBlanks = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : 'x';
      if (c == '\n' || c == '\r') {
        lineBlanks = 0;
        blanks++;
      } else if (isBlank(c)) {
        lineBlanks++;
        blanks++;
      } else {
        if (blanks > OVER_LINES) {
          in.note(Kind.PADDING, i - blanks, i, blanks + " blank characters in a row");
        } else if (lineBlanks >= IN_A_LINE && i < text.length()) {
          in.note(Kind.PADDING, i - lineBlanks, i, lineBlanks + " blanks before more text");
        }
        lineBlanks = 0;
        blanks = 0;
      }
    }
  }

  private static boolean isBlank(char c) {
    return switch (c) {
      case ' ', '\t', '\u000B', '\f', '\u00A0', '\u1680', '\u202F', '\u205F', '\u2800', '\u3000' ->
          true;
      default -> c >= '\u2000' && c <= '\u200A';
    };
  }
}
