package dev.trustscan.scanner.command;

/** Characters of shell text and the position in them. */
class ShellScanner {
  final String text;
  int at;

  ShellScanner(String text) {
    this.text = text;
  }

  boolean done() {
    return at >= text.length();
  }

  char peek() {
    return peek(0);
  }

  char peek(int ahead) {
    int i = at + ahead;
    return i < text.length() ? text.charAt(i) : '\0';
  }

  boolean looking(String what) {
    return text.startsWith(what, at);
  }

  boolean accept(String what) {
    if (looking(what)) {
      at += what.length();
      return true;
    }
    return false;
  }

  static boolean nameStart(char c) {
    return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  static boolean nameChar(char c) {
    return nameStart(c) || (c >= '0' && c <= '9');
  }

  static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Blanks between words, joined lines included. */
  void skipBlanks() {
    while (!done()) {
      char c = peek();
      if (c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\u000b') {
        at++;
      } else if (c == '\\' && peek(1) == '\n') {
        at += 2;
      } else if (c == '\\' && peek(1) == '\r' && peek(2) == '\n') {
        at += 3;
      } else {
        return;
      }
    }
  }

  void skipComment() {
    if (peek() == '#') {
      int end = text.indexOf('\n', at);
      at = end < 0 ? text.length() : end;
    }
  }

  static boolean metacharacter(char c) {
    return switch (c) {
      case ' ', '\t', '\n', '\r', ';', '&', '|', '<', '>', '(', ')' -> true;
      default -> false;
    };
  }
}
