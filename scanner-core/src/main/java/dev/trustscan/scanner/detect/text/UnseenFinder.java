package dev.trustscan.scanner.detect.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Compares a text with what is seen of it once it is rendered. Markdown is parsed first, and its
 * code, which is shown as it is, blanked out; what remains is read as a browser reads HTML.
 */
final class UnseenFinder {
  /** What lies beyond is not compared; documents are shorter. */
  static final int MOST = 128 << 10;

  private static final int PADDING = 150;
  private static final int SHORTEST = 8;

  private UnseenFinder() {}

  /** What is not seen, by offset. */
  static List<Unseen> find(String whole, boolean markdown) {
    String text = whole.length() > MOST ? whole.substring(0, MOST) : whole;
    var found = new ArrayList<Unseen>();
    String html = text;
    if (markdown) {
      MarkdownParts parts = MarkdownParts.of(text);
      found.addAll(parts.unseen());
      html = parts.withoutCode();
    }
    if (html.indexOf('<') >= 0) {
      found.addAll(HtmlParts.unseen(html));
    }
    padded(html, found);
    found.removeIf(each -> each.words().strip().length() < SHORTEST);
    found.sort((a, b) -> Integer.compare(a.start(), b.start()));
    return found;
  }

  /** Words behind hundreds of blanks, which no window shows. */
  private static void padded(String text, List<Unseen> found) {
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ' ' || c == '\t' || c == '\u00a0') {
        run++;
        continue;
      }
      if (run >= PADDING && c != '\n' && c != '\r') {
        int end = text.indexOf('\n', i);
        end = end < 0 ? text.length() : end;
        found.add(new Unseen(Unseen.Kind.PADDED, i, end, text.substring(i, end)));
        i = end;
      }
      run = 0;
    }
  }
}
