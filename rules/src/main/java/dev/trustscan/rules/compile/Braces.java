package dev.trustscan.rules.compile;

import java.util.ArrayList;
import java.util.List;

/** Expands {@code {a,b}} alternatives of a path pattern. */
final class Braces {
  private static final int MOST = 256;

  private Braces() {}

  static List<String> expand(String where, String pattern) throws CatalogueException {
    var done = new ArrayList<String>();
    var open = new ArrayList<String>();
    open.add(pattern);
    while (!open.isEmpty()) {
      String next = open.removeLast();
      int close = next.indexOf('}');
      if (close < 0) {
        if (next.indexOf('{') >= 0) {
          throw new CatalogueException(where, "'{' is not closed in pattern '" + pattern + "'");
        }
        done.add(next);
        continue;
      }
      int start = next.lastIndexOf('{', close);
      if (start < 0) {
        throw new CatalogueException(where, "'}' without '{' in pattern '" + pattern + "'");
      }
      for (String choice : next.substring(start + 1, close).split(",", -1)) {
        open.add(next.substring(0, start) + choice + next.substring(close + 1));
      }
      if (open.size() + done.size() > MOST) {
        throw new CatalogueException(where, "pattern '" + pattern + "' has too many alternatives");
      }
    }
    return List.copyOf(done);
  }
}
