package dev.trustscan.scanner.command;

import dev.trustscan.scanner.command.Shell.Arithmetic;
import dev.trustscan.scanner.command.Shell.Part;
import dev.trustscan.scanner.command.Shell.Substitution;
import dev.trustscan.scanner.command.Shell.Text;
import dev.trustscan.scanner.command.Shell.Variable;
import dev.trustscan.scanner.command.Shell.Word;
import java.util.ArrayList;
import java.util.List;

/** Reads words with their quotes, escapes and expansions. */
class ShellWords extends ShellScanner {
  // A longer expression is read as commands, so that no text is read again and again.
  private static final int LONGEST_ARITHMETIC = 4_096;
  private static final int LONGEST_WRITTEN = 400;
  private final int deepest;
  private int depth;
  // Set once nesting went too deep; the rest of the text is then given up.
  boolean tooDeep;

  ShellWords(String text, int deepest) {
    super(text);
    this.deepest = deepest;
  }

  boolean enter() {
    if (++depth > deepest) {
      tooDeep = true;
      at = text.length();
    }
    return !tooDeep;
  }

  void leave() {
    depth--;
  }

  int depthLeft() {
    return Math.max(0, deepest - depth);
  }

  /** The body of a command substitution; the opening is consumed, the closing will be. */
  List<Shell.Statement> commands(char close) {
    throw new IllegalStateException("only a parser reads commands " + close);
  }

  /** Another parser for text that was unescaped, such as the inside of backticks. */
  List<Shell.Statement> inner(String body) {
    throw new IllegalStateException("only a parser reads commands " + body.length());
  }

  Word word() {
    int start = at;
    var parts = new ArrayList<Part>();
    var plain = new StringBuilder();
    while (!done()) {
      char c = peek();
      if (metacharacter(c)) {
        if ((c == '<' || c == '>') && peek(1) == '(') {
          flush(plain, parts, false);
          substitution(c, parts, false);
          continue;
        }
        break;
      }
      if (c == '\\') {
        escape(plain, parts);
      } else if (c == '\'') {
        flush(plain, parts, false);
        at++;
        parts.add(new Text(until('\''), true));
      } else if (c == '"') {
        flush(plain, parts, false);
        at++;
        doubleQuoted(parts, '"');
      } else if (c == '$' && (peek(1) == '\'' || peek(1) == '"')) {
        flush(plain, parts, false);
        at += 2;
        if (text.charAt(at - 1) == '"') {
          doubleQuoted(parts, '"');
        } else {
          parts.add(new Text(new AnsiQuote(this).read(), true));
        }
      } else if (c == '$' || c == '`') {
        expansion(plain, parts, false);
      } else {
        plain.append(c);
        at++;
      }
    }
    flush(plain, parts, false);
    return new Word(parts, start, at);
  }

  /** What stands from there to here, as far as anybody wants to see it: nesting repeats it. */
  private String written(int start) {
    return text.substring(start, Math.min(at, start + LONGEST_WRITTEN));
  }

  private void escape(StringBuilder plain, List<Part> parts) {
    char next = peek(1);
    at = Math.min(text.length(), at + 2);
    if (next == '\n') {
      return;
    }
    if (next == '\r' && peek() == '\n') {
      at++;
      return;
    }
    flush(plain, parts, false);
    parts.add(new Text(next == '\0' ? "\\" : String.valueOf(next), true));
  }

  private static void flush(StringBuilder plain, List<Part> parts, boolean quoted) {
    if (!plain.isEmpty()) {
      parts.add(new Text(plain.toString(), quoted));
      plain.setLength(0);
    }
  }

  private String until(char close) {
    int end = text.indexOf(close, at);
    String inside = end < 0 ? text.substring(at) : text.substring(at, end);
    at = end < 0 ? text.length() : end + 1;
    return inside;
  }

  /** The inside of double quotes or, with a NUL as the end, of a whole here-document. */
  void doubleQuoted(List<Part> parts, char close) {
    var plain = new StringBuilder();
    int before = parts.size();
    while (!done()) {
      char c = peek();
      if (c == close && close != '\0') {
        break;
      }
      if (c == '\\' && "$`\"\\\n".indexOf(peek(1)) >= 0) {
        if (peek(1) != '\n') {
          plain.append(peek(1));
        }
        at += 2;
      } else if (c == '$' || c == '`') {
        expansion(plain, parts, true);
      } else {
        plain.append(c);
        at++;
      }
    }
    at = Math.min(text.length(), at + 1);
    flush(plain, parts, true);
    if (parts.size() == before) {
      parts.add(new Text("", true));
    }
  }

  private void expansion(StringBuilder plain, List<Part> parts, boolean quoted) {
    char next = peek(1);
    if (peek() == '`') {
      flush(plain, parts, quoted);
      backticks(parts, quoted);
    } else if (next == '(' && peek(2) == '(' && arithmeticEnd(at + 3) > 0) {
      flush(plain, parts, quoted);
      int end = arithmeticEnd(at + 3);
      parts.add(new Arithmetic(text.substring(at + 3, end), text.substring(at, end + 2), quoted));
      at = end + 2;
    } else if (next == '(') {
      flush(plain, parts, quoted);
      substitution('$', parts, quoted);
    } else if (next == '{' && peek(2) == '{') {
      flush(plain, parts, quoted);
      int end = text.indexOf("}}", at);
      int stop = end < 0 || end - at > LONGEST_ARITHMETIC ? at + 3 : end + 2;
      parts.add(new Variable("", "", null, text.substring(at, stop), quoted));
      at = stop;
    } else if (next == '{') {
      flush(plain, parts, quoted);
      braced(parts, quoted);
    } else if (nameStart(next)) {
      flush(plain, parts, quoted);
      int start = at++;
      while (nameChar(peek())) {
        at++;
      }
      String name = text.substring(start + 1, at);
      parts.add(new Variable(name, "", null, text.substring(start, at), quoted));
    } else if (digit(next) || (next != '\0' && "@*#?!$-".indexOf(next) >= 0)) {
      flush(plain, parts, quoted);
      parts.add(new Variable(String.valueOf(next), "", null, "$" + next, quoted));
      at += 2;
    } else {
      plain.append('$');
      at++;
    }
  }

  /** Where the {@code ))} of an expression stands, or a negative number. */
  int arithmeticEnd(int from) {
    int nested = 0;
    int limit = Math.min(text.length() - 1, from + LONGEST_ARITHMETIC);
    for (int i = from; i < limit; i++) {
      char c = text.charAt(i);
      if (c == '(') {
        nested++;
      } else if (c == ')' && nested-- == 0) {
        return text.charAt(i + 1) == ')' ? i : -1;
      } else if (c == '\n' || c == '\'' || c == '`') {
        return -1;
      }
    }
    return -1;
  }

  private void substitution(char direction, List<Part> parts, boolean quoted) {
    int start = at;
    at += 2;
    if (enter()) {
      List<Shell.Statement> body = commands(')');
      parts.add(new Substitution(direction, body, written(start), quoted));
    }
    leave();
  }

  private void backticks(List<Part> parts, boolean quoted) {
    int start = at++;
    var body = new StringBuilder();
    while (!done() && peek() != '`') {
      if (peek() == '\\' && (peek(1) == '`' || peek(1) == '\\' || peek(1) == '$')) {
        at++;
      }
      if (!done()) {
        body.append(peek());
        at++;
      }
    }
    at = Math.min(text.length(), at + 1);
    if (enter()) {
      List<Shell.Statement> statements = inner(body.toString());
      parts.add(new Substitution('$', statements, written(start), quoted));
    }
    leave();
  }

  private void braced(List<Part> parts, boolean quoted) {
    int start = at;
    at += 2;
    String prefix = "";
    if ((peek() == '!' || peek() == '#') && (nameStart(peek(1)) || digit(peek(1)))) {
      prefix = String.valueOf(peek());
      at++;
    }
    int nameFrom = at;
    if (nameStart(peek())) {
      while (nameChar(peek())) {
        at++;
      }
    } else if (digit(peek())) {
      while (digit(peek())) {
        at++;
      }
    } else if (!done() && "@*#?!$-".indexOf(peek()) >= 0) {
      at++;
    }
    String name = text.substring(nameFrom, at);
    if (peek() == '[') {
      int close = text.indexOf(']', at);
      int end = text.indexOf('}', at);
      if (close > 0 && close < end) {
        at = close + 1;
      }
    }
    String op = prefix.isEmpty() ? operator() : prefix;
    Word argument = enter() ? argument() : new Word(List.of(), at, at);
    leave();
    parts.add(new Variable(name, op, argument, written(start), quoted));
  }

  private String operator() {
    for (String op : OPERATORS) {
      if (accept(op)) {
        return op;
      }
    }
    return "";
  }

  private static final List<String> OPERATORS =
      List.of(
          ":-", ":=", ":+", ":?", "##", "%%", "//", "^^", ",,", "/#", "/%", "-", "=", "+", "?", "#",
          "%", "/", "^", ",", ":", "@");

  /** The rest of a braced parameter up to its brace. */
  private Word argument() {
    int start = at;
    var parts = new ArrayList<Part>();
    var plain = new StringBuilder();
    while (!done() && peek() != '}') {
      char c = peek();
      switch (c) {
        case '\\' -> escape(plain, parts);
        case '\'' -> {
          flush(plain, parts, false);
          at++;
          parts.add(new Text(until('\''), true));
        }
        case '"' -> {
          flush(plain, parts, false);
          at++;
          doubleQuoted(parts, '"');
        }
        case '$', '`' -> expansion(plain, parts, false);
        default -> {
          plain.append(c);
          at++;
        }
      }
    }
    flush(plain, parts, false);
    Word word = new Word(parts, start, at);
    at = Math.min(text.length(), at + 1);
    return word;
  }
}
