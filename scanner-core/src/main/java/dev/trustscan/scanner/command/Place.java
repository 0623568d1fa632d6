package dev.trustscan.scanner.command;

import dev.trustscan.scanner.doc.Span;
import java.util.Arrays;

/** Turns offsets of a text into places that a person can find. */
interface Place {
  /** The place of a part of the text. */
  Span at(int start, int end);

  /** Every part is one place, as for text inside a string of a document. */
  static Place fixed(Span span) {
    return (start, end) -> span;
  }

  /** Lines and columns of a text. */
  static Place of(String text) {
    return new OfText(text);
  }

  /**
   * Counts lines once, and columns only where characters outside the basic plane make it needed.
   */
  final class OfText implements Place {
    private final String text;
    private final int[] lines;
    private final boolean plain;

    private OfText(String text) {
      this.text = text;
      int[] starts = new int[64];
      int count = 1;
      boolean surrogates = false;
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        surrogates |= Character.isSurrogate(c);
        if (c == '\n') {
          if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
          }
          starts[count++] = i + 1;
        }
      }
      this.lines = Arrays.copyOf(starts, count);
      this.plain = !surrogates;
    }

    @Override
    public Span at(int start, int end) {
      int from = Math.clamp(start, 0, text.length());
      int to = Math.clamp(end, from, text.length());
      int line = line(from);
      int endLine = line(to);
      return new Span(line + 1, column(line, from), endLine + 1, column(endLine, to), from, to);
    }

    private int line(int offset) {
      int found = Arrays.binarySearch(lines, offset);
      return found >= 0 ? found : -found - 2;
    }

    private int column(int line, int offset) {
      int start = lines[line];
      return (plain ? offset - start : text.codePointCount(start, offset)) + 1;
    }
  }
}
