package dev.trustscan.scanner.detect.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.Range;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** What a browser does not show of HTML. */
final class HtmlParts {
  private static final Set<String> INVISIBLE = Set.of("template", "noscript");
  private static final List<String> ATTRIBUTES =
      List.of("alt", "title", "aria-label", "aria-description", "placeholder");
  private static final int MOST_WORDS = 4_000;

  private final String html;
  private final List<Unseen> found = new ArrayList<>();

  private int foldedUntil;

  private HtmlParts(String html) {
    this.html = html;
  }

  static List<Unseen> unseen(String html) {
    var parts = new HtmlParts(html);
    Document document = Jsoup.parse(html, "", Parser.htmlParser().setTrackPosition(true));
    Node node = document;
    while (node != null) {
      // What is hidden as a whole is read as a whole.
      node = parts.look(node) ? after(node, document) : next(node, document);
    }
    return parts.found;
  }

  private static @Nullable Node next(Node node, Node top) {
    return node.childNodeSize() > 0 ? node.childNode(0) : after(node, top);
  }

  private static @Nullable Node after(Node node, Node top) {
    Node at = node;
    while (at != null && !at.equals(top)) {
      Node sibling = at.nextSibling();
      if (sibling != null) {
        return sibling;
      }
      at = at.parentNode();
    }
    return null;
  }

  /** Notes what a node hides; true if that is all of it. */
  private boolean look(Node node) {
    if (node instanceof Comment comment) {
      Range range = comment.sourceRange();
      add(Unseen.Kind.COMMENT, range.startPos(), range.endPos(), comment.getData());
      return true;
    }
    if (!(node instanceof Element element)) {
      return false;
    }
    for (String name : ATTRIBUTES) {
      if (element.hasAttr(name)) {
        whole(Unseen.Kind.ATTRIBUTE, element, element.attr(name));
      }
    }
    String tag = element.normalName();
    if (tag.equals("details") && !element.hasAttr("open")) {
      fold(element);
      return false;
    }
    if (INVISIBLE.contains(tag) || element.hasAttr("hidden") || isStyledAway(element)) {
      whole(Unseen.Kind.STYLED, element, words(element));
      return true;
    }
    return false;
  }

  /** What is folded in what is folded was read with it. */
  private void fold(Element element) {
    if (element.sourceRange().startPos() >= foldedUntil) {
      Range last = element.endSourceRange();
      foldedUntil = last.isTracked() ? last.endPos() : html.length();
      whole(Unseen.Kind.FOLDED, element, words(element));
    }
  }

  private static boolean isStyledAway(Element element) {
    if (InlineStyle.hides(element.attr("style"))) {
      return true;
    }
    return element.normalName().equals("font")
        && InlineStyle.isPaper(element.attr("color").strip().toLowerCase(Locale.ROOT));
  }

  private static String words(Element element) {
    String words = element.text();
    return words.length() > MOST_WORDS ? words.substring(0, MOST_WORDS) : words;
  }

  private void whole(Unseen.Kind kind, Element element, String words) {
    Range last = element.endSourceRange();
    int start = element.sourceRange().startPos();
    int end = last.isTracked() ? last.endPos() : element.sourceRange().endPos();
    add(kind, start, end, words);
  }

  private void add(Unseen.Kind kind, int start, int end, String words) {
    if (start >= 0 && end > start && end <= html.length() && !words.isBlank()) {
      found.add(new Unseen(kind, start, end, words));
    }
  }
}
