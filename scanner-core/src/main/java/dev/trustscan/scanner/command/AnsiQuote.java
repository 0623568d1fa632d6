package dev.trustscan.scanner.command;

/** The inside of {@code $'…'}, up to and with its closing quote. */
final class AnsiQuote {
  private final ShellScanner in;
  private final StringBuilder out = new StringBuilder();

  AnsiQuote(ShellScanner in) {
    this.in = in;
  }

  String read() {
    while (!in.done() && in.peek() != '\'') {
      if (in.peek() == '\\') {
        in.at++;
        escape();
      } else {
        out.append(in.peek());
        in.at++;
      }
    }
    in.at = Math.min(in.text.length(), in.at + 1);
    return out.toString();
  }

  private void escape() {
    char c = in.peek();
    in.at = Math.min(in.text.length(), in.at + 1);
    switch (c) {
      case 'n' -> out.append('\n');
      case 't' -> out.append('\t');
      case 'r' -> out.append('\r');
      case 'e', 'E' -> out.append('\u001b');
      case 'x' -> number(16, 2);
      case 'u' -> number(16, 4);
      case 'U' -> number(16, 8);
      case '0', '1', '2', '3', '4', '5', '6', '7' -> {
        in.at--;
        number(8, 3);
      }
      case '\\', '\'', '"', '?' -> out.append(c);
      case '\0' -> out.append('\\');
      default -> out.append('\\').append(c);
    }
  }

  private void number(int radix, int most) {
    int value = 0;
    for (int i = 0; i < most; i++) {
      int digit = Character.digit(in.peek(), radix);
      if (digit < 0) {
        break;
      }
      value = value * radix + digit;
      in.at++;
    }
    if (Character.isValidCodePoint(value)) {
      out.appendCodePoint(value);
    }
  }
}
