package dev.trustscan.loader.sandbox.host;

import dev.trustscan.scanner.report.Printable;
import dev.trustscan.scanner.source.RepoPaths;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Files of the workspace that also have a name elsewhere. Writing to one would change the other
 * place too, whatever is mounted where.
 */
public final class HardLinks {
  private static final int MOST_FILES = 20_000;
  private static final long MOST_BYTES = 2L << 30;

  private HardLinks() {}

  /** A file by its names in the workspace. */
  private record Names(int links, long size, List<Path> paths) {}

  /**
   * Gives files with names elsewhere a life of their own: a copy takes their place.
   *
   * @param breakThem whether to do so; otherwise they refuse the run
   * @return how many there were
   * @throws SetupException if there are some and they may not be broken, or too many
   */
  public static int handle(Path workspace, boolean breakThem) throws SetupException {
    List<Path> shared;
    try {
      shared = find(workspace);
    } catch (IOException e) {
      throw new SetupException(
          "The workspace cannot be searched for hard links: " + reason(e) + ".", e);
    }
    if (shared.isEmpty()) {
      return 0;
    }
    String first =
        Printable.UNICODE.quoted(
            Printable.UNICODE.path(RepoPaths.below(workspace, shared.getFirst())));
    if (!breakThem) {
      throw new SetupException(
          shared.size()
              + " files of the workspace, "
              + first
              + " for one, have another name outside it, so the sandbox could write there; copy"
              + " them, or set hard-links = \"break\" in the policy.");
    }
    for (Path each : shared) {
      try {
        separate(each);
      } catch (IOException e) {
        throw new SetupException(
            "The hard link "
                + Printable.UNICODE.quoted(Printable.UNICODE.path(RepoPaths.below(workspace, each)))
                + " cannot be broken: "
                + reason(e)
                + ".",
            e);
      }
    }
    return shared.size();
  }

  private static String reason(IOException e) {
    return e.getClass().getSimpleName();
  }

  private static List<Path> find(Path workspace) throws IOException, SetupException {
    Map<Object, Names> byFile = new HashMap<>();
    Path git = workspace.resolve(".git");
    Files.walkFileTree(
        workspace,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes is) {
            return folder.equals(git) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes is) throws IOException {
            if (is.isRegularFile()) {
              int links = (int) Files.getAttribute(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS);
              if (links > 1) {
                byFile
                    .computeIfAbsent(
                        is.fileKey(), key -> new Names(links, is.size(), new ArrayList<>()))
                    .paths()
                    .add(file);
              }
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            // What the user cannot read, the sandbox cannot either.
            return FileVisitResult.CONTINUE;
          }
        });
    var shared = new ArrayList<Path>();
    long bytes = 0;
    for (Names names : byFile.values()) {
      if (names.links() > names.paths().size()) {
        shared.addAll(names.paths());
        bytes += names.size() * names.paths().size();
      }
    }
    if (shared.size() > MOST_FILES || bytes > MOST_BYTES) {
      throw new SetupException(
          shared.size()
              + " files of the workspace have another name outside it, too many to be copied; use"
              + " the profile ephemeral, which works on a copy.");
    }
    shared.sort(null);
    return shared;
  }

  private static void separate(Path file) throws IOException {
    Path copy = Files.createTempFile(file.getParent(), ".trustscan-", ".part");
    try {
      Files.copy(
          file,
          copy,
          LinkOption.NOFOLLOW_LINKS,
          StandardCopyOption.COPY_ATTRIBUTES,
          StandardCopyOption.REPLACE_EXISTING);
      Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(copy);
    }
  }
}
