package dev.trustscan.scanner.doc;

import dev.trustscan.scanner.doc.Node.Member;
import dev.trustscan.scanner.doc.Node.Scalar;
import dev.trustscan.scanner.doc.Node.ScalarType;
import java.util.ArrayList;
import java.util.List;

/** Java properties, read as {@link java.util.Properties} reads them, with places. */
final class PropertiesReader {
  private final Reading in;
  private final String text;
  private int at;

  private PropertiesReader(Reading in) {
    this.in = in;
    this.text = in.text();
  }

  static Node read(Reading in) {
    var reader = new PropertiesReader(in);
    var names = new Names(in);
    List<Member> members = new ArrayList<>();
    while (reader.skipToKey()) {
      int start = reader.at;
      String name = reader.word(true);
      int end = reader.at;
      names.see(name, start, end);
      members.add(in.member(name, start, end, reader.value()));
    }
    return in.map(members, 0, in.text().length());
  }

  /** Skips blank lines and comments. */
  private boolean skipToKey() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (isBlank(c) || isLineEnd(c)) {
        at++;
      } else if (c == '#' || c == '!') {
        while (at < text.length() && !isLineEnd(text.charAt(at))) {
          at++;
        }
      } else if (endsInJoin() || !skipJoin()) {
        return true;
      }
    }
    return false;
  }

  /**
   * A join right before the end makes an empty key to the platform; any other join alone nothing.
   */
  private boolean endsInJoin() {
    return text.charAt(at) == '\\' && at + 2 >= text.length();
  }

  private Scalar value() {
    skipBlank();
    if (at < text.length() && (text.charAt(at) == '=' || text.charAt(at) == ':')) {
      at++;
      skipBlank();
    }
    int start = at;
    String value = word(false);
    return in.scalar(value, ScalarType.STRING, start, at);
  }

  private void skipBlank() {
    while (at < text.length()) {
      if (isBlank(text.charAt(at))) {
        at++;
      } else if (!skipJoin()) {
        return;
      }
    }
  }

  /** Passes a backslash at the end of a line and the blanks that begin the next. */
  private boolean skipJoin() {
    if (text.charAt(at) != '\\' || at + 1 >= text.length() || !isLineEnd(text.charAt(at + 1))) {
      return false;
    }
    at += text.startsWith("\r\n", at + 1) ? 3 : 2;
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
    return true;
  }

  /** A key, which white space or a separator ends, or a value, which the line ends. */
  private String word(boolean key) {
    var word = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at);
      if (isLineEnd(c) || (key && (isBlank(c) || c == '=' || c == ':'))) {
        break;
      }
      if (c != '\\') {
        word.append(c);
        at++;
      } else if (!skipJoin()) {
        escape(word);
      }
    }
    return word.toString();
  }

  private void escape(StringBuilder word) {
    int from = at++;
    if (at >= text.length()) {
      return;
    }
    char c = text.charAt(at++);
    switch (c) {
      case 't' -> word.append('\t');
      case 'r' -> word.append('\r');
      case 'n' -> word.append('\n');
      case 'f' -> word.append('\f');
      case 'u' -> hex(from, word);
      default -> word.append(c);
    }
  }

  private void hex(int from, StringBuilder word) {
    int value = 0;
    for (int i = 0; i < 4; i++, at++) {
      while (at < text.length() && skipJoin()) {
        // Lines are joined before escapes are looked at.
      }
      int digit =
          at < text.length() && text.charAt(at) < 0x80 ? Character.digit(text.charAt(at), 16) : -1;
      if (digit < 0) {
        throw ReadFailure.malformed("an escape lacks its digits", from);
      }
      value = value << 4 | digit;
    }
    word.append((char) value);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\f';
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }
}
