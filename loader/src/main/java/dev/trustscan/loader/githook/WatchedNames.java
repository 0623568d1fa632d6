package dev.trustscan.loader.githook;

import dev.trustscan.rules.Catalogue;
import dev.trustscan.rules.Effect;
import dev.trustscan.rules.PathPattern;
import dev.trustscan.rules.Surface;
import dev.trustscan.rules.Trigger;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Pieces of path names, one of which occurs in the path of everything that acts by itself, before a
 * person gives a command. A change whose paths hold none of them needs no scan. The pieces also
 * occur in other paths; then a scan is made for nothing.
 */
public final class WatchedNames {
  /** Modes of symbolic links and gitlinks in git's raw differences, and quoted (odd) names. */
  private static final List<String> ALWAYS =
      List.of(" 120000 ", " 160000 ", "\t\"", "/head\t", "objects/", "refs/", ".git");

  private static final Set<Trigger> BY_ITSELF =
      EnumSet.of(
          Trigger.CHECKOUT,
          Trigger.OPEN,
          Trigger.CD,
          Trigger.SESSION_START,
          Trigger.PROMPT,
          Trigger.TOOL_USE);

  private WatchedNames() {}

  /** The pieces for a catalogue, lower case, none holding another. */
  public static List<String> of(Catalogue catalogue) {
    var pieces = new TreeSet<String>(ALWAYS);
    for (Surface surface : catalogue.surfaces()) {
      if (matters(surface)) {
        for (PathPattern pattern : surface.patterns()) {
          pieces.add(piece(pattern.glob()));
        }
      }
    }
    var least = new ArrayList<String>();
    for (String piece : pieces) {
      if (pieces.stream().noneMatch(other -> !other.equals(piece) && piece.contains(other))) {
        least.add(piece);
      }
    }
    return least;
  }

  private static boolean matters(Surface surface) {
    return surface.triggers().stream().anyMatch(BY_ITSELF::contains)
        && surface.effects().stream().anyMatch(effect -> effect != Effect.INERT);
  }

  /** The longest run of plain characters of a pattern. */
  static String piece(String glob) {
    String best = "";
    for (String run : glob.toLowerCase(Locale.ROOT).split("[*?\\[\\]]+")) {
      String plain = strip(run);
      if (plain.length() > best.length()) {
        best = plain;
      }
    }
    return best;
  }

  private static String strip(String run) {
    return run.startsWith("/") ? run.substring(1) : run;
  }
}
