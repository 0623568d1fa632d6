package dev.trustscan.scanner.inventory.select;

import dev.trustscan.scanner.inventory.Selector;
import dev.trustscan.scanner.source.MemorySource;
import dev.trustscan.scanner.source.Snapshot;
import java.util.ArrayList;
import java.util.List;

/** What a selector finds in a tree. */
final class Hits {
  private Hits() {}

  static List<String> of(String selector, MemorySource source) {
    return of(selector, source.snapshot());
  }

  static List<String> of(String selector, Snapshot snapshot) {
    var hits = new ArrayList<String>();
    named(selector).select(snapshot, (entry, detail) -> hits.add(entry.path().text()));
    return hits;
  }

  private static Selector named(String name) {
    return Selectors.builtIn().stream()
        .filter(s -> s.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
