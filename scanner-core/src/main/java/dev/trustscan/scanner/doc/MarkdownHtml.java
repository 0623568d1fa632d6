package dev.trustscan.scanner.doc;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** CommonMark's seven kinds of HTML block. */
final class MarkdownHtml {
  private static final Set<String> BLOCK_TAGS =
      Set.of(
          "address",
          "article",
          "aside",
          "base",
          "basefont",
          "blockquote",
          "body",
          "caption",
          "center",
          "col",
          "colgroup",
          "dd",
          "details",
          "dialog",
          "dir",
          "div",
          "dl",
          "dt",
          "fieldset",
          "figcaption",
          "figure",
          "footer",
          "form",
          "frame",
          "frameset",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "head",
          "header",
          "hr",
          "html",
          "iframe",
          "legend",
          "li",
          "link",
          "main",
          "menu",
          "menuitem",
          "nav",
          "noframes",
          "ol",
          "optgroup",
          "option",
          "p",
          "param",
          "search",
          "section",
          "summary",
          "table",
          "tbody",
          "td",
          "tfoot",
          "th",
          "thead",
          "title",
          "tr",
          "track",
          "ul");
  private static final List<String> RAW_TAGS = List.of("script", "pre", "style", "textarea");

  private MarkdownHtml() {}

  /** The kind of block that the text at an offset opens, 0 if none. */
  static int kind(String text, int from, int end, boolean inParagraph) {
    if (from >= end || text.charAt(from) != '<') {
      return 0;
    }
    if (text.startsWith("<!--", from)) {
      return 2;
    }
    if (text.startsWith("<?", from)) {
      return 3;
    }
    if (text.startsWith("<![CDATA[", from)) {
      return 5;
    }
    if (text.startsWith("<!", from)) {
      return from + 2 < end && isLetter(text.charAt(from + 2)) ? 4 : 0;
    }
    boolean closing = text.startsWith("</", from);
    int nameStart = closing ? from + 2 : from + 1;
    int i = nameEnd(text, nameStart, end);
    String name = text.substring(nameStart, i).toLowerCase(Locale.ROOT);
    char after = i < end ? text.charAt(i) : ' ';
    boolean cut = isSpace(after) || after == '>';
    if (!closing && cut && RAW_TAGS.contains(name)) {
      return 1;
    }
    if (BLOCK_TAGS.contains(name) && (cut || text.startsWith("/>", i))) {
      return 6;
    }
    return !inParagraph && !name.isEmpty() && isWholeTag(text, i, end, closing) ? 7 : 0;
  }

  /** Whether a line ends the block that it belongs to. */
  static boolean ends(int kind, String text, int from, int end) {
    String line = text.substring(from, end);
    return switch (kind) {
      case 1 -> {
        String lower = line.toLowerCase(Locale.ROOT);
        yield RAW_TAGS.stream().anyMatch(tag -> lower.contains("</" + tag + ">"));
      }
      case 2 -> line.contains("-->");
      case 3 -> line.contains("?>");
      case 4 -> line.contains(">");
      case 5 -> line.contains("]]>");
      default -> false;
    };
  }

  private static int nameEnd(String text, int from, int end) {
    int i = from;
    while (i < end && (isLetter(text.charAt(i)) || (i > from && isNamePart(text.charAt(i))))) {
      i++;
    }
    return i;
  }

  /** Whether a complete tag, and nothing else, fills the line. */
  private static boolean isWholeTag(String text, int from, int end, boolean closing) {
    int i = from;
    if (!closing) {
      i = attributes(text, i, end);
    }
    i = skipSpace(text, i, end);
    if (!closing && i < end && text.charAt(i) == '/') {
      i++;
    }
    return i >= 0 && i < end && text.charAt(i) == '>' && skipSpace(text, i + 1, end) == end;
  }

  private static int attributes(String text, int from, int end) {
    int i = from;
    while (true) {
      int name = skipSpace(text, i, end);
      if (name == i || name >= end || !isAttributeStart(text.charAt(name))) {
        return i;
      }
      i = name + 1;
      while (i < end && isAttributePart(text.charAt(i))) {
        i++;
      }
      int equals = skipSpace(text, i, end);
      if (equals < end && text.charAt(equals) == '=') {
        i = value(text, skipSpace(text, equals + 1, end), end);
        if (i < 0) {
          return end;
        }
      }
    }
  }

  private static int value(String text, int from, int end) {
    if (from >= end) {
      return -1;
    }
    char quote = text.charAt(from);
    if (quote == '"' || quote == '\'') {
      int close = text.indexOf(quote, from + 1);
      return close < 0 || close >= end ? -1 : close + 1;
    }
    int i = from;
    while (i < end && !isSpace(text.charAt(i)) && "\"'=<>`".indexOf(text.charAt(i)) < 0) {
      i++;
    }
    return i == from ? -1 : i;
  }

  private static int skipSpace(String text, int from, int end) {
    int i = from;
    while (i < end && isSpace(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isNamePart(char c) {
    return isLetter(c) || c == '-' || (c >= '0' && c <= '9');
  }

  private static boolean isAttributeStart(char c) {
    return isLetter(c) || c == '_' || c == ':';
  }

  private static boolean isAttributePart(char c) {
    return isNamePart(c) || c == '_' || c == ':' || c == '.';
  }
}
