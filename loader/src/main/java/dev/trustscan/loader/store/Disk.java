package dev.trustscan.loader.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** Writes that survive a crash between any two of them, and reads that follow no link. */
final class Disk {
  private static final FileAttribute<?> PRIVATE_FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final FileAttribute<?> PRIVATE_FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private Disk() {}

  /** Makes a folder that only its owner may look into, and those above it. */
  static void folder(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectories(folder, PRIVATE_FOLDER);
      sync(parent(folder));
    }
  }

  /** Replaces a file's content: the old or the new is there, never a part. */
  static void replace(Path file, byte[] bytes) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    Files.deleteIfExists(next);
    try (FileChannel out = open(next, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
      write(out, bytes);
      out.force(true);
    }
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    sync(parent(file));
  }

  /** The folder that holds a file. */
  static Path parent(Path file) throws IOException {
    Path parent = file.toAbsolutePath().getParent();
    if (parent == null) {
      throw new NoSuchFileException(file.toString());
    }
    return parent;
  }

  static FileChannel open(Path file, OpenOption... options) throws IOException {
    var all = new java.util.HashSet<OpenOption>(Set.of(options));
    all.add(LinkOption.NOFOLLOW_LINKS);
    return FileChannel.open(file, all, PRIVATE_FILE);
  }

  static void write(FileChannel out, byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      out.write(buffer);
    }
  }

  /** Makes a folder's entries last. */
  static void sync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** A file of ours; empty if it is not there. */
  static Optional<byte[]> read(Path file, long limit) throws IOException, StoreException {
    try (FileChannel in = open(file, StandardOpenOption.READ)) {
      Places.ours(file, false);
      long size = in.size();
      if (size > limit) {
        throw StoreException.unsound(file.toString(), "it is longer than it can be.");
      }
      ByteBuffer buffer = ByteBuffer.allocate((int) size);
      int got = 0;
      while (buffer.hasRemaining() && got >= 0) {
        got = in.read(buffer);
      }
      byte[] bytes = new byte[buffer.position()];
      buffer.flip().get(bytes);
      return Optional.of(bytes);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }
}
