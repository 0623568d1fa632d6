package dev.trustscan.scanner.command;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The tokens of a source text, comments left out. */
final class SourceTokens {
  /** Kinds of token. */
  static final byte NAME = 1;

  /** A string whose value is known. */
  static final byte STRING = 2;

  /** A string with parts that are computed; the value has them left out. */
  static final byte PARTLY = 3;

  static final byte NUMBER = 4;
  static final byte PUNCTUATION = 5;

  /** The end of a line, where it matters. */
  static final byte LINE = 6;

  /** Text that the language gives to a shell, such as backticks. */
  static final byte SHELL = 7;

  /** Nothing; what lies beyond the last token. */
  static final byte END = 0;

  private static final int MOST = 3_000_000;
  final String text;
  private byte[] kinds = new byte[256];
  private int[] starts = new int[256];
  private int[] ends = new int[256];
  private @Nullable String[] values = new String[256];
  private int size;
  boolean overflow;

  SourceTokens(String text) {
    this.text = text;
  }

  void add(byte kind, int start, int end, @Nullable String value) {
    if (size >= MOST) {
      overflow = true;
      return;
    }
    if (size == kinds.length) {
      int more = size * 2;
      kinds = Arrays.copyOf(kinds, more);
      starts = Arrays.copyOf(starts, more);
      ends = Arrays.copyOf(ends, more);
      values = Arrays.copyOf(values, more);
    }
    kinds[size] = kind;
    starts[size] = start;
    ends[size] = end;
    values[size++] = value;
  }

  int size() {
    return size;
  }

  byte kind(int i) {
    return i >= 0 && i < size ? kinds[i] : END;
  }

  int start(int i) {
    return i < size ? starts[Math.max(0, i)] : text.length();
  }

  int end(int i) {
    return i >= 0 && i < size ? ends[i] : text.length();
  }

  /** The text of a name, the value of a string, the sign of a punctuation. */
  String value(int i) {
    if (i < 0 || i >= size) {
      return "";
    }
    String value = values[i];
    return value == null ? text.substring(starts[i], ends[i]) : value;
  }

  boolean is(int i, char sign) {
    return kind(i) == PUNCTUATION && ends[i] == starts[i] + 1 && text.charAt(starts[i]) == sign;
  }

  boolean is(int i, String word) {
    byte kind = kind(i);
    if (kind != NAME && kind != PUNCTUATION) {
      return false;
    }
    String known = values[i];
    return known == null
        ? ends[i] - starts[i] == word.length() && text.startsWith(word, starts[i])
        : known.equals(word);
  }

  boolean string(int i) {
    byte kind = kind(i);
    return kind == STRING || kind == PARTLY;
  }
}
