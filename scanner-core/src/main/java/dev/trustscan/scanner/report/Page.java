package dev.trustscan.scanner.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Lays paragraphs out in the columns of a terminal. */
final class Page {
  private static final char ESC = 0x1b;

  private final Appendable out;
  private final TextOptions options;
  private boolean blankPending;
  private boolean begun;

  // The line being laid out.
  private int column;
  private int spaces;
  private int hanging;
  private boolean lineBegun;

  Page(Appendable out, TextOptions options) {
    this.out = out;
    this.options = options;
  }

  TextOptions options() {
    return options;
  }

  int width() {
    return options.width();
  }

  Prose prose() {
    return new Prose(options.glyphs());
  }

  /** Leaves an empty line before the next paragraph; several calls leave one. */
  void blank() {
    blankPending = begun;
  }

  /** A heading with a blank line before it. */
  void heading(String own, String rest) {
    blank();
    Prose prose = prose().own(own, Tone.HEADING);
    if (!rest.isEmpty()) {
      prose.own("  " + rest, Tone.DIM);
    }
    paragraph(0, 2, prose);
  }

  /** A paragraph; the first line is indented by the one, the others by the other number. */
  void paragraph(int indent, int hanging, Prose prose) {
    beginLine(indent);
    this.hanging = Math.min(hanging, width() / 2);
    for (Prose.Run run : prose.runs()) {
      lay(run);
    }
    endLine();
  }

  /** A line as it is, for what was already cut to the width. */
  void verbatim(int indent, List<Prose.Run> runs) {
    beginLine(indent);
    for (Prose.Run run : runs) {
      write(run.text(), run.tone());
    }
    endLine();
  }

  private void beginLine(int indent) {
    if (blankPending) {
      append("\n");
      blankPending = false;
    }
    begun = true;
    column = Math.min(indent, width() / 2);
    spaces = 0;
    lineBegun = false;
    append(" ".repeat(column));
  }

  private void endLine() {
    append("\n");
  }

  private void lay(Prose.Run run) {
    String text = run.text();
    int from = 0;
    while (from < text.length()) {
      int end = from;
      while (end < text.length() && text.charAt(end) == ' ') {
        end++;
      }
      spaces += end - from;
      int wordStart = end;
      while (end < text.length() && text.charAt(end) != ' ') {
        end++;
      }
      if (end > wordStart) {
        word(text.substring(wordStart, end), run.tone());
      }
      from = end;
    }
  }

  private void word(String word, Tone tone) {
    int wide = CharWidth.of(word);
    if (lineBegun && column + spaces + wide > width()) {
      // A word that no line can hold is broken where it stands, unless next to nothing would fit.
      if (wide <= width() - hanging || column + spaces + 8 > width()) {
        wrap();
      }
    }
    write(" ".repeat(Math.min(spaces, Math.max(0, width() - column - 1))), Tone.PLAIN);
    spaces = 0;
    String rest = word;
    while (CharWidth.of(rest) > width() - column) {
      String head = CharWidth.head(rest, Math.max(2, width() - column));
      write(head, tone);
      rest = rest.substring(head.length());
      wrap();
    }
    write(rest, tone);
  }

  private void wrap() {
    append("\n" + " ".repeat(hanging));
    column = hanging;
    spaces = 0;
    lineBegun = false;
  }

  private void write(String text, Tone tone) {
    if (text.isEmpty()) {
      return;
    }
    lineBegun = true;
    column += CharWidth.of(text);
    if (options.colour() && !tone.code.isEmpty()) {
      append(ESC + "[" + tone.code + "m" + text + ESC + "[0m");
    } else {
      append(text);
    }
  }

  private void append(String text) {
    try {
      out.append(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
