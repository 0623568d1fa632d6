package dev.trustscan.scanner.report;

import java.nio.charset.StandardCharsets;

/** Markdown under construction. Once it is full, nothing more goes in but the ending. */
final class MarkdownPage {
  private final StringBuilder out = new StringBuilder();
  private final int most;
  private int bytes;
  private boolean ending;

  MarkdownPage(int most) {
    this.most = most;
  }

  boolean isFull() {
    return bytes > most - 4_000;
  }

  /** From here on everything goes in; the caller keeps it short. */
  void ending() {
    ending = true;
  }

  String text() {
    return out.toString();
  }

  /** Markup of our own. */
  MarkdownPage own(String markdown) {
    int length = markdown.getBytes(StandardCharsets.UTF_8).length;
    if (ending || bytes + length <= most) {
      out.append(markdown);
      bytes += length;
    }
    return this;
  }

  MarkdownPage line() {
    return own("\n");
  }

  MarkdownPage blank() {
    return own("\n\n");
  }

  /** Words of our own that are no markup. */
  MarkdownPage words(String words) {
    if (words.indexOf('@') >= 0 || words.contains("://") || words.contains("www.")) {
      return code(words, Printable.MOST);
    }
    var escaped = new StringBuilder();
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      if (c < 0x7f && "\\`*_{}[]()<>#+!|~&$".indexOf(c) >= 0) {
        escaped.append('\\');
      }
      escaped.append(c);
    }
    return own(escaped.toString());
  }

  /** A message of a rule: our words with words of the target inside. */
  MarkdownPage message(String message) {
    for (Printable.Piece piece : Printable.UNICODE.pieces(message)) {
      if (piece.target()) {
        code(piece.text(), Printable.MOST);
      } else {
        words(piece.text());
      }
    }
    return this;
  }

  /** Text of the target in a code span that it cannot end. */
  MarkdownPage code(String raw, int most) {
    String text = Printable.UNICODE.text(raw, most);
    if (text.isBlank()) {
      return own("(blank)");
    }
    String fence = "`".repeat(longestRun(text) + 1);
    boolean pad = text.startsWith("`") || text.endsWith("`") || text.startsWith(" ");
    return own(fence + (pad ? " " : "") + text + (pad ? " " : "") + fence);
  }

  private static int longestRun(String text) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      run = text.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }
}
