package dev.trustscan.rules.pages;

import java.util.List;

/** Writes catalogue text as Markdown in which nothing is hidden. */
final class Markdown {
  private static final int LONGEST_LINE = 400;

  private Markdown() {}

  /** A section, or nothing if it has no text. */
  static String section(String heading, String text) {
    return text.isBlank() ? "" : "\n## " + heading + "\n\n" + text.strip() + "\n";
  }

  /** A list of sentences. */
  static String items(List<String> items) {
    var out = new StringBuilder();
    items.forEach(item -> out.append("- ").append(inline(item)).append('\n'));
    return out.toString();
  }

  /** Prose in one line. */
  static String inline(String text) {
    return visible(text.strip().replace('\n', ' ')).replace("<", "&lt;");
  }

  /** A table cell. */
  static String cell(String text) {
    return inline(text).replace("|", "\\|");
  }

  /** A table cell in code marks. */
  static String code(String text) {
    return "`" + visible(text).replace("|", "\\|") + "`";
  }

  /** A file's text in a fence that it cannot end. */
  static String fenced(String language, String text) {
    String fence = "```";
    while (text.contains(fence)) {
      fence += "`";
    }
    var out = new StringBuilder(fence).append(language).append('\n');
    text.lines().forEach(line -> out.append(cut(visible(line))).append('\n'));
    return out.append(fence).append('\n').toString();
  }

  private static String cut(String line) {
    return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + " …";
  }

  /** The text with every character named that a reader would not see, or would mistake. */
  static String visible(String text) {
    var out = new StringBuilder();
    int before = ' ';
    for (int at = 0; at < text.length(); ) {
      int c = text.codePointAt(at);
      at += Character.charCount(c);
      int after = at < text.length() ? text.codePointAt(at) : ' ';
      if (unseen(c) || foreign(c) && (ascii(before) || ascii(after))) {
        out.append(String.format("<U+%04X>", c));
      } else {
        out.appendCodePoint(c);
      }
      before = c;
    }
    return out.toString();
  }

  private static boolean unseen(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL -> c != '\t';
      case Character.FORMAT,
          Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
    };
  }

  private static boolean foreign(int c) {
    return c >= 0x80 && Character.isLetter(c);
  }

  private static boolean ascii(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
