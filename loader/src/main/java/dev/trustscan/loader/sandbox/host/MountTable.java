package dev.trustscan.loader.sandbox.host;

import dev.trustscan.scanner.source.RepoPath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The kernel's table of mounts. */
final class MountTable {
  private static final Path TABLE = Path.of("/proc/self/mountinfo");
  private static final int POINT = 4;

  private MountTable() {}

  /** Every mount point, relative to the top. */
  static List<RepoPath> points() throws SetupException {
    try {
      return points(new String(Files.readAllBytes(TABLE), StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new SetupException("The kernel's table of mounts cannot be read.", e);
    }
  }

  static List<RepoPath> points(String table) {
    var points = new ArrayList<RepoPath>();
    for (String line : table.split("\n")) {
      String[] fields = line.split(" ");
      if (fields.length > POINT && fields[POINT].startsWith("/")) {
        points.add(RepoPath.ofBytes(unescape(fields[POINT].substring(1))));
      }
    }
    return points;
  }

  /** Three octal digits behind a backslash stand for a byte. */
  private static byte[] unescape(String text) {
    var bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 3 < text.length()) {
        bytes.write(
            (text.charAt(i + 1) - '0') * 64
                + (text.charAt(i + 2) - '0') * 8
                + text.charAt(i + 3)
                - '0');
        i += 3;
      } else {
        bytes.write(c);
      }
    }
    return bytes.toByteArray();
  }
}
