package dev.trustscan.rules.match;

import dev.trustscan.rules.Glob;
import dev.trustscan.rules.PathPattern;
import dev.trustscan.rules.Surface;

/** One pattern, cut into segments. */
final class CompiledPattern {
  final Surface surface;
  final PathPattern pattern;
  final String[] exact;
  final String[] folded;
  final boolean anyDepth;

  CompiledPattern(Surface surface, PathPattern pattern) {
    this.surface = surface;
    this.pattern = pattern;
    String glob = pattern.glob();
    this.anyDepth = glob.startsWith("**/");
    String rest = anyDepth ? glob.substring(3) : glob;
    this.exact = rest.split("/", -1);
    this.folded = Fold.ascii(rest).split("/", -1);
  }

  String last() {
    return folded[folded.length - 1];
  }

  /** The number of leading segments above the match, or -1. */
  int find(String[] path, boolean fold) {
    String[] segments = fold ? folded : exact;
    for (int start = 0; start < path.length; start++) {
      if (matches(segments, 0, path, start)) {
        return start;
      }
    }
    return -1;
  }

  private static boolean matches(String[] pattern, int p, String[] path, int s) {
    while (p < pattern.length) {
      if (pattern[p].equals("**")) {
        if (p == pattern.length - 1) {
          return s < path.length;
        }
        for (int skip = s; skip < path.length; skip++) {
          if (matches(pattern, p + 1, path, skip)) {
            return true;
          }
        }
        return false;
      }
      if (s >= path.length || !segment(pattern[p], path[s])) {
        return false;
      }
      p++;
      s++;
    }
    return s == path.length;
  }

  private static boolean segment(String pattern, String name) {
    return pattern.indexOf('*') < 0 && pattern.indexOf('?') < 0
        ? pattern.equals(name)
        : Glob.matches(pattern, name);
  }
}
