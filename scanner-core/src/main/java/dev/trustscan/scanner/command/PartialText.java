package dev.trustscan.scanner.command;

import org.jspecify.annotations.Nullable;

/** Strings with computed parts in them. */
final class PartialText {
  private PartialText() {}

  /** The text with known variables put in; dynamic parts stay as written. */
  static Folded of(SourceReader reader, String written) {
    var out = new StringBuilder();
    int taint = 0;
    String origin = "";
    boolean known = true;
    int i = 0;
    while (i < written.length()) {
      int end = partEnd(reader, written, i);
      if (end < 0) {
        out.append(written.charAt(i++));
        continue;
      }
      String inside = written.substring(i, end);
      String expression = inner(inside);
      Folded value = reader.fragment(expression);
      taint |= value.taint();
      origin = origin.isEmpty() ? value.origin() : origin;
      known &= value.text() != null;
      out.append(value.text() == null ? inside : value.text());
      i = end;
    }
    String text = out.length() > Budget.LONGEST ? null : out.toString();
    return new Folded(
        known ? text : null,
        taint | (known ? 0 : Taint.COMMAND),
        known ? origin : origin.isEmpty() ? "" : origin,
        "",
        null);
  }

  /** Where a computed part that begins here ends, or -1. */
  private static int partEnd(SourceReader reader, String s, int i) {
    char c = s.charAt(i);
    boolean python = reader.language().equals("python");
    int open =
        python
            ? (c == '{' ? i : -1)
            : (c == '#' || c == '$') && s.startsWith("{", i + 1) ? i + 1 : -1;
    if (open >= 0) {
      int depth = 0;
      for (int j = open; j < s.length() && j < open + 300; j++) {
        depth += s.charAt(j) == '{' ? 1 : s.charAt(j) == '}' ? -1 : 0;
        if (depth == 0) {
          return j + 1;
        }
      }
      return -1;
    }
    if (c == '$'
        && i + 1 < s.length()
        && (Character.isLetter(s.charAt(i + 1)) || s.charAt(i + 1) == '_')) {
      int j = i + 1;
      while (j < s.length() && ShellScanner.nameChar(s.charAt(j))) {
        j++;
      }
      return j;
    }
    return -1;
  }

  private static String inner(String part) {
    if (part.endsWith("}")) {
      String inside = part.substring(part.indexOf('{') + 1, part.length() - 1);
      return inside;
    }
    return part;
  }

  /** {@code "%s" % value}. */
  static Folded percent(Folded format, Folded value) {
    String text = format.text();
    @Nullable String out =
        text == null || value.text() == null || !text.contains("%s")
            ? null
            : text.replace("%s", value.text());
    return new Folded(out, format.taint() | value.taint(), value.origin(), "", null);
  }
}
