package dev.trustscan.scanner.doc;

import dev.trustscan.scanner.doc.DocNote.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where the front matter of a Markdown file lies.
 *
 * @param language what follows the opening fence, or what the fence stands for
 * @param start offset behind the opening line
 * @param end offset of the closing line
 * @param bodyStart offset behind the closing line
 */
record FrontMatter(String language, int start, int end, int bodyStart) {
  static Optional<FrontMatter> find(Reading in) {
    String text = in.text();
    boolean yaml = text.startsWith("---") && !text.startsWith("----");
    boolean toml = text.startsWith("+++") && !text.startsWith("++++");
    if (!yaml && !toml) {
      return Optional.empty();
    }
    LineMap lines = in.lines();
    String rest = line(text, lines, 1).substring(3).strip();
    boolean named = yaml && !rest.isEmpty() && rest.chars().allMatch(FrontMatter::isNamePart);
    if (!rest.isEmpty() && !named) {
      return Optional.empty();
    }
    String language = toml ? "toml" : rest.toLowerCase(Locale.ROOT);
    for (String close : toml ? List.of("+++") : List.of("---", "...")) {
      for (int line = 2; line <= lines.lines(); line++) {
        if (line(text, lines, line).stripTrailing().equals(close)) {
          int body = line < lines.lines() ? lines.start(line + 1) : text.length();
          return Optional.of(new FrontMatter(language, lines.start(2), lines.start(line), body));
        }
      }
    }
    if (lines.lines() > 1) {
      String detail = "front matter that is never closed; readers differ on where it ends";
      in.note(Kind.LENIENT_SYNTAX, 0, 3, detail);
    }
    return Optional.empty();
  }

  private static boolean isNamePart(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private static String line(String text, LineMap lines, int line) {
    int end = line < lines.lines() ? lines.start(line + 1) : text.length();
    return text.substring(lines.start(line), end);
  }
}
