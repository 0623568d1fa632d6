package dev.trustscan.scanner.source;

import dev.trustscan.scanner.git.GitException;
import dev.trustscan.scanner.git.GitIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What git's index says of a work tree, asked in the order of the index. */
final class TrackedFiles {
  private static final int FORMAT = 0170000;
  private static final int DIRECTORY = 0040000;
  private static final int GITLINK = 0160000;

  private final List<RepoPath> files = new ArrayList<>();
  // Submodules, and directories outside a sparse checkout: this index does not say what is in them.
  private final Map<RepoPath, String> opaque = new HashMap<>();
  private int at;

  /**
   * The index as seen from a folder of the work tree.
   *
   * @param prefix the folder's path from the top
   */
  TrackedFiles(GitIndex index, RepoPath prefix) throws GitException {
    String start = prefix.isRoot() ? "" : ByteText.of(prefix) + "/";
    boolean sorted = true;
    while (index.next()) {
      String path = index.path();
      if (!path.startsWith(start)) {
        continue;
      }
      int format = index.mode() & FORMAT;
      int end = path.length() - (format == DIRECTORY && path.endsWith("/") ? 1 : 0);
      if (end > start.length()) {
        String below = path.substring(start.length(), end);
        add(index.isAscii() ? RepoPath.ofAscii(below) : ByteText.path(below), format, index);
        int n = files.size();
        sorted &= n < 2 || files.get(n - 2).compareTo(files.get(n - 1)) <= 0;
      }
    }
    // Git sorts them; an index of other origin may not be.
    if (!sorted) {
      files.sort(null);
    }
  }

  /** Starts again. */
  TrackedFiles rewound() {
    at = 0;
    return this;
  }

  private void add(RepoPath path, int format, GitIndex index) {
    if (format == GITLINK || format == DIRECTORY) {
      opaque.put(path, format == GITLINK ? index.object().hex() : "");
    } else {
      files.add(path);
    }
  }

  /** Whether a file is tracked. Files must be asked for in the order of the index. */
  boolean isTracked(RepoPath path) {
    while (at < files.size()) {
      int order = files.get(at).compareTo(path);
      if (order >= 0) {
        return order == 0;
      }
      at++;
    }
    return false;
  }

  /** Whether this index does not say what is in the directory. */
  boolean isOpaque(RepoPath folder) {
    return !opaque.isEmpty() && opaque.containsKey(folder);
  }

  /** The commit of a submodule in hex; empty if the directory is none. */
  String commit(RepoPath folder) {
    return opaque.getOrDefault(folder, "");
  }
}
