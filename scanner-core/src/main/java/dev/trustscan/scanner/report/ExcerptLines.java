package dev.trustscan.scanner.report;

import dev.trustscan.scanner.doc.Span;
import dev.trustscan.scanner.source.RepoPath;
import java.util.List;

/** A source line with carets under the value concerned. */
final class ExcerptLines {
  private static final int LONG_GAP = 6;

  private ExcerptLines() {}

  /** Writes the line and the carets; nothing if there is no excerpt. */
  static void write(Page page, ScanReport report, RepoPath path, Span span, int indent) {
    report.excerpts().at(path, span).ifPresent(e -> write(page, e, span, indent));
  }

  private static void write(Page page, Excerpts.Excerpt excerpt, Span span, int indent) {
    Printable glyphs = page.options().glyphs();
    String number = Integer.toString(span.line());
    int room = page.width() - indent - number.length() - 3;
    String value = line(glyphs, excerpt.value());
    String before = line(glyphs, excerpt.before().stripLeading());
    String after = line(glyphs, excerpt.after().stripTrailing());
    boolean further = span.endLine() > span.line();
    int all = CharWidth.of(before) + CharWidth.of(value) + CharWidth.of(after);
    if (CharWidth.of(value) > room) {
      before = "";
      after = "";
      value = CharWidth.head(value, room - 3) + dots(glyphs);
    } else if (all > room) {
      before = endOf(glyphs, before, (room - CharWidth.of(value)) * 2 / 3);
      after = startOf(glyphs, after, room - CharWidth.of(before) - CharWidth.of(value));
    }
    String bar = glyphs == Printable.ASCII ? " | " : " │ ";
    page.verbatim(
        indent,
        List.of(
            new Prose.Run(number + bar, Tone.DIM),
            new Prose.Run(before, Tone.DIM),
            new Prose.Run(value, Tone.TARGET),
            new Prose.Run(after, Tone.DIM)));
    int carets = Math.max(1, CharWidth.of(value));
    String further2 = further && carets + 2 < room ? dots(glyphs) : "";
    page.verbatim(
        indent,
        List.of(
            new Prose.Run(" ".repeat(number.length()) + bar, Tone.DIM),
            new Prose.Run(" ".repeat(CharWidth.of(before)), Tone.PLAIN),
            new Prose.Run("^".repeat(carets), Tone.CARET),
            new Prose.Run(further2, Tone.DIM)));
  }

  private static String dots(Printable glyphs) {
    return glyphs == Printable.ASCII ? "..." : "…";
  }

  private static String endOf(Printable glyphs, String text, int columns) {
    return CharWidth.of(text) <= columns
        ? text
        : dots(glyphs) + CharWidth.tail(text, Math.max(0, columns - 3));
  }

  private static String startOf(Printable glyphs, String text, int columns) {
    if (CharWidth.of(text) <= columns) {
      return text;
    }
    return columns < 3 ? "" : CharWidth.head(text, columns - 3) + dots(glyphs);
  }

  /** Printable, with long gaps closed so that what they push out of sight comes back. */
  static String line(Printable glyphs, String raw) {
    var closed = new StringBuilder();
    for (int i = 0; i < raw.length(); ) {
      int end = i;
      while (end < raw.length() && (raw.charAt(end) == ' ' || raw.charAt(end) == '\t')) {
        end++;
      }
      if (end - i > LONG_GAP) {
        closed.append(" [").append(end - i).append(" blanks] ");
        i = end;
      } else if (end > i) {
        closed.append(" ".repeat(end - i));
        i = end;
      } else {
        closed.append(raw.charAt(i++));
      }
    }
    return glyphs.text(closed.toString());
  }
}
