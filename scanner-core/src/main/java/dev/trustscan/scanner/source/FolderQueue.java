package dev.trustscan.scanner.source;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The directories that are still to be listed, shared by the threads of a walk. The last one added
 * is taken first, which keeps few directories waiting and most of the way to the next one open.
 */
final class FolderQueue {
  private final Deque<Folder> waiting = new ArrayDeque<>();
  private final int mostEntries;
  private final BooleanSupplier isTimeOver;
  private int working;
  private int entries;
  private boolean over;

  FolderQueue(int mostEntries, BooleanSupplier isTimeOver) {
    this.mostEntries = mostEntries;
    this.isTimeOver = isTimeOver;
  }

  synchronized void add(Folder folder) {
    waiting.push(folder);
    notify();
  }

  /** The next directory; none once all are listed or a limit is reached. */
  synchronized @Nullable Folder take() {
    while (waiting.isEmpty() && working > 0 && !over) {
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        over = true;
      }
    }
    if (over || waiting.isEmpty()) {
      return null;
    }
    working++;
    return waiting.pop();
  }

  /** Ends the work on a directory that was taken. */
  synchronized void done(int found) {
    working--;
    entries += found;
    over |= entries > mostEntries || isTimeOver.getAsBoolean();
    if (over || (working == 0 && waiting.isEmpty())) {
      notifyAll();
    }
  }

  /** Whether a directory need not be listed to its end. */
  synchronized boolean isOver(int ownEntries) {
    over |= ownEntries > mostEntries || isTimeOver.getAsBoolean();
    return over;
  }
}
