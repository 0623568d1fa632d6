package dev.trustscan.scanner.source;

import java.nio.file.Path;

/** Paths of the file system as repository paths. */
final class RepoPaths {
  private RepoPaths() {}

  /** The path of something at or below a folder, relative to it. */
  static RepoPath below(Path folder, Path at) {
    RepoPath path = RepoPath.ROOT;
    for (int i = folder.getNameCount(); i < at.getNameCount(); i++) {
      path = path.child(NativeName.of(at.getName(i)));
    }
    return path;
  }
}
