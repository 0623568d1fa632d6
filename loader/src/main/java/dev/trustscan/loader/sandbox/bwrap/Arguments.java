package dev.trustscan.loader.sandbox.bwrap;

import dev.trustscan.scanner.source.RepoPath;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Options of bubblewrap as it takes them from a file: each ends with a NUL byte. */
final class Arguments {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  Arguments add(String... words) {
    for (String word : words) {
      if (word.indexOf('\0') >= 0) {
        throw new IllegalArgumentException("a NUL in an argument");
      }
      bytes.writeBytes(word.getBytes(StandardCharsets.UTF_8));
      bytes.write(0);
    }
    return this;
  }

  /** An absolute path. */
  Arguments path(RepoPath path) {
    bytes.write('/');
    bytes.writeBytes(path.bytes());
    bytes.write(0);
    return this;
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }
}
