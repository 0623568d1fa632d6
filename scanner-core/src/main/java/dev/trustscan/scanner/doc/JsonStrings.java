package dev.trustscan.scanner.doc;

/** Quoted strings of JSON and JSON5. */
final class JsonStrings {
  private JsonStrings() {}

  /** Reads the string at the lexer's place, quotes resolved, and moves behind it. */
  static String read(JsonLexer lexer, Reading in, JsonDialect dialect) {
    String text = in.text();
    int start = lexer.at();
    char quote = text.charAt(start);
    lexer.lenient(quote == '\'' && !dialect.five(), start, start + 1, "single quotes");
    int i = start + 1;
    int copied = i;
    StringBuilder resolved = null;
    while (true) {
      if (i >= lexer.end()) {
        throw ReadFailure.malformed("the string here is never closed", start);
      }
      char c = text.charAt(i);
      if (c == quote) {
        break;
      }
      if (c < 0x20) {
        lexer.lenient(true, i, i + 1, "a control character inside a string");
      }
      if (c != '\\') {
        i++;
        continue;
      }
      resolved = resolved == null ? new StringBuilder() : resolved;
      resolved.append(text, copied, i);
      i = escape(lexer, text, i, dialect, resolved);
      copied = i;
    }
    lexer.moveTo(i + 1);
    return resolved == null
        ? text.substring(copied, i)
        : resolved.append(text, copied, i).toString();
  }

  /** Resolves the escape at a backslash and gives the offset behind it. */
  private static int escape(
      JsonLexer lexer, String text, int at, JsonDialect dialect, StringBuilder out) {
    if (at + 1 >= lexer.end()) {
      throw ReadFailure.malformed("the text ends inside an escape", at);
    }
    char c = text.charAt(at + 1);
    int simple = "\"\\/bfnrt".indexOf(c);
    if (simple >= 0) {
      out.append("\"\\/\b\f\n\r\t".charAt(simple));
      return at + 2;
    }
    if (c == 'u') {
      return hex(lexer, text, at, 4, out);
    }
    boolean known = "'v0x\n\r\u2028\u2029".indexOf(c) >= 0;
    lexer.lenient(!dialect.five() || !known, at, at + 2, "an escape that JSON does not know");
    switch (c) {
      case 'x' -> {
        return hex(lexer, text, at, 2, out);
      }
      case 'v' -> out.append('\u000B');
      case '0' -> out.append('\0');
      case '\n', '\u2028', '\u2029' -> {}
      case '\r' -> {
        return text.startsWith("\n", at + 2) ? at + 3 : at + 2;
      }
      default -> out.append(c);
    }
    return at + 2;
  }

  private static int hex(JsonLexer lexer, String text, int at, int digits, StringBuilder out) {
    int stop = at + 2 + digits;
    int value = 0;
    for (int i = at + 2; i < stop; i++) {
      int digit =
          i < lexer.end() && text.charAt(i) < 0x80 ? Character.digit(text.charAt(i), 16) : -1;
      if (digit < 0) {
        throw ReadFailure.malformed("an escape lacks its digits", at);
      }
      value = value << 4 | digit;
    }
    out.append((char) value);
    return stop;
  }
}
