package dev.trustscan.scanner.detect.text;

import com.google.re2j.Pattern;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The patterns of signals, each behind literals, loaded on first need. */
final class Signals {
  private static final List<Line> LINES = load();

  /** Finds which literals occur at all; most texts have none of the telling ones. */
  private static final LiteralScanner SCANNER =
      LiteralScanner.of(LINES.stream().map(Line::literals).toList());

  private Signals() {}

  /** Most texts have none of the literals, so that their patterns are never compiled. */
  private static final class Line {
    private final Signal signal;
    private final List<String> literals;
    private final String source;
    private volatile @Nullable Pattern compiled;

    Line(Signal signal, List<String> literals, String source) {
      this.signal = signal;
      this.literals = literals;
      this.source = source;
    }

    Signal signal() {
      return signal;
    }

    List<String> literals() {
      return literals;
    }

    Pattern pattern() {
      Pattern known = compiled;
      if (known == null) {
        known = Pattern.compile(source);
        compiled = known;
      }
      return known;
    }
  }

  /** The signals that a text could have at all, by literals only; one fast pass. */
  static Set<Signal> possible(String text) {
    boolean[] hit = SCANNER.groups(text);
    Set<Signal> found = EnumSet.noneOf(Signal.class);
    for (int i = 0; i < hit.length; i++) {
      if (hit[i]) {
        found.add(LINES.get(i).signal());
      }
    }
    return found;
  }

  /** The signals of a passage in lower case. */
  static Set<Signal> of(String passage) {
    Set<Signal> found = EnumSet.noneOf(Signal.class);
    boolean[] hit = SCANNER.groups(passage);
    for (int i = 0; i < hit.length; i++) {
      if (hit[i]) {
        Line line = LINES.get(i);
        if (!found.contains(line.signal()) && line.pattern().matcher(passage).find()) {
          found.add(line.signal());
        }
      }
    }
    return found;
  }

  private static List<Line> load() {
    var lines = new ArrayList<Line>();
    try (InputStream in = Signals.class.getResourceAsStream("signals.tsv")) {
      if (in == null) {
        throw new IllegalStateException("signals.tsv is missing from this build");
      }
      var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.isBlank() || line.startsWith("#")) {
          continue;
        }
        String[] fields = line.split("\t", 3);
        lines.add(
            new Line(Signal.valueOf(fields[0]), List.of(fields[1].split("\\|", -1)), fields[2]));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(lines);
  }
}
