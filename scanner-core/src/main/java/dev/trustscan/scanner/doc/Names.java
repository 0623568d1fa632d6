package dev.trustscan.scanner.doc;

import dev.trustscan.scanner.doc.DocNote.Kind;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The names seen in one map, to notice what readers take differently. */
final class Names {
  private final Reading in;
  private final Map<String, Integer> exact = new HashMap<>();
  private final Map<String, String> folded = new HashMap<>();

  Names(Reading in) {
    this.in = in;
  }

  /** Counts a name and notes duplicates and names that differ in case only. */
  void see(String name, int start, int end) {
    Integer first = exact.putIfAbsent(name, start);
    if (first != null) {
      String where = "line " + in.lines().line(first);
      in.note(Kind.DUPLICATE_KEY, start, end, "the same name as on " + where);
      return;
    }
    String twin = folded.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
    if (twin != null && !name.endsWith("_proxy") && !twin.endsWith("_proxy")) {
      // http_proxy and HTTP_PROXY stand side by side in honest files.
      in.note(Kind.CASE_TWIN, start, end, "differs from another name here only in case");
    }
  }
}
