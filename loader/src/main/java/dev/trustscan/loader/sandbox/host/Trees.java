package dev.trustscan.loader.sandbox.host;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Copies and deletes whole trees without following a link. */
public final class Trees {
  private Trees() {}

  /** Deletes a tree, whatever permissions its folders were left with. */
  public static void delete(Path root) throws IOException {
    if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes is) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            // A folder that its owner closed. It is opened, and then walked like any other.
            if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS) && !Files.isReadable(file)) {
              open(file);
              delete(file);
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }

          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes is)
              throws IOException {
            if (!Files.isWritable(folder) || !Files.isExecutable(folder)) {
              open(folder);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e)
              throws IOException {
            if (e != null) {
              throw e;
            }
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static void open(Path folder) throws IOException {
    Set<PosixFilePermission> all =
        EnumSet.of(
            PosixFilePermission.OWNER_READ,
            PosixFilePermission.OWNER_WRITE,
            PosixFilePermission.OWNER_EXECUTE);
    Files.setPosixFilePermissions(folder, all);
  }

  /** Moves a file or folder, to another disk too. */
  public static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      if (Files.isDirectory(from, LinkOption.NOFOLLOW_LINKS)) {
        copyWhole(from, to);
      } else {
        Files.copy(from, to, LinkOption.NOFOLLOW_LINKS, StandardCopyOption.COPY_ATTRIBUTES);
      }
      delete(from);
    }
  }

  private static void copyWhole(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes is)
              throws IOException {
            Files.createDirectory(to.resolve(from.relativize(folder)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes is) throws IOException {
            if (is.isRegularFile() || is.isSymbolicLink()) {
              Files.copy(file, to.resolve(from.relativize(file)), LinkOption.NOFOLLOW_LINKS);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /**
   * Copies a work tree: files, folders and links; neither the repository's own {@code .git} at its
   * top, which is shown in another form, nor what is no file. Hard links become files of their own.
   */
  public static void copy(Path from, Path to) throws IOException {
    Files.createDirectory(to);
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes is)
              throws IOException {
            Path at = from.relativize(folder);
            if (at.equals(Path.of(".git"))) {
              Files.createDirectory(to.resolve(at));
              return FileVisitResult.SKIP_SUBTREE;
            }
            if (!folder.equals(from)) {
              Files.createDirectory(to.resolve(at));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes is) throws IOException {
            if (is.isRegularFile() || is.isSymbolicLink()) {
              Files.copy(
                  file,
                  to.resolve(from.relativize(file)),
                  LinkOption.NOFOLLOW_LINKS,
                  StandardCopyOption.COPY_ATTRIBUTES);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
