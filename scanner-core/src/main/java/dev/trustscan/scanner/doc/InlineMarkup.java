package dev.trustscan.scanner.doc;

import java.util.HashSet;
import java.util.Set;

/**
 * Where CommonMark's raw HTML, addresses in angle brackets and link targets end, within one stretch
 * of text. A search for a closing sign that failed is not repeated, so that all of them together
 * take linear time.
 */
final class InlineMarkup {
  private static final int MOST_PARENTHESES = 32;

  private final String text;
  private final int end;
  private final Set<String> absent = new HashSet<>();

  InlineMarkup(String text, int end) {
    this.text = text;
    this.end = end;
  }

  /** The offset behind the markup that a {@code <} begins, -1 if it begins none. */
  int htmlEnd(int at) {
    if (startsWith("<!--", at)) {
      if (startsWith(">", at + 4) || startsWith("->", at + 4)) {
        return at + (startsWith(">", at + 4) ? 5 : 6);
      }
      return behind("-->", at + 4);
    }
    if (startsWith("<?", at)) {
      return behind("?>", at + 2);
    }
    if (startsWith("<![CDATA[", at)) {
      return behind("]]>", at + 9);
    }
    if (startsWith("<!", at)) {
      return isLetter(at + 2) ? behind(">", at + 2) : -1;
    }
    int tag = startsWith("</", at) ? closingTag(at + 2) : openingTag(at + 1);
    return tag > 0 ? tag : address(at + 1);
  }

  private int behind(String sign, int from) {
    if (absent.contains(sign)) {
      return -1;
    }
    for (int i = from; i + sign.length() <= end; i++) {
      if (text.startsWith(sign, i)) {
        return i + sign.length();
      }
    }
    absent.add(sign);
    return -1;
  }

  private int closingTag(int from) {
    int i = nameEnd(from);
    if (i == from) {
      return -1;
    }
    i = skipSpace(i);
    return startsWith(">", i) ? i + 1 : -1;
  }

  private int openingTag(int from) {
    int i = nameEnd(from);
    if (i == from) {
      return -1;
    }
    while (true) {
      int name = skipSpace(i);
      if (name == i || name >= end || !isAttributeStart(text.charAt(name))) {
        i = name;
        break;
      }
      i = attribute(name);
      if (i < 0) {
        return -1;
      }
    }
    i = startsWith("/", i) ? i + 1 : i;
    return startsWith(">", i) ? i + 1 : -1;
  }

  private int attribute(int from) {
    int i = from + 1;
    while (i < end && isAttributePart(text.charAt(i))) {
      i++;
    }
    int equals = skipSpace(i);
    if (!startsWith("=", equals)) {
      return i;
    }
    i = skipSpace(equals + 1);
    if (startsWith("\"", i) || startsWith("'", i)) {
      return behind(text.substring(i, i + 1), i + 1);
    }
    int value = i;
    while (i < end && !isSpace(text.charAt(i)) && "\"'=<>`".indexOf(text.charAt(i)) < 0) {
      i++;
    }
    return i == value ? -1 : i;
  }

  /** An address in angle brackets: of a page or of a person. */
  private int address(int from) {
    boolean marked = false;
    for (int i = from; i < end; i++) {
      char c = text.charAt(i);
      if (c == '>') {
        return marked ? i + 1 : -1;
      }
      if (c <= ' ' || c == '<') {
        return -1;
      }
      marked |= i > from && (c == ':' || c == '@');
    }
    return -1;
  }

  /** The offset behind {@code (address "title")}, -1 if this is none. */
  int linkEnd(int open) {
    int i = skipSpace(open + 1);
    if (startsWith("<", i)) {
      i = bracketed(i + 1);
    } else {
      i = bare(i);
    }
    if (i < 0) {
      return -1;
    }
    int title = skipSpace(i);
    if (title > i && title < end && "\"'(".indexOf(text.charAt(title)) >= 0) {
      title = title(title);
      if (title < 0) {
        return -1;
      }
      title = skipSpace(title);
    }
    return startsWith(")", title) ? title + 1 : -1;
  }

  private int bracketed(int from) {
    for (int i = from; i < end; i++) {
      char c = text.charAt(i);
      if (c == '>') {
        return i + 1;
      }
      if (c == '<' || c == '\n' || c == '\r') {
        return -1;
      }
      i += c == '\\' ? 1 : 0;
    }
    return -1;
  }

  private int bare(int from) {
    int depth = 0;
    int i = from;
    while (i < end && text.charAt(i) > ' ') {
      char c = text.charAt(i);
      if (c == '(' && ++depth > MOST_PARENTHESES) {
        return -1;
      }
      if (c == ')' && --depth < 0) {
        return i;
      }
      i += c == '\\' ? 2 : 1;
    }
    return depth > 0 ? -1 : Math.min(i, end);
  }

  private int title(int open) {
    char close = text.charAt(open) == '(' ? ')' : text.charAt(open);
    String sign = "title" + close;
    if (absent.contains(sign)) {
      return -1;
    }
    for (int i = open + 1; i < end; i++) {
      char c = text.charAt(i);
      if (c == close) {
        return i + 1;
      }
      i += c == '\\' ? 1 : 0;
    }
    absent.add(sign);
    return -1;
  }

  /** The offset behind a label in brackets, which is at most 999 characters long. */
  int labelEnd(int open) {
    for (int i = open + 1; i < Math.min(end, open + 1001); i++) {
      char c = text.charAt(i);
      if (c == ']') {
        return i + 1;
      }
      if (c == '[') {
        return -1;
      }
      i += c == '\\' ? 1 : 0;
    }
    return -1;
  }

  private boolean startsWith(String sign, int at) {
    return at + sign.length() <= end && text.startsWith(sign, at);
  }

  private int skipSpace(int from) {
    int i = from;
    while (i < end && isSpace(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private int nameEnd(int from) {
    int i = from;
    while (i < end && (isLetter(i) || (i > from && isNamePart(text.charAt(i))))) {
      i++;
    }
    return i;
  }

  private boolean isLetter(int i) {
    return i < end && isLetter(text.charAt(i));
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

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }
}
