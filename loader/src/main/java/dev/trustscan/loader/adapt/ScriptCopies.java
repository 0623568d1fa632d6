package dev.trustscan.loader.adapt;

import dev.trustscan.loader.gate.Payload;
import dev.trustscan.scanner.source.RepoPath;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The vetted copies of what a unit reaches: a folder for each unit, named by its digest, in which
 * the files lie as they do in the repository, so that they find each other.
 */
final class ScriptCopies {
  private ScriptCopies() {}

  /** Where the copy of a file lies. */
  static Path path(Path scripts, Part part, RepoPath file) {
    return scripts.resolve(part.digest().hex()).resolve(harmless(file));
  }

  /** The files to write for a unit, below its own folder. */
  static List<OutFile> files(Part part) {
    var files = new ArrayList<OutFile>();
    for (Payload.Body body : part.payload().reached()) {
      if (body.bytes().isPresent()) {
        files.add(new OutFile(harmless(body.path()), body.bytes().get(), true, "script"));
      }
    }
    return files;
  }

  /** The same with the unit's own file, for one that is a program itself. */
  static List<OutFile> withItself(Part part) {
    var files = new ArrayList<OutFile>();
    Payload.Body own = part.payload().file();
    if (own.bytes().isEmpty() || !part.payload().pointer().equals("$")) {
      return files;
    }
    String path = harmless(own.path());
    files.add(new OutFile(path, own.bytes().get(), true, "script"));
    files(part).stream().filter(file -> !file.path().equals(path)).forEach(files::add);
    return files;
  }

  /** Whether every file that it reaches was kept, so that a copy can be complete. */
  static boolean complete(Part part) {
    return part.payload().reached().stream().allMatch(body -> body.bytes().isPresent());
  }

  /**
   * A path of a repository as one of this machine. Segments that a file system could take for
   * something else are written in hexadecimal.
   */
  static String harmless(RepoPath path) {
    var parts = new ArrayList<String>();
    for (String segment : path.segments()) {
      parts.add(harmless(segment));
    }
    return String.join("/", parts);
  }

  /** A name of a stranger as a file name of this machine. */
  static String harmless(String name) {
    boolean plain =
        !name.isEmpty()
            && name.length() <= 100
            && !name.equals(".")
            && !name.equals("..")
            && name.chars().allMatch(c -> c > 0x20 && c < 0x7f && "/\\:*?\"<>|%$`'".indexOf(c) < 0);
    if (plain) {
      return name;
    }
    var out = new StringBuilder("%");
    byte[] bytes = name.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    if (bytes.length > 60) {
      return out.append(dev.trustscan.loader.decision.Sha256.of(bytes).hex()).toString();
    }
    for (byte b : bytes) {
      out.append(String.format(Locale.ROOT, "%02x", b));
    }
    return out.toString();
  }
}
