package dev.trustscan.scanner.doc;

import dev.trustscan.scanner.doc.DocNote.Kind;
import dev.trustscan.scanner.doc.Node.Scalar;
import dev.trustscan.scanner.doc.Node.ScalarType;

/** The words of JSON. */
final class JsonLexer {
  private final Reading in;
  private final String text;
  private final JsonDialect dialect;
  private final int end;
  private int at;

  JsonLexer(Reading in, JsonDialect dialect, int start, int end) {
    this.in = in;
    this.text = in.text();
    this.dialect = dialect;
    this.at = start;
    this.end = end;
  }

  int at() {
    return at;
  }

  int end() {
    return end;
  }

  boolean atEnd() {
    return at >= end;
  }

  char peek() {
    return text.charAt(at);
  }

  void take() {
    at++;
  }

  /** Skips white space and comments. */
  void skipBlank() {
    while (at < end) {
      char c = text.charAt(at);
      if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
        at++;
      } else if (c == '/' || c == '#') {
        if (!comment(c)) {
          return;
        }
      } else if (c == '\u000B' || c == '\f' || c == '\uFEFF' || (c > 0x7F && isSpace(c))) {
        lenient(!dialect.five(), at, at + 1, "white space that JSON does not know");
        at++;
      } else {
        return;
      }
    }
  }

  private static boolean isSpace(char c) {
    return Character.isSpaceChar(c);
  }

  private boolean comment(char c) {
    int start = at;
    boolean block = text.startsWith("/*", at);
    if (c == '/' && !block && !text.startsWith("//", at)) {
      return false;
    }
    if (block) {
      int close = text.indexOf("*/", at + 2);
      if (close < 0 || close + 2 > end) {
        throw ReadFailure.malformed("the comment here is never closed", start);
      }
      at = close + 2;
    } else {
      at = lineEnd(at);
    }
    lenient(c == '#' || !dialect.comments(), start, at, "a comment");
    return true;
  }

  private int lineEnd(int from) {
    int i = from;
    while (i < end && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
      i++;
    }
    return i;
  }

  /** A member's name, quoted or bare. */
  String name() {
    char c = peek();
    if (c == '"' || c == '\'') {
      return JsonStrings.read(this, in, dialect);
    }
    int start = at;
    int stop = wordEnd(at);
    if (stop == start) {
      throw ReadFailure.malformed("a name is expected here", start);
    }
    at = stop;
    lenient(!dialect.five(), start, stop, "a name without quotes");
    return text.substring(start, stop);
  }

  /** A string, number or word. */
  Scalar scalar() {
    int start = at;
    char c = peek();
    if (c == '"' || c == '\'') {
      String value = JsonStrings.read(this, in, dialect);
      return in.scalar(value, ScalarType.STRING, start, at);
    }
    at = wordEnd(at);
    String word = text.substring(start, at);
    return switch (word) {
      case "true", "false" -> in.scalar(word, ScalarType.BOOLEAN, start, at);
      case "null" -> in.scalar(word, ScalarType.NULL, start, at);
      default -> number(word, start);
    };
  }

  private Scalar number(String word, int start) {
    if (!JsonNumbers.isStrict(word)) {
      if (!JsonNumbers.isLenient(word)) {
        throw ReadFailure.malformed("a value is expected here", start);
      }
      boolean five = dialect.five() && JsonNumbers.isFive(word);
      lenient(!five, start, at, "a number as JSON does not write it");
    }
    return in.scalar(word, ScalarType.NUMBER, start, at);
  }

  private int wordEnd(int from) {
    int i = from;
    while (i < end && isWord(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isWord(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "+-._$".indexOf(c) >= 0
        || (c > 0x7F && !isSpace(c) && c != '\uFEFF');
  }

  void lenient(boolean when, int from, int to, String detail) {
    if (when) {
      in.note(Kind.LENIENT_SYNTAX, from, to, detail);
    }
  }

  /** Moves on, for the reader of strings. */
  void moveTo(int offset) {
    at = offset;
  }
}
