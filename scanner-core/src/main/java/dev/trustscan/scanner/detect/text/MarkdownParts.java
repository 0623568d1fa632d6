package dev.trustscan.scanner.detect.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * What Markdown itself says about a text: its code, its links and images, its definitions.
 *
 * @param withoutCode the text with blanks in place of code, so that offsets stay
 * @param links links and images, in the order of the text
 * @param unseen what is in titles, alternative texts and definitions
 */
record MarkdownParts(String withoutCode, List<Link> links, List<Unseen> unseen) {
  private static final int DEEPEST = 60;
  private static final int MOST_WORDS = 2_000;
  private static final Parser PARSER =
      Parser.builder()
          .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
          .maxOpenBlockParsers(DEEPEST)
          .maxInlineNesting(DEEPEST)
          .build();
  private static final Set<String> NOWHERE = Set.of("", "#", "<>");

  /**
   * A link or an image.
   *
   * @param start offset
   * @param end offset after it
   * @param words what is shown of a link, or the alternative text of an image
   * @param address where it leads
   * @param image whether it is an image
   */
  record Link(int start, int end, String words, String address, boolean image) {}

  static MarkdownParts of(String text) {
    char[] blanked = text.toCharArray();
    var links = new ArrayList<Link>();
    var unseen = new ArrayList<Unseen>();
    Node top = PARSER.parse(text);
    for (Node node = top; node != null; node = next(node, top)) {
      switch (node) {
        case FencedCodeBlock code -> blank(code, blanked);
        case IndentedCodeBlock code -> blank(code, blanked);
        case Code code -> blank(code, blanked);
        case Image image -> {
          link(image, words(image), image.getDestination(), true, links);
          String alternative = words(image) + title(image.getTitle());
          add(image, Unseen.Kind.ATTRIBUTE, alternative, unseen);
        }
        case org.commonmark.node.Link link -> {
          link(link, words(link), link.getDestination(), false, links);
          add(link, Unseen.Kind.ATTRIBUTE, title(link.getTitle()), unseen);
        }
        case LinkReferenceDefinition definition -> {
          boolean nowhere = NOWHERE.contains(definition.getDestination());
          var kind = nowhere ? Unseen.Kind.DEFINITION : Unseen.Kind.ATTRIBUTE;
          add(definition, kind, title(definition.getTitle()), unseen);
        }
        default -> {
          // Everything else is shown.
        }
      }
    }
    return new MarkdownParts(new String(blanked), List.copyOf(links), List.copyOf(unseen));
  }

  /** The node after another one, from the top down, without recursion. */
  private static @Nullable Node next(Node node, Node top) {
    if (node.getFirstChild() != null) {
      return node.getFirstChild();
    }
    Node at = node;
    while (at != null && !at.equals(top)) {
      if (at.getNext() != null) {
        return at.getNext();
      }
      at = at.getParent();
    }
    return null;
  }

  private static void blank(Node code, char[] text) {
    for (SourceSpan span : code.getSourceSpans()) {
      int end = Math.min(text.length, span.getInputIndex() + span.getLength());
      for (int i = span.getInputIndex(); i < end; i++) {
        text[i] = text[i] == '\n' || text[i] == '\r' ? text[i] : '.';
      }
    }
  }

  private static void link(
      Node node, String words, String address, boolean image, List<Link> links) {
    List<SourceSpan> spans = node.getSourceSpans();
    if (!spans.isEmpty()) {
      links.add(new Link(start(spans), end(spans), words, address, image));
    }
  }

  private static void add(Node node, Unseen.Kind kind, String words, List<Unseen> unseen) {
    List<SourceSpan> spans = node.getSourceSpans();
    if (!spans.isEmpty() && !words.isBlank()) {
      unseen.add(new Unseen(kind, start(spans), end(spans), words));
    }
  }

  private static int start(List<SourceSpan> spans) {
    return spans.getFirst().getInputIndex();
  }

  private static int end(List<SourceSpan> spans) {
    return spans.getLast().getInputIndex() + spans.getLast().getLength();
  }

  private static String title(String title) {
    return title == null ? "" : ". " + title;
  }

  private static String words(Node node) {
    var words = new StringBuilder();
    for (Node each = next(node, node); each != null; each = next(each, node)) {
      if (each instanceof Text text && words.length() < MOST_WORDS) {
        words.append(text.getLiteral());
      } else if (each instanceof Code code && words.length() < MOST_WORDS) {
        words.append(code.getLiteral());
      }
    }
    return words.toString();
  }
}
