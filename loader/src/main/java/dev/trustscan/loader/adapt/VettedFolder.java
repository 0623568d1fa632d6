package dev.trustscan.loader.adapt;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Writes folders whole or not at all. A folder is built under another name, made durable, and then
 * renamed; it is never changed afterwards, and one that exists already must have exactly the same
 * content.
 */
final class VettedFolder {
  private static final String UNFINISHED = ".unfinished-";

  private final Path base;

  private VettedFolder(Path base) {
    this.base = base;
  }

  /**
   * Opens the folder below which everything is written, and makes it if need be.
   *
   * @throws LoadException if it is a link or lies in the checkout
   */
  static VettedFolder below(Path base, Path checkout) throws LoadException, IOException {
    if (Files.isSymbolicLink(base)) {
      throw new LoadException("The output folder is a link; name the folder itself.", true);
    }
    Path known = base;
    while (!Files.exists(known) && known.getParent() != null) {
      known = known.getParent();
    }
    Path real = known.toRealPath().resolve(known.relativize(base)).normalize();
    Path top = checkout.toRealPath();
    if (real.startsWith(top)) {
      throw new LoadException(
          "The output folder lies in the checkout, where its content could change it;"
              + " name one outside.",
          true);
    }
    if (Files.exists(base) && !Files.isDirectory(base)) {
      throw new LoadException("The output folder is a file; name a folder.", true);
    }
    makeFolders(real);
    return new VettedFolder(real.toRealPath());
  }

  private static void makeFolders(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
  }

  Path base() {
    return base;
  }

  /**
   * Writes a folder, or finds that it is there already.
   *
   * @throws LoadException if one is there and is not what would be written
   */
  void write(String name, List<OutFile> files) throws LoadException, IOException {
    Path target = base.resolve(name);
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      verify(target, files);
      return;
    }
    Path parent = parent(target);
    makeFolders(parent);
    Path building = Files.createTempDirectory(parent, UNFINISHED);
    try {
      fill(building, files);
      Files.move(building, target, StandardCopyOption.ATOMIC_MOVE);
      sync(parent);
    } catch (AtomicMoveNotSupportedException e) {
      throw e;
    } catch (FileSystemException e) {
      // Another process may have been first; its folder has the same name and so the same content.
      if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
        throw e;
      }
      verify(target, files);
    } finally {
      remove(building);
    }
  }

  private static void fill(Path folder, List<OutFile> files) throws IOException {
    Set<Path> folders = new TreeSet<>(java.util.Comparator.reverseOrder());
    folders.add(folder);
    for (OutFile file : files) {
      Path path = folder.resolve(file.path()).normalize();
      if (!path.startsWith(folder)) {
        throw new IOException("a path that leaves its folder");
      }
      makeFolders(parent(path));
      for (Path at = parent(path); !at.equals(folder); at = parent(at)) {
        folders.add(at);
      }
      try (var channel =
          FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(file.bytes());
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.setPosixFilePermissions(
          path, PosixFilePermissions.fromString(file.executable() ? "r-x------" : "r--------"));
    }
    for (Path each : folders) {
      sync(each);
    }
  }

  private static Path parent(Path path) {
    Path parent = path.getParent();
    return parent == null ? path : parent;
  }

  private static void sync(Path folder) throws IOException {
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Compares name by name and byte by byte; links count as changes. */
  private static void verify(Path folder, List<OutFile> files) throws LoadException, IOException {
    Set<Path> expected = new HashSet<>();
    boolean same = Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS);
    for (OutFile file : files) {
      Path path = folder.resolve(file.path()).normalize();
      expected.add(path);
      same =
          same
              && Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
              && Files.size(path) == file.bytes().length
              && Arrays.equals(Files.readAllBytes(path), file.bytes());
    }
    if (same) {
      try (Stream<Path> all = Files.walk(folder)) {
        same =
            all.allMatch(path ->
                Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) || expected.contains(path));
      }
    }
    if (!same) {
      throw new LoadException(
          folder + " was changed since it was written; look at it, then remove it.", false);
    }
  }

  private static void remove(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
