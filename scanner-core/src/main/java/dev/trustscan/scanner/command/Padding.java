package dev.trustscan.scanner.command;

import dev.trustscan.scanner.command.Fact.Kind;

/** Runs of white space so long that what follows is out of sight. */
final class Padding {
  private static final int WIDE = 160;
  private static final int TALL = 200;

  private Padding() {}

  static void check(Session session, String text, Place place) {
    int blanks = 0;
    int lines = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        lines++;
        // A line of nothing but blanks hides nothing at its end.
        blanks = 0;
      } else if (c == ' ' || c == '\t' || c == '\u00a0' || c == '\u3000' || c == '\u2003') {
        blanks++;
      } else if (c != '\r') {
        if (blanks >= WIDE || lines >= TALL) {
          session.fact(Kind.PADDED, place.at(i, i + 1), blanks + " blanks, " + lines + " lines");
        }
        blanks = 0;
        lines = 0;
      }
    }
  }
}
