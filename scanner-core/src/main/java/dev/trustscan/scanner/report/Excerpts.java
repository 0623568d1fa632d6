package dev.trustscan.scanner.report;

import dev.trustscan.rules.Format;
import dev.trustscan.scanner.detect.Finding;
import dev.trustscan.scanner.doc.DocumentReader;
import dev.trustscan.scanner.doc.Parsed;
import dev.trustscan.scanner.doc.Span;
import dev.trustscan.scanner.source.Content;
import dev.trustscan.scanner.source.Entry;
import dev.trustscan.scanner.source.RepoPath;
import dev.trustscan.scanner.source.Snapshot;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The source lines around the places that findings speak of, for the carets of the text report. Raw
 * and hostile; cut to a window, so that a line of megabytes costs nothing.
 *
 * @param byPlace the excerpts
 */
public record Excerpts(Map<Place, Excerpt> byPlace) {
  /** No excerpts; reports then show the evidence alone. */
  public static final Excerpts NONE = new Excerpts(Map.of());

  private static final int WINDOW = 200;
  private static final int MOST_PLACES = 10_000;

  /**
   * A place in a file.
   *
   * @param path the file
   * @param span where
   */
  public record Place(RepoPath path, Span span) {}

  /**
   * The first line of a place.
   *
   * @param before the line up to the place, at most its last 200 characters
   * @param value the place itself, as far as it is on its first line, at most 200 characters
   * @param after the rest of the line, at most 200 characters
   */
  public record Excerpt(String before, String value, String after) {}

  public Excerpts {
    byPlace = Map.copyOf(byPlace);
  }

  /** The excerpt of a place, if its text was read. */
  public Optional<Excerpt> at(RepoPath path, Span span) {
    return Optional.ofNullable(byPlace.get(new Place(path, span)));
  }

  /** Takes the excerpts of every place that the findings name. */
  public static Excerpts of(Snapshot snapshot, List<Finding> findings) {
    Map<RepoPath, Set<Span>> wanted = new LinkedHashMap<>();
    int places = 0;
    for (Finding finding : findings) {
      if (places >= MOST_PLACES) {
        break;
      }
      wanted.computeIfAbsent(finding.path(), p -> new LinkedHashSet<>()).add(finding.span());
      for (Finding.Related related : finding.related()) {
        wanted.computeIfAbsent(related.path(), p -> new LinkedHashSet<>()).add(related.span());
        places++;
      }
      places++;
    }
    var reader = new DocumentReader(snapshot.limits());
    var all = new HashMap<Place, Excerpt>();
    wanted.forEach((path, spans) ->
        text(snapshot, reader, path)
            .ifPresent(text ->
                spans.forEach(
                    span -> cut(text, span).ifPresent(e -> all.put(new Place(path, span), e)))));
    return new Excerpts(all);
  }

  private static Optional<String> text(Snapshot snapshot, DocumentReader reader, RepoPath path) {
    return snapshot
        .entry(path)
        .filter(Entry::isFile)
        .map(snapshot::content)
        .filter(Content.Whole.class::isInstance)
        .map(content -> reader.read(Format.TEXT, ((Content.Whole) content).bytes()))
        .filter(Parsed.Ok.class::isInstance)
        .map(parsed -> ((Parsed.Ok) parsed).document().text());
  }

  /** Cuts an excerpt, unless the span does not lie in the text. */
  static Optional<Excerpt> cut(String text, Span span) {
    if (!span.exists() || span.end() > text.length()) {
      return Optional.empty();
    }
    int low = Math.max(0, span.start() - WINDOW);
    int lineStart = span.start();
    while (lineStart > low && !isBreak(text.charAt(lineStart - 1))) {
      lineStart--;
    }
    int valueEnd = span.start();
    int most = Math.min(span.end(), span.start() + WINDOW);
    while (valueEnd < most && !isBreak(text.charAt(valueEnd))) {
      valueEnd++;
    }
    int lineEnd = valueEnd;
    int high = Math.min(text.length(), valueEnd + WINDOW);
    while (lineEnd < high && !isBreak(text.charAt(lineEnd))) {
      lineEnd++;
    }
    return Optional.of(
        new Excerpt(
            text.substring(lineStart, span.start()),
            text.substring(span.start(), valueEnd),
            text.substring(valueEnd, lineEnd)));
  }

  private static boolean isBreak(char c) {
    return c == '\n' || c == '\r';
  }
}
