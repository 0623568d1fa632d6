package dev.trustscan.scanner.report;

import dev.trustscan.scanner.doc.Span;
import dev.trustscan.scanner.source.RepoPath;

/**
 * HTML under construction. Markup is our own and constant; every word goes in through an escape,
 * and words of the target through {@link Printable} as well.
 */
final class HtmlPage {
  /** The longest path or value of the target that is shown. */
  static final int MOST = 400;

  private final StringBuilder out = new StringBuilder(1 << 16);

  String text() {
    return out.toString();
  }

  int size() {
    return out.length();
  }

  /** Markup of our own, a constant or numbers. */
  HtmlPage markup(String markup) {
    out.append(markup);
    return this;
  }

  /** Words of our own. */
  HtmlPage words(String words) {
    escape(out, words);
    return this;
  }

  /** An element around words of our own. */
  HtmlPage element(String tag, String words) {
    return markup("<" + tag + ">").words(words).markup("</" + name(tag) + ">");
  }

  /** Words of the target. */
  HtmlPage target(String raw, int most) {
    return markup("<code>").words(Printable.UNICODE.text(raw, most)).markup("</code>");
  }

  /** A path of the target. */
  HtmlPage path(RepoPath path) {
    return markup("<code class=path>").words(shortened(path)).markup("</code>");
  }

  /** A path of the target, and where in it. */
  HtmlPage place(RepoPath path, Span span) {
    markup("<code class=path>").words(shortened(path));
    if (span.exists()) {
      markup("<span class=at>:" + span.line() + ":" + span.column() + "</span>");
    }
    return markup("</code>");
  }

  /** A message of a rule: our words with words of the target inside. */
  HtmlPage message(String message) {
    for (Printable.Piece piece : Printable.UNICODE.pieces(message)) {
      if (piece.target()) {
        markup("<code>").words(cut(piece.text())).markup("</code>");
      } else {
        words(piece.text());
      }
    }
    return this;
  }

  /** A path, printable and of bearable length; its end says most. */
  static String shortened(RepoPath path) {
    String printable = Printable.UNICODE.path(path);
    return printable.length() <= MOST
        ? printable
        : CharWidth.head(printable, MOST / 4) + "…" + CharWidth.tail(printable, MOST * 3 / 4);
  }

  private static String cut(String printable) {
    return printable.length() <= MOST ? printable : CharWidth.head(printable, MOST) + "…";
  }

  private static String name(String tag) {
    int space = tag.indexOf(' ');
    return space < 0 ? tag : tag.substring(0, space);
  }

  /** The five characters that mean something to HTML, in text and in quoted attributes. */
  static void escape(StringBuilder out, String words) {
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
  }
}
