package dev.trustscan.loader.githook;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** Replaces a file so that the old or the new one is there, never a part. */
final class WholeFile {
  private WholeFile() {}

  static void write(Path file, byte[] bytes, Set<PosixFilePermission> permissions)
      throws IOException {
    Path temporary = Files.createTempFile(file.getParent(), ".trustscan-", ".new");
    try {
      try (var out = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        var rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
          out.write(rest);
        }
        out.force(true);
      }
      Files.setPosixFilePermissions(temporary, permissions);
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
