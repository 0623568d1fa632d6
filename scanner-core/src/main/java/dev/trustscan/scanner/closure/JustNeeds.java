package dev.trustscan.scanner.closure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which recipes of a justfile run before which. */
final class JustNeeds {
  private JustNeeds() {}

  static Map<String, List<String>> of(String text) {
    var all = new HashMap<String, List<String>>();
    int at = 0;
    while (at < text.length()) {
      int end = text.indexOf('\n', at);
      int stop = end < 0 ? text.length() : end;
      header(text.substring(at, Math.min(stop, at + 2_000)), all);
      at = stop + 1;
    }
    return all;
  }

  private static void header(String line, Map<String, List<String>> all) {
    int colon = line.lastIndexOf(':');
    boolean indented = line.isEmpty() || Character.isWhitespace(line.charAt(0));
    if (indented || colon < 0 || line.startsWith("=", colon + 1) || line.charAt(0) == '#') {
      return;
    }
    String[] head = line.substring(0, colon).strip().split(" ", 2);
    String name = head[0].startsWith("@") ? head[0].substring(1) : head[0];
    var needs = new ArrayList<String>();
    var word = new StringBuilder();
    for (char c : (line.substring(colon + 1) + " ").toCharArray()) {
      if (" ()&\t\r".indexOf(c) < 0) {
        word.append(c);
      } else if (!word.isEmpty()) {
        needs.add(word.toString());
        word.setLength(0);
      }
    }
    all.merge(
        name,
        needs,
        (a, b) -> {
          a.addAll(b);
          return a;
        });
  }
}
