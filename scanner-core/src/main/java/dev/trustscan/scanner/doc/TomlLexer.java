package dev.trustscan.scanner.doc;

import dev.trustscan.scanner.doc.Node.Scalar;
import dev.trustscan.scanner.doc.Node.ScalarType;
import java.util.ArrayList;
import java.util.List;

/** The words of TOML. */
final class TomlLexer {
  private final Reading in;
  private final String text;
  private final int end;
  private int at;

  TomlLexer(Reading in, int start, int end) {
    this.in = in;
    this.text = in.text();
    this.at = start;
    this.end = end;
  }

  int at() {
    return at;
  }

  boolean atEnd() {
    return at >= end;
  }

  char peek() {
    return text.charAt(at);
  }

  void skip(int count) {
    at += count;
  }

  boolean startsWith(String sign) {
    return at + sign.length() <= end && text.startsWith(sign, at);
  }

  boolean takes(char sign) {
    if (atEnd() || peek() != sign) {
      return false;
    }
    at++;
    return true;
  }

  void skipBlank() {
    while (at < end && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
  }

  /** Skips white space, comments and line ends; tells whether there was a line end or comment. */
  boolean skipLines() {
    boolean any = false;
    while (true) {
      skipBlank();
      if (at < end && text.charAt(at) == '#') {
        while (at < end && !isLineEnd(text.charAt(at))) {
          at++;
        }
      } else if (at < end && isLineEnd(text.charAt(at))) {
        at++;
      } else {
        return any;
      }
      any = true;
    }
  }

  /** Nothing but a comment may stand behind a value or header. */
  void endLine() {
    skipBlank();
    if (at < end && peek() != '#' && !isLineEnd(peek())) {
      throw ReadFailure.malformed("more text where the line should end", at);
    }
  }

  /** A name with dots. */
  List<Key> keys() {
    var keys = new ArrayList<Key>();
    do {
      skipBlank();
      keys.add(key());
      in.checkDepth(keys.size(), at);
      skipBlank();
    } while (takes('.'));
    return keys;
  }

  private Key key() {
    int start = at;
    if (atEnd()) {
      throw ReadFailure.malformed("a name is missing", start);
    }
    char c = peek();
    if (c == '"' || c == '\'') {
      String name = string();
      return new Key(name, start, at);
    }
    while (at < end && isBare(text.charAt(at))) {
      at++;
    }
    if (at == start) {
      throw ReadFailure.malformed("a name is expected here", start);
    }
    return new Key(text.substring(start, at), start, at);
  }

  private static boolean isBare(char c) {
    // 1.1 drafts allow more letters; nothing else could be meant by them.
    return c == '-' || c == '_' || Character.isLetterOrDigit(c) || Character.isSurrogate(c);
  }

  private String string() {
    var strings = new TomlStrings(text, at, end);
    String value = strings.read();
    at = strings.at();
    return value;
  }

  /** A string, number, date or boolean. */
  Scalar scalar() {
    int start = at;
    char c = peek();
    if (c == '"' || c == '\'') {
      String value = string();
      return in.scalar(value, ScalarType.STRING, start, at);
    }
    word();
    if (at - start == 10 && text.charAt(start + 4) == '-' && startsWith(" ") && isDigitAt(at + 1)) {
      at++;
      word();
    }
    String word = text.substring(start, at);
    ScalarType type = TomlWords.type(word);
    if (type == ScalarType.NULL) {
      throw ReadFailure.malformed("a value is expected here", start);
    }
    return in.scalar(word, type, start, at);
  }

  private boolean isDigitAt(int i) {
    return i < end && text.charAt(i) >= '0' && text.charAt(i) <= '9';
  }

  private void word() {
    while (at < end) {
      char c = text.charAt(at);
      boolean part =
          (c >= '0' && c <= '9')
              || (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || "+-_.:".indexOf(c) >= 0;
      if (!part) {
        return;
      }
      at++;
    }
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }
}
