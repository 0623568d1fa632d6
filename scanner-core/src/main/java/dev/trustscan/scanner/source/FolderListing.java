package dev.trustscan.scanner.source;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a directory holds, as one thread of a walk found it. */
final class FolderListing {
  private final Folder folder;
  private final List<Item> items = new ArrayList<>();

  FolderListing(Folder folder) {
    this.folder = folder;
  }

  /**
   * An entry, and what it holds if it is a directory.
   *
   * @param key the last segment, a directory's with a slash behind it: git's order
   * @param entry the entry
   * @param below its listing, once it is made; none for files and for what was not entered
   */
  record Item(RepoPath key, Entry entry, @Nullable FolderListing below)
      implements Comparable<Item> {
    @Override
    public int compareTo(Item other) {
      return key.compareTo(other.key);
    }
  }

  Folder folder() {
    return folder;
  }

  void add(Item item) {
    items.add(item);
  }

  int size() {
    return items.size();
  }

  /** The entries in git's order. */
  List<Item> sorted() {
    items.sort(null);
    return items;
  }
}
