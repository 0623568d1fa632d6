package dev.trustscan.rules.match;

import dev.trustscan.rules.Folding;
import dev.trustscan.rules.Glob;

/** One pattern, cut into segments. */
final class CompiledPattern {
  final int number;
  final boolean anyDepth;
  private final String[] exact;
  private final String[] folded;
  // What the folded last name must begin and end with; the whole of it where it has no star.
  private final String head;
  private final String tail;
  private final String middle;
  private final boolean literal;

  CompiledPattern(int number, String glob) {
    this.number = number;
    this.anyDepth = glob.startsWith("**/");
    String rest = anyDepth ? glob.substring(3) : glob;
    this.exact = rest.split("/", -1);
    this.folded = Fold.ascii(rest).split("/", -1);
    String last = folded[folded.length - 1];
    int first = wildcard(last, 0);
    this.literal = first < 0;
    this.head = first < 0 ? last : last.substring(0, first);
    int end = last.length();
    while (end > 0 && !isWildcard(last.charAt(end - 1))) {
      end--;
    }
    this.tail = first < 0 ? "" : last.substring(end);
    this.middle = first < 0 ? "" : middle(last, first, end);
  }

  private static int wildcard(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (isWildcard(text.charAt(i))) {
        return i;
      }
    }
    return -1;
  }

  /** What stands between the first two wildcards. */
  private static String middle(String last, int first, int end) {
    int from = first;
    while (from < end && isWildcard(last.charAt(from))) {
      from++;
    }
    int to = wildcard(last, from);
    return to < 0 ? "" : last.substring(from, to);
  }

  private static boolean isWildcard(char c) {
    return c == '*' || c == '?';
  }

  /** Whether the name that begins at an offset of a path may be this pattern's last one. */
  boolean mayEnd(String path, int start) {
    int length = path.length() - start;
    return (literal ? length == head.length() : length >= head.length() + tail.length())
        && isFolded(path, start, head)
        && isFolded(path, path.length() - tail.length(), tail)
        && (middle.isEmpty() || contains(path, start + head.length()));
  }

  private boolean contains(String path, int from) {
    int last = path.length() - tail.length() - middle.length();
    for (int at = from; at <= last; at++) {
      if (isFolded(path, at, middle)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isFolded(String path, int start, String folded) {
    for (int i = 0; i < folded.length(); i++) {
      if (Folding.fold(path.charAt(start + i)) != folded.charAt(i)) {
        return false;
      }
    }
    return true;
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
