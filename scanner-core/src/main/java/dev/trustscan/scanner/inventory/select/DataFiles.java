package dev.trustscan.scanner.inventory.select;

import dev.trustscan.scanner.inventory.Selector.Found;
import dev.trustscan.scanner.source.Content;
import dev.trustscan.scanner.source.Entry;
import dev.trustscan.scanner.source.Snapshot;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Files whose names say that they are data, and that are something else. */
final class DataFiles {
  // Where everything is executable, the bit came from a file system that has none.
  private static final int MOST_EXECUTABLE = 50;
  private static final int MOST_READ = 100;
  private static final int MOST_ASKED = 2000;
  private static final int MOST_BYTES = 64 << 10;

  private DataFiles() {}

  static void executable(Snapshot snapshot, Found found) {
    Shortlist shortlist = Shortlist.of(snapshot);
    List<Entry> hits = shortlist.executableData;
    if (hits.size() > MOST_EXECUTABLE || hits.size() > shortlist.plainData()) {
      hits.stream()
          .limit(1)
          .forEach(e -> found.at(e, "a data file with the executable bit, one of very many here"));
    } else {
      hits.forEach(e -> found.at(e, "a data file with the executable bit"));
    }
  }

  static void disguised(Snapshot snapshot, Found found) {
    for (Entry entry : smallest(snapshot)) {
      if (snapshot.content(entry) instanceof Content.Whole whole && isText(whole.bytes())) {
        found.at(entry, "named as an image, font, recording or document, but text inside");
      }
    }
  }

  // What is disguised is small, as configuration and scripts are.
  private static List<Entry> smallest(Snapshot snapshot) {
    record Sized(Entry entry, long size) {}
    return Shortlist.of(snapshot).media.stream()
        .filter(entry -> !Installed.is(entry))
        .limit(MOST_ASKED)
        .map(entry -> new Sized(entry, snapshot.size(entry)))
        .filter(sized -> sized.size > 0 && sized.size <= MOST_BYTES)
        .sorted((a, b) -> Long.compare(a.size, b.size))
        .limit(MOST_READ)
        .map(Sized::entry)
        .toList();
  }

  // A Git LFS pointer is text in place of what the name promises.
  private static boolean isText(byte[] bytes) {
    for (byte b : bytes) {
      if (b == 0 || (b > 0 && b < 0x20 && b != '\t' && b != '\n' && b != '\r' && b != '\f')) {
        return false;
      }
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return !text.isBlank() && !text.startsWith("%PDF") && !LfsPointer.is(text);
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
