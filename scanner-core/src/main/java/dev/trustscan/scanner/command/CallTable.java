package dev.trustscan.scanner.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What calls of a programming language can do, from a resource. */
final class CallTable {
  private static final Map<String, CallTable> TABLES = read();
  private final Map<String, Set<String>> capabilities = new HashMap<>();
  private final List<String> prefixes = new ArrayList<>();

  private static Map<String, CallTable> read() {
    var all = new HashMap<String, CallTable>();
    for (String line : Tables.lines("calls.txt")) {
      int colon = line.indexOf(": ");
      String[] head = line.substring(0, colon).split(" ");
      CallTable table = all.computeIfAbsent(head[0], key -> new CallTable());
      for (String name : line.substring(colon + 2).split(" ")) {
        if (head[1].equals("prefix")) {
          table.prefixes.add(name);
        } else {
          table.capabilities.computeIfAbsent(name, key -> new TreeSet<>()).add(head[1]);
        }
      }
    }
    return all;
  }

  static CallTable of(String language) {
    return TABLES.getOrDefault(language, new CallTable());
  }

  /** The capabilities of a call, by its whole path, or else by its last name on any object. */
  Set<String> of(String path, String last) {
    Set<String> whole = capabilities.get(path);
    if (whole != null) {
      return whole;
    }
    Set<String> any = capabilities.get("*." + last);
    if (any != null && !path.equals(last)) {
      return any;
    }
    for (String prefix : prefixes) {
      if (path.startsWith(prefix)) {
        return Set.of("quiet");
      }
    }
    return Set.of();
  }
}
