package dev.trustscan.scanner.detect.text;

/**
 * A terminal escape sequence.
 *
 * @param end offset after it
 * @param harmless whether it only colours
 * @param what what it does, in our own words
 */
record TerminalEscape(int end, boolean harmless, String what) {
  private static final int LONGEST = 4_096;

  static TerminalEscape at(String text, int esc) {
    if (esc + 1 >= text.length()) {
      return new TerminalEscape(esc + 1, true, "");
    }
    return switch (text.charAt(esc + 1)) {
      case '[' -> control(text, esc);
      case ']' -> command(text, esc);
      case 'P', '_', '^', 'X' -> new TerminalEscape(stringEnd(text, esc), false, "sends a string");
      case 'c' -> new TerminalEscape(esc + 2, false, "resets the terminal");
      default -> new TerminalEscape(esc + 2, true, "");
    };
  }

  private static TerminalEscape control(String text, int esc) {
    int at = esc + 2;
    while (at < text.length()
        && at - esc < 64
        && text.charAt(at) >= 0x20
        && text.charAt(at) < 0x40) {
      at++;
    }
    if (at >= text.length() || text.charAt(at) < 0x40 || text.charAt(at) > 0x7e) {
      return new TerminalEscape(at, true, "");
    }
    String parameters = text.substring(esc + 2, at);
    return switch (text.charAt(at)) {
      case 'm' ->
          conceals(parameters)
              ? new TerminalEscape(at + 1, false, "conceals text")
              : new TerminalEscape(at + 1, true, "");
      case 'K', 'J', 'X', 'P', 'M' -> new TerminalEscape(at + 1, false, "erases text");
      case 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'f', 'd', 's', 'u', 'S', 'T' ->
          new TerminalEscape(at + 1, false, "moves the cursor");
      case 'h', 'l' -> new TerminalEscape(at + 1, false, "switches a terminal mode");
      default -> new TerminalEscape(at + 1, false, "controls the terminal");
    };
  }

  private static boolean conceals(String parameters) {
    for (String one : parameters.split(";", -1)) {
      if (one.equals("8") || one.equals("08")) {
        // 38;5;8 and 48;5;8 are colours.
        return !parameters.contains("38;5;8") && !parameters.contains("48;5;8");
      }
    }
    return false;
  }

  private static TerminalEscape command(String text, int esc) {
    int end = stringEnd(text, esc);
    String body = text.substring(Math.min(esc + 2, end), end);
    String what =
        body.startsWith("8;")
            ? "makes text a link to somewhere else"
            : body.startsWith("52;") ? "sets the clipboard" : "commands the terminal";
    return new TerminalEscape(end, false, what);
  }

  private static int stringEnd(String text, int esc) {
    int most = Math.min(text.length(), esc + LONGEST);
    for (int i = esc + 2; i < most; i++) {
      char c = text.charAt(i);
      if (c == 0x07 || c == '\n') {
        return i + 1;
      }
      if (c == 0x1b && i + 1 < text.length() && text.charAt(i + 1) == '\\') {
        return i + 2;
      }
    }
    return most;
  }
}
