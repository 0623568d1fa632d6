package dev.trustscan.scanner.inventory.select;

import dev.trustscan.scanner.inventory.Selector.Found;
import dev.trustscan.scanner.source.Entry;
import dev.trustscan.scanner.source.EntryType;
import dev.trustscan.scanner.source.Snapshot;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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
    List<Entry> entries = snapshot.entries();
    long[] hashes = new long[entries.size()];
    for (int i = 0; i < hashes.length; i++) {
      hashes[i] = hash(entries.get(i).path().text());
    }
    long[] sorted = hashes.clone();
    Arrays.sort(sorted);
    var groups = new LinkedHashMap<String, List<Entry>>();
    for (int i = 0; i < hashes.length; i++) {
      if (isTwice(sorted, hashes[i])) {
        Entry entry = entries.get(i);
        groups.computeIfAbsent(folded(entry.path().text()), k -> new ArrayList<>()).add(entry);
      }
    }
    groups.values().removeIf(same -> same.size() < 2);
    return groups;
  }

  private static boolean isTwice(long[] sorted, long hash) {
    int at = Arrays.binarySearch(sorted, hash);
    return (at > 0 && sorted[at - 1] == hash) || (at + 1 < sorted.length && sorted[at + 1] == hash);
  }

  // Nearly every path is ASCII and unique: a hash finds that out without making a string.
  private static long hash(String path) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c > 0x7F) {
        return hashOf(folded(path));
      }
      hash = (hash ^ (c >= 'A' && c <= 'Z' ? c + 32 : c)) * 0x100000001b3L;
    }
    return hash;
  }

  private static long hashOf(String folded) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < folded.length(); i++) {
      hash = (hash ^ folded.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }
}
