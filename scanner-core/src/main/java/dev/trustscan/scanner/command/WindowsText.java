package dev.trustscan.scanner.command;

import java.util.Locale;

/** Commands that are meant for Windows, where a backslash parts folders. */
final class WindowsText {
  private WindowsText() {}

  /** The command with the backslashes of paths turned, if it starts one of Windows' shells. */
  static String slashes(String text) {
    int end = 0;
    while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    String first = Names.program(text.substring(0, end).toLowerCase(Locale.ROOT));
    boolean windows = first.equals("cmd") || first.equals("powershell") || first.equals("pwsh");
    if (!windows || text.indexOf('\\') < 0) {
      return text;
    }
    var out = new StringBuilder(text);
    for (int i = 1; i + 1 < text.length(); i++) {
      if (text.charAt(i) == '\\' && part(text.charAt(i - 1)) && part(text.charAt(i + 1))) {
        out.setCharAt(i, '/');
      }
    }
    return out.toString();
  }

  private static boolean part(char c) {
    return Character.isLetterOrDigit(c)
        || c == '.'
        || c == '_'
        || c == '-'
        || c == '%'
        || c == ':'
        || c == '~';
  }
}
