package dev.trustscan.scanner.inventory.select;

import java.util.Arrays;
import java.util.Set;

/**
 * File name extensions that selectors ask for, found by their hash without making a string of each.
 */
final class Extensions {
  /** What an extension promises. */
  enum Kind {
    /** Nothing that matters here. */
    OTHER,
    /** Text that is data. */
    DATA,
    /** Images, recordings, fonts, documents. */
    MEDIA,
    /** Python's compiled code. */
    BYTECODE,
    /** Python. */
    PYTHON
  }

  static final Set<String> DATA =
      Set.of("md", "txt", "json", "yml", "yaml", "toml", "csv", "xml", "svg", "log");
  static final Set<String> MEDIA =
      Set.of(
          "png", "jpg", "jpeg", "gif", "webp", "ico", "bmp", "tiff", "mp3", "mp4", "mov", "avi",
          "wav", "ogg", "webm", "woff", "woff2", "ttf", "otf", "eot", "pdf", "docx", "xlsx");

  private static final int[] HASHES;
  private static final Kind[] KINDS;

  static {
    HASHES = new int[DATA.size() + MEDIA.size() + 2];
    int n = 0;
    for (String extension : DATA) {
      HASHES[n++] = extension.hashCode();
    }
    for (String extension : MEDIA) {
      HASHES[n++] = extension.hashCode();
    }
    HASHES[n++] = "pyc".hashCode();
    HASHES[n] = "py".hashCode();
    Arrays.sort(HASHES);
    KINDS = new Kind[HASHES.length];
    DATA.forEach(extension -> put(extension, Kind.DATA));
    MEDIA.forEach(extension -> put(extension, Kind.MEDIA));
    put("pyc", Kind.BYTECODE);
    put("py", Kind.PYTHON);
  }

  private Extensions() {}

  private static void put(String extension, Kind kind) {
    KINDS[Arrays.binarySearch(HASHES, extension.hashCode())] = kind;
  }

  /** What the extension with this hash promises; the hash is that of its lower-case string. */
  static Kind kind(int hash) {
    int at = Arrays.binarySearch(HASHES, hash);
    return at < 0 ? Kind.OTHER : KINDS[at];
  }
}
