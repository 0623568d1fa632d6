package dev.trustscan.scanner.source;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A directory of a work tree that is to be opened.
 *
 * @param parent the containing one; none for the root
 * @param name its name in the file system's form
 * @param path its path in the repository
 * @param depth segments of the path
 * @param area which part of git's own data it belongs to, if any
 */
record Folder(@Nullable Folder parent, Path name, RepoPath path, int depth, GitArea area) {
  static Folder root() {
    return new Folder(null, Path.of(""), RepoPath.ROOT, 0, GitArea.NONE);
  }

  /** The directory of that name in this one. */
  Folder child(Path name, RepoPath segment) {
    return child(name, segment, path.child(segment));
  }

  /** The directory of that name in this one, whose path is known. */
  Folder child(Path name, RepoPath segment, RepoPath path) {
    return new Folder(this, name, path, depth + 1, area.child(segment.text()));
  }

  /** The directory at a path, starting from a root. */
  static Folder at(List<RepoPath> segments) {
    Folder folder = root();
    for (RepoPath segment : segments) {
      folder = folder.child(NativeName.toPath(segment), segment);
    }
    return folder;
  }

  /** Whether the other is this directory or lies below it. */
  boolean holds(Folder other) {
    @Nullable Folder at = other;
    while (at != null && at.depth > depth) {
      at = at.parent;
    }
    return at != null && at.path.equals(path);
  }
}
