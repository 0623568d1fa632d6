package dev.trustscan.scanner.inventory.select;

import dev.trustscan.scanner.inventory.Selector.Found;
import dev.trustscan.scanner.source.Entry;
import dev.trustscan.scanner.source.EntryType;
import dev.trustscan.scanner.source.Snapshot;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Paths that a file system which folds case, or composes characters, takes for one. */
final class Folding {
  private Folding() {}

  static void collisions(Snapshot snapshot, Found found) {
    for (List<Entry> same : groups(snapshot).values()) {
      for (Entry entry : same) {
        found.at(entry, "another entry's name differs only in case or composition");
      }
    }
  }

  static void linkCollisions(Snapshot snapshot, Found found) {
    for (List<Entry> same : groups(snapshot).values()) {
      for (Entry entry : same) {
        if (entry.type() == EntryType.SYMLINK) {
          found.at(entry, "where case is folded, this link takes the place of another entry");
        }
      }
    }
  }

  /** The path as such a file system compares it. */
  static String folded(String path) {
    return Normalizer.normalize(path, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }

  private static Map<String, List<Entry>> groups(Snapshot snapshot) {
    var groups = new LinkedHashMap<String, Set<Entry>>();
    for (Entry entry : Shortlist.of(snapshot).alike) {
      groups.computeIfAbsent(folded(entry.path().text()), k -> new LinkedHashSet<>()).add(entry);
    }
    var several = new LinkedHashMap<String, List<Entry>>();
    groups.forEach((path, entries) -> {
      if (entries.size() > 1) {
        several.put(path, List.copyOf(entries));
      }
    });
    return several;
  }
}
