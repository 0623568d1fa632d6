package dev.trustscan.loader.githook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * The script that every hook calls, in a folder of the user's own: a check of names that needs no
 * JVM, with the names beside it.
 */
final class HookScript {
  private final Path folder;

  /**
   * The script's place.
   *
   * @param folder the user's folder for it
   */
  HookScript(Path folder) {
    this.folder = folder;
  }

  /** The script itself. */
  Path path() {
    return folder.resolve("hook");
  }

  /** Where the names in use in each repository are remembered. */
  Path seen() {
    return folder.resolve("seen");
  }

  /** Writes it for a program, with the catalogue's names. */
  void write(Path program, List<String> names) throws IOException {
    Files.createDirectories(
        seen(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Path list = folder.resolve("names");
    put(list, String.join("\n", names) + "\n", "rw-------");
    put(
        path(),
        template()
            .replace("@PROGRAM@", HookText.quoted(program.toString()))
            .replace("@NAMES@", HookText.quoted(list.toString()))
            .replace("@SEEN@", HookText.quoted(seen().toString())),
        "rwx------");
  }

  static void put(Path file, String text, String permissions) throws IOException {
    WholeFile.write(
        file, text.getBytes(StandardCharsets.UTF_8), PosixFilePermissions.fromString(permissions));
  }

  private static String template() throws IOException {
    try (InputStream in = HookScript.class.getResourceAsStream("hook.sh")) {
      if (in == null) {
        throw new IOException("this build lacks the hook's script");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
