package dev.trustscan.scanner.inventory.select;

import dev.trustscan.scanner.source.Content;
import dev.trustscan.scanner.source.Entry;
import dev.trustscan.scanner.source.Resolution;
import dev.trustscan.scanner.source.Snapshot;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads the few small files that selectors of the tree need. */
final class Texts {
  private Texts() {}

  /** A small file's text, links inside the tree followed; empty if it cannot be read whole. */
  static Optional<String> of(Snapshot snapshot, Entry entry) {
    if (!(snapshot.resolve(entry.path()) instanceof Resolution.Inside inside)
        || !inside.entry().isFile()) {
      return Optional.empty();
    }
    return snapshot.content(inside.entry()) instanceof Content.Whole whole
        ? Optional.of(new String(whole.bytes(), StandardCharsets.UTF_8))
        : Optional.empty();
  }

  /** A one-line file without its line end. */
  static String line(String text) {
    int end = text.length();
    while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return text.substring(0, end);
  }
}
