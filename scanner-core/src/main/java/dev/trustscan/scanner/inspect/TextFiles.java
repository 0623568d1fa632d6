package dev.trustscan.scanner.inspect;

import dev.trustscan.rules.Format;
import dev.trustscan.scanner.doc.DocumentReader;
import dev.trustscan.scanner.doc.Parsed;
import dev.trustscan.scanner.source.Content;
import dev.trustscan.scanner.source.Entry;
import dev.trustscan.scanner.source.RepoPath;
import dev.trustscan.scanner.source.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Chooses and reads ordinary text files: what people and models read although no tool loads it by
 * itself. Documents come first, then what lies near the root, so that a budget is spent where
 * readers look.
 */
final class TextFiles {
  /** Larger text is data. */
  private static final long MOST_BYTES = 512 << 10;

  private static final Set<String> DOCUMENTS =
      Set.of("md", "mdx", "mdc", "markdown", "txt", "rst", "adoc", "html", "htm", "svg", "ipynb");

  private static final Set<String> NOT_TEXT =
      Set.of(
          "png", "jpg", "jpeg", "gif", "webp", "ico", "bmp", "pdf", "zip", "gz", "tgz", "xz", "bz2",
          "7z", "jar", "war", "class", "so", "dll", "dylib", "exe", "o", "a", "wasm", "woff",
          "woff2", "ttf", "otf", "eot", "mp3", "mp4", "mov", "avi", "webm", "ogg", "wav", "sqlite",
          "db", "bin", "pack", "idx", "pyc", "lock", "map", "parquet", "onnx", "pt", "npy");

  private TextFiles() {}

  record Read(List<TextFile> files, int leftOut) {}

  /** A file that could be read, with what decides when. */
  private record Candidate(Entry entry, boolean document, int depth)
      implements Comparable<Candidate> {
    static Candidate of(Entry entry, String extension) {
      String path = entry.path().text();
      int depth = 0;
      for (int i = 0; i < path.length(); i++) {
        depth += path.charAt(i) == '/' ? 1 : 0;
      }
      return new Candidate(entry, DOCUMENTS.contains(extension), depth);
    }

    @Override
    public int compareTo(Candidate other) {
      if (document != other.document) {
        return document ? -1 : 1;
      }
      return depth != other.depth
          ? Integer.compare(depth, other.depth)
          : entry.path().compareTo(other.entry.path());
    }
  }

  static Read of(Snapshot snapshot, Set<RepoPath> alreadyRead, int most) {
    var candidates = new ArrayList<Candidate>();
    int count = 0;
    for (Entry entry : snapshot.entries()) {
      if (!entry.isFile()
          || entry.size() > MOST_BYTES
          || entry.path().text().startsWith(".git/")
          || alreadyRead.contains(entry.path())) {
        continue;
      }
      String extension = extension(entry.path().text());
      if (!NOT_TEXT.contains(extension)) {
        count++;
        if (most > 0) {
          candidates.add(Candidate.of(entry, extension));
        }
      }
    }
    candidates.sort(null);
    var reader = new DocumentReader(snapshot.limits());
    var files = new ArrayList<TextFile>();
    int leftOut = Math.max(0, count - most);
    for (Candidate candidate : candidates.subList(0, Math.min(most, candidates.size()))) {
      Entry entry = candidate.entry;
      if (snapshot.content(entry) instanceof Content.Whole whole) {
        if (binary(whole.bytes())) {
          continue;
        }
        if (reader.read(Format.TEXT, whole.bytes()) instanceof Parsed.Ok ok) {
          files.add(new TextFile(entry, ok.document().text()));
        }
      } else {
        leftOut++;
      }
    }
    files.sort((a, b) -> a.entry().path().compareTo(b.entry().path()));
    return new Read(files, leftOut);
  }

  /** Whether bytes are no text in an encoding that readers of text take. */
  static boolean binary(byte[] bytes) {
    if (bytes.length >= 2 && (bytes[0] & 0xfe) == 0xfe && (bytes[1] & 0xfe) == 0xfe) {
      return false;
    }
    int most = Math.min(bytes.length, 8_000);
    for (int i = 0; i < most; i++) {
      if (bytes[i] == 0) {
        return true;
      }
    }
    return false;
  }

  private static String extension(String path) {
    int dot = path.lastIndexOf('.');
    return dot <= path.lastIndexOf('/') ? "" : path.substring(dot + 1).toLowerCase(Locale.ROOT);
  }
}
