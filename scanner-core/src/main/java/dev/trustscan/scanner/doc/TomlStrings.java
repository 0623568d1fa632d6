package dev.trustscan.scanner.doc;

/** TOML's four kinds of string. */
final class TomlStrings {
  private final String text;
  private final int start;
  private final int end;
  private int at;

  TomlStrings(String text, int start, int end) {
    this.text = text;
    this.start = start;
    this.end = end;
    this.at = start;
  }

  int at() {
    return at;
  }

  /** Reads the string and moves behind it. */
  String read() {
    char quote = text.charAt(start);
    String three = String.valueOf(quote).repeat(3);
    boolean lines = text.startsWith(three, start) && start + 3 <= end;
    at = start + (lines ? 3 : 1);
    if (lines) {
      skipLineEnd();
    }
    var value = new StringBuilder();
    while (true) {
      if (at >= end) {
        throw ReadFailure.malformed("the string here is never closed", start);
      }
      char c = text.charAt(at);
      if (c == quote && !lines) {
        at++;
        return value.toString();
      }
      if (c == quote && text.startsWith(three, at) && at + 3 <= end) {
        closeLines(quote, value);
        return value.toString();
      }
      if (c == '\\' && quote == '"') {
        escape(lines, value);
      } else if (!lines && (c == '\n' || c == '\r')) {
        throw ReadFailure.malformed("the string here is not closed on its line", start);
      } else {
        value.append(c);
        at++;
      }
    }
  }

  /** Up to two quotes may stand right before the closing three. */
  private void closeLines(char quote, StringBuilder value) {
    at += 3;
    for (int i = 0; i < 2 && at < end && text.charAt(at) == quote; i++) {
      value.append(quote);
      at++;
    }
  }

  private boolean skipLineEnd() {
    if (at < end && text.charAt(at) == '\r') {
      at++;
      if (at < end && text.charAt(at) == '\n') {
        at++;
      }
      return true;
    }
    if (at < end && text.charAt(at) == '\n') {
      at++;
      return true;
    }
    return false;
  }

  private void escape(boolean lines, StringBuilder value) {
    int from = at++;
    if (at >= end) {
      throw ReadFailure.malformed("the text ends inside an escape", from);
    }
    char c = text.charAt(at++);
    switch (c) {
      case 'b' -> value.append('\b');
      case 't' -> value.append('\t');
      case 'n' -> value.append('\n');
      case 'f' -> value.append('\f');
      case 'r' -> value.append('\r');
      case 'e' -> value.append('\u001B');
      case '"', '\\' -> value.append(c);
      case 'x' -> hex(2, value);
      case 'u' -> hex(4, value);
      case 'U' -> hex(8, value);
      default -> {
        if (!lines || !" \t\r\n".contains(String.valueOf(c))) {
          throw ReadFailure.malformed("an escape that TOML does not know", from);
        }
        at--;
        joinLines(from);
      }
    }
  }

  /** A backslash at the end of a line takes all white space behind it away. */
  private void joinLines(int from) {
    skipBlank();
    if (!skipLineEnd()) {
      throw ReadFailure.malformed("an escape that TOML does not know", from);
    }
    do {
      skipBlank();
    } while (skipLineEnd());
  }

  private void skipBlank() {
    while (at < end && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
  }

  private void hex(int digits, StringBuilder value) {
    long code = 0;
    for (int i = 0; i < digits; i++, at++) {
      int digit = at < end && text.charAt(at) < 0x80 ? Character.digit(text.charAt(at), 16) : -1;
      if (digit < 0) {
        throw ReadFailure.malformed("an escape lacks its digits", at);
      }
      code = code << 4 | digit;
    }
    if (code > Character.MAX_CODE_POINT || (code >= 0xD800 && code < 0xE000)) {
      throw ReadFailure.malformed("an escape names no character", at - digits);
    }
    value.appendCodePoint((int) code);
  }
}
