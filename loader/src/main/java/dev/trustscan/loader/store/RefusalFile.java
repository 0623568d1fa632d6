package dev.trustscan.loader.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Lines that say no. They need neither order nor signature: a no counts wherever it is found. A
 * line that cannot be read is an error of the store, so that none gets lost.
 */
final class RefusalFile {
  private static final long MAX = 1L << 28;

  private final Path file;

  RefusalFile(Path file) {
    this.file = file;
  }

  /** The complete lines. */
  List<byte[]> read() throws StoreException {
    try {
      byte[] bytes = Disk.read(file, MAX).orElse(new byte[0]);
      var lines = new ArrayList<byte[]>();
      int start = 0;
      for (int i = 0; i < bytes.length; i++) {
        if (bytes[i] == '\n') {
          if (i > start) {
            lines.add(Arrays.copyOfRange(bytes, start, i));
          }
          start = i + 1;
        }
      }
      return lines;
    } catch (IOException e) {
      throw new StoreException(StoreException.Kind.FAILED, file + " cannot be read.", e);
    }
  }

  /** Replaces all lines, for a repair. */
  void replace(List<byte[]> lines) throws StoreException {
    try {
      var out = new ByteArrayOutputStream();
      for (byte[] line : lines) {
        out.writeBytes(line);
        out.write('\n');
      }
      Disk.replace(file, out.toByteArray());
    } catch (IOException e) {
      throw new StoreException(StoreException.Kind.FAILED, file + " cannot be written.", e);
    }
  }

  /** Adds a line; what a crash left behind the last line's end is cut off first. */
  void add(byte[] line) throws StoreException {
    try {
      boolean fresh = !Files.exists(file, LinkOption.NOFOLLOW_LINKS);
      byte[] old = Disk.read(file, MAX).orElse(new byte[0]);
      int end = old.length;
      while (end > 0 && old[end - 1] != '\n') {
        end--;
      }
      byte[] ended = Arrays.copyOf(line, line.length + 1);
      ended[line.length] = '\n';
      try (FileChannel out = Disk.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        out.truncate(end);
        out.position(end);
        Disk.write(out, ended);
        out.force(true);
      }
      if (fresh) {
        Disk.sync(Disk.parent(file));
      }
    } catch (IOException e) {
      throw new StoreException(StoreException.Kind.FAILED, file + " cannot be written.", e);
    }
  }
}
