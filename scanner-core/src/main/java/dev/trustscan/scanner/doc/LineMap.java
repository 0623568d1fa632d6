package dev.trustscan.scanner.doc;

import java.util.Arrays;

/**
 * Turns offsets of a text into lines and columns, in time logarithmic in the text, also within
 * lines of any length.
 *
 * <p>Lines end at {@code \n}, {@code \r\n} or {@code \r}.
 */
public final class LineMap {
  private final int[] starts;

  /** Offsets of the second halves of surrogate pairs, ascending. */
  private final int[] pairs;

  private final int length;

  /** Maps a text. */
  public LineMap(String text) {
    var lines = new Ints();
    var halves = new Ints();
    lines.add(0);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'))) {
        lines.add(i + 1);
      } else if (Character.isLowSurrogate(c)
          && i > 0
          && Character.isHighSurrogate(text.charAt(i - 1))) {
        halves.add(i);
      }
    }
    this.starts = lines.toArray();
    this.pairs = halves.toArray();
    this.length = text.length();
  }

  /** How many lines there are; an empty text has one. */
  public int lines() {
    return starts.length;
  }

  /** The line, from 1, that holds an offset. */
  public int line(int offset) {
    return atMost(starts, offset);
  }

  /** The column of an offset in code points, from 1. */
  public int column(int offset) {
    int start = starts[line(offset) - 1];
    return codePoints(start, offset) + 1;
  }

  /** Where a line, from 1, begins. */
  public int start(int line) {
    return starts[line - 1];
  }

  /** The span between two offsets, the end exclusive. */
  public Span span(int start, int end) {
    int from = Math.clamp(start, 0, length);
    int to = Math.clamp(end, from, length);
    return new Span(line(from), column(from), line(to), column(to), from, to);
  }

  /** The offset that lies a number of code points behind another. */
  int after(int offset, int codePoints) {
    if (pairs.length == 0) {
      return offset + codePoints;
    }
    int low = offset + codePoints;
    int high = Math.min(length, offset + 2 * codePoints);
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (codePoints(offset, middle) < codePoints) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private int codePoints(int from, int to) {
    return to - from - (atMost(pairs, to - 1) - atMost(pairs, from - 1));
  }

  /** How many of the ascending numbers are at most the given one. */
  private static int atMost(int[] numbers, int number) {
    int at = Arrays.binarySearch(numbers, number);
    return at >= 0 ? at + 1 : -at - 1;
  }

  private static final class Ints {
    private int[] numbers = new int[64];
    private int size;

    void add(int number) {
      if (size == numbers.length) {
        numbers = Arrays.copyOf(numbers, size * 2);
      }
      numbers[size++] = number;
    }

    int[] toArray() {
      return Arrays.copyOf(numbers, size);
    }
  }
}
