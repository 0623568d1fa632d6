package dev.trustscan.scanner.source;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The directories that are still to be listed. Each thread of a walk takes its own last one first,
 * which keeps most of the way to it open; a thread without any takes the first of another's, which
 * is likely the largest.
 */
final class FolderQueue {
  private final List<Deque<FolderListing>> waiting = new ArrayList<>();
  private final int mostEntries;
  private final BooleanSupplier isTimeOver;
  private int working;
  private int idle;
  private int entries;
  private boolean over;

  FolderQueue(int threads, int mostEntries, BooleanSupplier isTimeOver) {
    this.mostEntries = mostEntries;
    this.isTimeOver = isTimeOver;
    for (int i = 0; i < threads; i++) {
      waiting.add(new ArrayDeque<>());
    }
  }

  synchronized void add(int thread, FolderListing folder) {
    waiting.get(thread).addLast(folder);
    if (idle > 0) {
      notify();
    }
  }

  /** The next directory; none once all are listed or a limit is reached. */
  synchronized @Nullable FolderListing take(int thread) {
    while (!over) {
      FolderListing next = next(thread);
      if (next != null) {
        working++;
        return next;
      }
      if (working == 0) {
        return null;
      }
      idle++;
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        over = true;
      }
      idle--;
    }
    return null;
  }

  private @Nullable FolderListing next(int thread) {
    FolderListing own = waiting.get(thread).pollLast();
    if (own != null) {
      return own;
    }
    for (Deque<FolderListing> other : waiting) {
      FolderListing stolen = other.pollFirst();
      if (stolen != null) {
        return stolen;
      }
    }
    return null;
  }

  /** Ends the work on a directory that was taken. */
  synchronized void done(int found) {
    working--;
    entries += found;
    over |= entries > mostEntries || isTimeOver.getAsBoolean();
    if (idle > 0 && (over || working == 0)) {
      notifyAll();
    }
  }

  /** Whether a directory need not be listed to its end. */
  synchronized boolean isOver(int ownEntries) {
    over |= ownEntries > mostEntries || isTimeOver.getAsBoolean();
    return over;
  }
}
