package dev.trustscan.scanner.source;

import dev.trustscan.scanner.git.GitIndex;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What git's index says of the entries of a work tree. */
final class TrackedFiles {
  private static final int DIRECTORY = 0040000;
  private static final int GITLINK = 0160000;

  private final Set<RepoPath> files;
  private final Set<RepoPath> folders = new HashSet<>();
  // Submodules, and directories outside a sparse checkout: this index does not say what is in them.
  private final Map<RepoPath, String> opaque = new HashMap<>();

  /**
   * The index as seen from a folder of the work tree.
   *
   * @param items the index
   * @param prefix the folder's path from the top
   */
  TrackedFiles(List<GitIndex.Item> items, RepoPath prefix) {
    this.files = HashSet.newHashSet(items.size());
    String start = prefix.isRoot() ? "" : ByteText.of(prefix) + "/";
    RepoPath lastFolder = RepoPath.ROOT;
    for (GitIndex.Item item : items) {
      if (!item.path().startsWith(start)) {
        continue;
      }
      boolean folder = item.path().endsWith("/");
      int end = item.path().length() - (folder ? 1 : 0);
      if (end <= start.length()) {
        continue;
      }
      RepoPath path = ByteText.path(item.path().substring(start.length(), end));
      if (item.mode() == GITLINK || item.mode() == DIRECTORY) {
        opaque.put(path, item.mode() == GITLINK ? item.object().hex() : "");
      }
      files.add(path);
      if (!path.parent().equals(lastFolder)) {
        lastFolder = path.parent();
        addFolders(lastFolder);
      }
    }
  }

  private void addFolders(RepoPath folder) {
    RepoPath at = folder;
    while (!at.isRoot() && folders.add(at)) {
      at = at.parent();
    }
  }

  /** The entry with what the index says of it. */
  Entry mark(Entry entry) {
    RepoPath path = entry.path();
    if (isGit(path)) {
      return entry;
    }
    if (entry.type() == EntryType.DIRECTORY) {
      String commit = opaque.getOrDefault(path, "");
      if (!commit.isEmpty()) {
        return with(entry, commit, Tracking.TRACKED);
      }
      return with(entry, "", folders.contains(path) ? Tracking.TRACKED : outside(path));
    }
    return with(entry, "", files.contains(path) ? Tracking.TRACKED : outside(path));
  }

  private Tracking outside(RepoPath path) {
    if (!opaque.isEmpty()) {
      for (RepoPath at = path; !at.isRoot(); at = at.parent()) {
        if (opaque.containsKey(at)) {
          return Tracking.UNKNOWN;
        }
      }
    }
    return Tracking.UNTRACKED;
  }

  private static Entry with(Entry entry, String objectId, Tracking tracking) {
    return new Entry(
        entry.path(),
        entry.type(),
        entry.size(),
        entry.executable(),
        objectId,
        entry.linkTarget(),
        tracking);
  }

  // Git's own data is in no index.
  private static boolean isGit(RepoPath path) {
    String text = path.text();
    return text.equals(".git")
        || text.startsWith(".git/")
        || text.endsWith("/.git")
        || text.contains("/.git/");
  }
}
