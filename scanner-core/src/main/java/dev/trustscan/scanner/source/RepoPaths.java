package dev.trustscan.scanner.source;

import java.nio.file.Path;

/** Paths of the file system as repository paths, bytes kept both ways. */
public final class RepoPaths {
  private static final Path TOP = Path.of("/");

  private RepoPaths() {}

  /** The path of something at or below a folder, relative to it. */
  public static RepoPath below(Path folder, Path at) {
    RepoPath path = RepoPath.ROOT;
    for (int i = folder.getNameCount(); i < at.getNameCount(); i++) {
      path = path.child(NativeName.of(at.getName(i)));
    }
    return path;
  }

  /** An absolute path, relative to the top of the file system. */
  public static RepoPath ofAbsolute(Path absolute) {
    return below(TOP, absolute);
  }

  /** The file system's form of a path below a folder. */
  public static Path in(Path folder, RepoPath path) {
    Path at = folder;
    for (RepoPath segment : path.parts()) {
      at = at.resolve(NativeName.toPath(segment));
    }
    return at;
  }

  /** The file system's form of a path that is relative to the top of the file system. */
  public static Path absolute(RepoPath path) {
    return in(TOP, path);
  }
}
