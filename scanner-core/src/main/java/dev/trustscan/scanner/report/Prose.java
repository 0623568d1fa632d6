package dev.trustscan.scanner.report;

import dev.trustscan.scanner.source.RepoPath;
import java.util.ArrayList;
import java.util.List;

/**
 * A paragraph under construction. Our own words go in as they are; everything of the target goes
 * through {@link Printable}.
 */
final class Prose {
  /**
   * A piece of a paragraph.
   *
   * @param text printable
   * @param tone how it looks
   */
  record Run(String text, Tone tone) {}

  private final Printable glyphs;
  private final List<Run> runs = new ArrayList<>();

  Prose(Printable glyphs) {
    this.glyphs = glyphs;
  }

  List<Run> runs() {
    return runs;
  }

  boolean isEmpty() {
    return runs.isEmpty();
  }

  int width() {
    return runs.stream().mapToInt(run -> CharWidth.of(run.text)).sum();
  }

  /** Our own words. */
  Prose own(String text) {
    return own(text, Tone.PLAIN);
  }

  /** Our own words. What the terminal cannot show becomes ASCII. */
  Prose own(String text, Tone tone) {
    if (!text.isEmpty()) {
      runs.add(new Run(glyphs == Printable.ASCII ? Glyphs.ascii(text) : text, tone));
    }
    return this;
  }

  /** Words of the target, cut to a length. */
  Prose target(String raw, int most) {
    runs.add(new Run(glyphs.text(raw, most), Tone.TARGET));
    return this;
  }

  /** A path of the target. */
  Prose path(RepoPath path) {
    runs.add(new Run(glyphs.path(path), Tone.STRONG));
    return this;
  }

  /** A path of the target, looking as given. */
  Prose path(RepoPath path, Tone tone) {
    runs.add(new Run(glyphs.path(path), tone));
    return this;
  }

  /** A message of a rule: our words with words of the target inside. */
  Prose message(String message) {
    for (Printable.Piece piece : glyphs.pieces(message)) {
      if (piece.target()) {
        runs.add(new Run(glyphs.quoted(piece.text()), Tone.TARGET));
      } else {
        own(piece.text());
      }
    }
    return this;
  }
}
