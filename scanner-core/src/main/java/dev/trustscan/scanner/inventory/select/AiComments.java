package dev.trustscan.scanner.inventory.select;

import java.util.Locale;

/** Comments addressed to a watching agent: {@code // … AI!} or {@code # AI? …}. */
final class AiComments {
  private static final int LONGEST = 500;

  private AiComments() {}

  static boolean any(String text) {
    int at = next(text, 0);
    while (at >= 0) {
      if (isRequest(text, at)) {
        return true;
      }
      at = next(text, at + 3);
    }
    return false;
  }

  /** The next {@code ai!} or {@code ai?} in any case. */
  private static int next(String text, int from) {
    for (int i = from; i + 2 < text.length(); i++) {
      char mark = text.charAt(i + 2);
      if ((mark == '!' || mark == '?')
          && (text.charAt(i) | 0x20) == 'a'
          && (text.charAt(i + 1) | 0x20) == 'i') {
        return i;
      }
    }
    return -1;
  }

  // The words stand at the beginning or the end of a comment that ends its line.
  private static boolean isRequest(String text, int at) {
    if (at > 0 && Character.isLetterOrDigit(text.charAt(at - 1))) {
      return false;
    }
    // Bounded on both sides, so that many hits on one long line stay linear.
    String before = text.substring(Math.max(0, at - LONGEST), at);
    before = before.substring(before.lastIndexOf('\n') + 1);
    String after = text.substring(at + 3, Math.min(text.length(), at + LONGEST));
    int end = after.indexOf('\n');
    after = end < 0 ? after : after.substring(0, end);
    String head = before.strip().toLowerCase(Locale.ROOT);
    boolean begins =
        head.endsWith("#") || head.endsWith("//") || head.endsWith("--") || head.endsWith(";");
    boolean commented =
        begins || before.contains("# ") || before.contains("// ") || before.contains("-- ");
    return begins || (commented && after.isBlank());
  }
}
