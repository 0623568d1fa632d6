package dev.trustscan.scanner.report;

import dev.trustscan.scanner.source.RepoPath;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The one place that makes text of the target fit for an output. What it returns is a single line
 * in which every character is visible and stands where it seems to stand: control, format,
 * bidirectional, invisible and unassigned characters, lone surrogates and all white space but the
 * plain space are written as escapes ({@code \n}, <code>&#92;u{202e}</code>), bytes that are no
 * UTF-8 as {@code \xff}.
 *
 * <p>A backslash stays as it is. Where the difference between an escape and a backslash in the text
 * matters, as for the paths of the JSON report, the raw bytes are given beside it.
 */
public enum Printable {
  /** For outputs that carry Unicode. */
  UNICODE,
  /** For terminals that do not: everything beyond ASCII is escaped too. */
  ASCII;

  /** The longest text that is shown whole where no other length is asked for. */
  public static final int MOST = 2_000;

  private static final char OPEN = '\u2068';
  private static final char CLOSE = '\u2069';
  private static final int MOST_MARKS = 2;
  // Asks for the coloured form of the symbol before it.
  private static final int EMOJI_STYLE = 0xfe0f;

  /**
   * A part of a message.
   *
   * @param text printable text
   * @param target whether it came from the target
   */
  public record Piece(String text, boolean target) {}

  /** Escapes a text and cuts it at {@link #MOST} characters. */
  public String text(String raw) {
    return text(raw, MOST);
  }

  /** Escapes a text and cuts it; a cut text says how much is missing. */
  public String text(String raw, int most) {
    var out = new StringBuilder(Math.min(raw.length(), most) + 16);
    int shown = 0;
    int marks = MOST_MARKS; // a mark that leads would sit on our own text
    int previous = 0;
    int at = 0;
    while (at < raw.length() && shown < most) {
      int c = raw.codePointAt(at);
      marks = isMark(c) ? marks + 1 : 0;
      if (isPlain(c, previous, marks)) {
        out.appendCodePoint(c);
      } else {
        escape(out, c);
      }
      previous = c;
      at += Character.charCount(c);
      shown++;
    }
    if (at < raw.length()) {
      int left = raw.codePointCount(at, raw.length());
      out.append(this == ASCII ? "..." : "…").append('(').append(left).append(" more)");
    }
    return out.toString();
  }

  /** Escapes a path; the root is {@code .}. */
  public String path(RepoPath path) {
    if (path.isRoot()) {
      return ".";
    }
    return path.isUtf8() ? text(path.text()) : malformed(path.bytes());
  }

  /** Whether {@link #path} says the path exactly. */
  public boolean exact(RepoPath path) {
    return path.isUtf8() && (path.isRoot() || path(path).equals(path.text()));
  }

  /** Splits a message at its isolates into our own words and the target's. */
  public List<Piece> pieces(String message) {
    var pieces = new ArrayList<Piece>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i < message.length(); i++) {
      char c = message.charAt(i);
      if (c == OPEN && depth++ == 0) {
        add(pieces, message.substring(from, i), false);
        from = i + 1;
      } else if (c == CLOSE && depth > 0 && --depth == 0) {
        pieces.add(new Piece(text(message.substring(from, i)), true));
        from = i + 1;
      }
    }
    add(pieces, message.substring(from), depth > 0);
    return pieces;
  }

  private void add(List<Piece> pieces, String raw, boolean target) {
    if (!raw.isEmpty()) {
      pieces.add(new Piece(text(raw), target));
    }
  }

  /** A message as one line, the target's words in quotation marks. */
  public String message(String message) {
    var line = new StringBuilder();
    for (Piece piece : pieces(message)) {
      line.append(piece.target() ? quoted(piece.text()) : piece.text());
    }
    return line.toString();
  }

  /** Puts printable text in quotation marks that it cannot close. */
  public String quoted(String printable) {
    return this == ASCII
        ? "'" + printable.replace("'", "\\'") + "'"
        : "“" + printable.replace("”", "\\u{201d}") + "”";
  }

  private boolean isPlain(int c, int previous, int marks) {
    if (c < 0x7f) {
      return c >= 0x20;
    }
    if (this == ASCII || isInvisible(c)) {
      return false;
    }
    if (c == EMOJI_STYLE) {
      return Character.getType(previous) == Character.OTHER_SYMBOL;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR ->
          false;
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> marks <= MOST_MARKS;
      default -> true;
    };
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }

  /** Letters and marks that show nothing. */
  private static boolean isInvisible(int c) {
    return switch (c) {
      case 0x034f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x2800, 0x3164, 0xffa0, 0xfffc -> true;
      default ->
          (c >= 0x180b && c <= 0x180f)
              || (c >= 0xfe00 && c <= 0xfe0e)
              || (c >= 0xe0100 && c <= 0xe01ef);
    };
  }

  private static void escape(StringBuilder out, int c) {
    switch (c) {
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> out.append(String.format(Locale.ROOT, "\\u{%x}", c));
    }
  }

  private String malformed(byte[] bytes) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    var text = new StringBuilder();
    while (in.hasRemaining()) {
      CharBuffer chars = CharBuffer.allocate(in.remaining());
      CoderResult result = decoder.decode(in, chars, true);
      text.append(text(chars.flip().toString()));
      for (int i = 0; i < (result.isError() ? result.length() : 0); i++) {
        text.append(String.format(Locale.ROOT, "\\x%02x", in.get() & 0xff));
      }
      decoder.reset();
    }
    return text.toString();
  }
}
