package dev.trustscan.scanner.source;

import dev.trustscan.scanner.git.GitConfigText;
import dev.trustscan.scanner.git.GitDir;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the repository of a folder lies: in the folder itself or the nearest one above it, as git
 * looks for it.
 *
 * <p>A {@code .git} file may point anywhere, so it is followed only where git itself puts such
 * directories, and only if what lies there points back: a linked work tree of a repository, or a
 * submodule of the one around it.
 *
 * @param top the work tree's top, or the bare repository
 * @param own the directory with HEAD and index
 * @param common the directory with refs and objects
 */
public record GitLocation(Path top, Path own, Path common) {
  private static final int LONGEST_POINTER = 8192;
  private static final int MOST_CONFIG = 4 << 20;

  /** What was found on looking. */
  public sealed interface Result {
    /**
     * A repository.
     *
     * @param location where
     */
    record At(GitLocation location) implements Result {}

    /**
     * Something that points to a repository and is not followed.
     *
     * @param why a sentence
     */
    record Refused(String why) implements Result {}

    /** No repository. */
    record None() implements Result {}
  }

  /** Looks in a folder, given by its real path, and above it. */
  public static Result find(Path folder) {
    for (@Nullable Path at = folder; at != null; at = at.getParent()) {
      Path git = at.resolve(".git");
      if (isDirectory(git)) {
        return new Result.At(new GitLocation(at, git, git));
      }
      if (Files.isSymbolicLink(git)) {
        return new Result.Refused("The .git here is a symbolic link, which is not followed.");
      }
      if (isFile(git)) {
        return ofPointer(at, git);
      }
      if (isBare(at)) {
        return new Result.At(new GitLocation(at, at, at));
      }
    }
    return new Result.None();
  }

  private static boolean isBare(Path folder) {
    return isFile(folder.resolve("HEAD"))
        && isDirectory(folder.resolve("objects"))
        && isDirectory(folder.resolve("refs"));
  }

  private static Result ofPointer(Path top, Path file) {
    Optional<Path> target = pointer(top, file, "gitdir:");
    Optional<GitLocation> location = target.flatMap(own -> linked(top, file, own));
    if (location.isEmpty()) {
      location = target.flatMap(own -> submodule(top, own));
    }
    return location
        .<Result>map(Result.At::new)
        .orElseGet(() ->
            new Result.Refused(
                "The .git file here points to a directory that does not point back, so it is"
                    + " not followed."));
  }

  // …/.git/worktrees/<name>, or <bare>/worktrees/<name>, whose gitdir file names our .git file.
  private static Optional<GitLocation> linked(Path top, Path file, Path own) {
    Path worktrees = own.getParent();
    Path common = worktrees == null ? null : worktrees.getParent();
    if (common == null || worktrees == null || !worktrees.endsWith("worktrees")) {
      return Optional.empty();
    }
    boolean back =
        isRealDirectory(own)
            && pointer(own, own.resolve("gitdir"), "").filter(file::equals).isPresent()
            && pointer(own, own.resolve("commondir"), "").filter(common::equals).isPresent();
    return back ? Optional.of(new GitLocation(top, own, common)) : Optional.empty();
  }

  // <folder above>/.git/modules/…, whose core.worktree is our folder.
  private static Optional<GitLocation> submodule(Path top, Path own) {
    for (@Nullable Path at = top.getParent(); at != null; at = at.getParent()) {
      if (own.startsWith(at.resolve(".git").resolve("modules"))) {
        boolean back =
            isRealDirectory(own)
                && workTree(own)
                    .map(to -> own.resolve(to).normalize())
                    .filter(top::equals)
                    .isPresent();
        return back ? Optional.of(new GitLocation(top, own, own)) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static Optional<Path> workTree(Path own) {
    return text(own.resolve("config"), MOST_CONFIG)
        .map(GitConfigText::parse)
        .flatMap(items ->
            items.stream()
                .filter(item -> item.is("core", "worktree"))
                .map(GitConfigText.Item::value)
                .findFirst())
        .flatMap(GitLocation::path);
  }

  /** The path in a one-line file, resolved against a folder. */
  private static Optional<Path> pointer(Path folder, Path file, String prefix) {
    return text(file, LONGEST_POINTER)
        .filter(text -> text.startsWith(prefix))
        .flatMap(text -> path(text.substring(prefix.length()).strip()))
        .map(to -> folder.resolve(to).normalize());
  }

  private static Optional<Path> path(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> text(Path file, int most) {
    try {
      if (!isFile(file) || Files.size(file) > most) {
        return Optional.empty();
      }
      try (var in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
        return Optional.of(new String(in.readNBytes(most), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static boolean isFile(Path path) {
    return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
  }

  private static boolean isDirectory(Path path) {
    return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
  }

  private static boolean isRealDirectory(Path path) {
    try {
      return isDirectory(path) && path.toRealPath().equals(path);
    } catch (IOException e) {
      return false;
    }
  }

  /** Opens the repository's data. */
  GitDir open() throws IOException {
    GitFolder commonFiles = new GitFolder(common);
    GitFolder ownFiles = own.equals(common) ? commonFiles : new GitFolder(own);
    try {
      return new GitDir(ownFiles, commonFiles, this::alternate);
    } catch (IOException e) {
      ownFiles.close();
      commonFiles.close();
      throw e;
    }
  }

  // Only stores inside the same git directory; one elsewhere may be anything.
  private Optional<String> alternate(String store, String line) {
    Path base = common.resolve(store);
    return path(line)
        .map(to -> base.resolve(to).normalize())
        .filter(to -> to.startsWith(common) && !to.equals(common))
        .map(to -> ByteText.of(common.relativize(to).toString()));
  }
}
