package dev.trustscan.scanner.inventory.select;

import dev.trustscan.scanner.inventory.Selector.Found;
import dev.trustscan.scanner.source.Content;
import dev.trustscan.scanner.source.Entry;
import dev.trustscan.scanner.source.Snapshot;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Files whose names say that they are data, and that are something else. */
final class DataFiles {
  private static final Set<String> DATA =
      Set.of("md", "txt", "json", "yml", "yaml", "toml", "csv", "xml", "svg", "log");
  private static final Set<String> MEDIA =
      Set.of(
          "png", "jpg", "jpeg", "gif", "webp", "ico", "bmp", "tiff", "mp3", "mp4", "mov", "avi",
          "wav", "ogg", "webm", "woff", "woff2", "ttf", "otf", "eot", "pdf", "docx", "xlsx");
  // Where everything is executable, the bit came from a file system that has none.
  private static final int MOST_EXECUTABLE = 50;
  private static final int MOST_READ = 200;
  private static final int MOST_BYTES = 64 << 10;

  private DataFiles() {}

  static void executable(Snapshot snapshot, Found found) {
    List<Entry> hits = new ArrayList<>();
    int others = 0;
    for (Entry entry : snapshot.entries()) {
      String extension = extension(entry);
      if (entry.isFile() && (DATA.contains(extension) || MEDIA.contains(extension))) {
        if (!entry.executable()) {
          others++;
        } else if (hits.size() <= MOST_EXECUTABLE) {
          hits.add(entry);
        }
      }
    }
    if (hits.size() > MOST_EXECUTABLE || hits.size() > others) {
      hits.stream()
          .limit(1)
          .forEach(e -> found.at(e, "a data file with the executable bit, one of very many here"));
    } else {
      hits.forEach(e -> found.at(e, "a data file with the executable bit"));
    }
  }

  static void disguised(Snapshot snapshot, Found found) {
    int read = 0;
    for (Entry entry : snapshot.entries()) {
      if (entry.isFile()
          && !Installed.is(entry)
          && entry.size() <= MOST_BYTES
          && entry.size() != 0
          && MEDIA.contains(extension(entry))
          && read++ < MOST_READ
          && snapshot.content(entry) instanceof Content.Whole whole
          && whole.bytes().length <= MOST_BYTES
          && isText(whole.bytes())) {
        found.at(entry, "named as an image, font, recording or document, but text inside");
      }
    }
  }

  private static String extension(Entry entry) {
    String name = entry.path().name();
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
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
