package dev.trustscan.loader.sandbox.git;

import dev.trustscan.loader.sandbox.host.RunFolder;
import dev.trustscan.loader.sandbox.plan.Exposure;
import dev.trustscan.loader.sandbox.plan.PlanRequest.GitFolders;
import dev.trustscan.scanner.source.RepoPath;
import dev.trustscan.scanner.source.RepoPaths;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;

/**
 * A repository for one run: refs and index copied, objects borrowed for reading, no hooks, and a
 * configuration of a few harmless keys. Whatever is written to it, hooks and all, stays in it.
 */
public final class PrivateGit {
  private static final int MOST_REFS = 50_000;
  private static final List<String> FILES = List.of("HEAD", "packed-refs", "index", "shallow");
  // Each sends git elsewhere for a part of the repository.
  private static final List<String> UNUSUAL =
      List.of("commondir", "config.worktree", "objects/info/alternates", "reftable");

  private PrivateGit() {}

  /**
   * What could be had.
   *
   * @param folders the private repository; empty if there is none
   * @param dotGit what lies at {@code .git}
   * @param reason why there is none, one sentence; empty if there is one
   */
  public record Result(
      Optional<GitFolders> folders, Optional<Exposure.Form> dotGit, String reason) {}

  /** Makes a private repository in a run's folder from the one at the top of a workspace. */
  public static Result make(Path workspace, RunFolder run, Path home) throws IOException {
    Path live = workspace.resolve(".git");
    BasicFileAttributes is;
    try {
      is = Files.readAttributes(live, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (IOException e) {
      return new Result(Optional.empty(), Optional.empty(), "The folder is no repository's top.");
    }
    if (!is.isDirectory()) {
      return new Result(
          Optional.empty(),
          Optional.of(is.isRegularFile() ? Exposure.Form.FILE : Exposure.Form.OTHER),
          "Its .git leads to a repository elsewhere, which is not shown.");
    }
    Optional<Exposure.Form> folder = Optional.of(Exposure.Form.DIRECTORY);
    Optional<String> config = PrivateConfig.of(live.resolve("config"), home);
    if (!isFolder(live.resolve("objects")) || !isFile(live.resolve("HEAD"))) {
      return new Result(Optional.empty(), folder, "Its .git is no repository.");
    }
    boolean unusual =
        UNUSUAL.stream()
            .anyMatch(name -> Files.exists(live.resolve(name), LinkOption.NOFOLLOW_LINKS));
    if (unusual || config.isEmpty()) {
      return new Result(
          Optional.empty(),
          folder,
          "Its .git is laid out unusually (alternates, linked work trees, partial clone or another"
              + " format), so it is not shown.");
    }
    Path git = run.resolve("git");
    copy(live, git);
    Files.writeString(git.resolve("config"), config.get());
    Path info = Files.createDirectories(git.resolve("objects/info"));
    Files.createDirectories(git.resolve("objects/pack"));
    Files.writeString(info.resolve("alternates"), "/run/trustscan/objects\n");
    return new Result(
        Optional.of(
            new GitFolders(
                RepoPaths.ofAbsolute(git.toRealPath()),
                RepoPaths.ofAbsolute(live.resolve("objects").toRealPath()))),
        folder,
        "");
  }

  /** Keeps masked files that git does not track from being added as empty ones. */
  public static void exclude(RunFolder run, List<RepoPath> masked) throws IOException {
    var lines = new ByteArrayOutputStream();
    for (RepoPath path : masked) {
      lines.write('/');
      for (byte b : path.bytes()) {
        if ("*?[]\\ !#".indexOf(b) >= 0) {
          lines.write('\\');
        }
        lines.write(b);
      }
      lines.write('\n');
    }
    Path info = Files.createDirectories(run.resolve("git/info"));
    Files.write(info.resolve("exclude"), lines.toByteArray());
  }

  private static boolean isFolder(Path path) {
    return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
  }

  private static boolean isFile(Path path) {
    return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
  }

  private static void copy(Path live, Path git) throws IOException {
    Files.createDirectory(git);
    for (String name : FILES) {
      if (isFile(live.resolve(name))) {
        Files.copy(live.resolve(name), git.resolve(name));
      }
    }
    Path refs = live.resolve("refs");
    Path to = Files.createDirectories(git.resolve("refs"));
    if (!isFolder(refs)) {
      return;
    }
    Files.walkFileTree(
        refs,
        new SimpleFileVisitor<>() {
          private int count;

          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes is)
              throws IOException {
            Files.createDirectories(to.resolve(refs.relativize(folder)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes is) throws IOException {
            if (is.isRegularFile() && ++count <= MOST_REFS) {
              String text = Files.readString(file, StandardCharsets.ISO_8859_1);
              Files.writeString(
                  to.resolve(refs.relativize(file)), text, StandardCharsets.ISO_8859_1);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
