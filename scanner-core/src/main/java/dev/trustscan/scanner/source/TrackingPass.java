package dev.trustscan.scanner.source;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goes over what a walk found in the order of git's index, so that one step along the index says
 * for each file whether it is tracked. A directory is if something in it is.
 */
final class TrackingPass {
  private static final RepoPath GIT = RepoPath.of(".git");

  private final @Nullable TrackedFiles index;
  private final boolean ownPointer;
  private final List<Entry> entries = new ArrayList<>();
  private final Deque<Frame> open = new ArrayDeque<>();

  TrackingPass(WorkTreeGit git) {
    TrackedFiles tracked = git.tracked();
    this.index = tracked == null ? null : tracked.rewound();
    this.ownPointer = git.isOwnPointer();
  }

  private static final class Frame {
    final List<FolderListing.Item> items;
    final int slot;
    final boolean opaque;
    int next;
    boolean tracked;

    Frame(FolderListing listing, int slot, boolean opaque) {
      this.items = listing.sorted();
      this.slot = slot;
      this.opaque = opaque;
    }
  }

  /** Every entry, directories before what is in them. */
  List<Entry> over(FolderListing top) {
    open.push(new Frame(top, -1, index == null));
    while (!open.isEmpty()) {
      Frame frame = open.peek();
      if (frame.next < frame.items.size()) {
        visit(frame, frame.items.get(frame.next++));
      } else {
        open.pop();
        close(frame);
      }
    }
    return entries;
  }

  private void close(Frame frame) {
    if (frame.slot >= 0 && !frame.opaque) {
      Tracking tracking = frame.tracked ? Tracking.TRACKED : Tracking.UNTRACKED;
      entries.set(frame.slot, marked(entries.get(frame.slot), "", tracking));
      Frame above = open.peek();
      if (above != null) {
        above.tracked |= frame.tracked;
      }
    }
  }

  private void visit(Frame frame, FolderListing.Item item) {
    Entry entry = item.entry();
    RepoPath path = entry.path();
    boolean git = path.name().equals(".git");
    if (entry.type() == EntryType.DIRECTORY) {
      boolean submodule = index != null && !frame.opaque && index.isOpaque(path);
      entries.add(
          submodule && index != null ? marked(entry, index.commit(path), Tracking.TRACKED) : entry);
      frame.tracked |= submodule;
      if (item.below() != null) {
        open.push(new Frame(item.below(), entries.size() - 1, frame.opaque || git || submodule));
      }
    } else if (index == null || frame.opaque || git) {
      // The root's own pointer, if it was followed, was written by git on this machine.
      entries.add(ownPointer && path.equals(GIT) ? marked(entry, "", Tracking.UNTRACKED) : entry);
    } else {
      boolean tracked = index.isTracked(path);
      frame.tracked |= tracked;
      entries.add(marked(entry, "", tracked ? Tracking.TRACKED : Tracking.UNTRACKED));
    }
  }

  private static Entry marked(Entry entry, String objectId, Tracking tracking) {
    return new Entry(
        entry.path(),
        entry.type(),
        entry.size(),
        entry.executable(),
        objectId,
        entry.linkTarget(),
        tracking);
  }
}
