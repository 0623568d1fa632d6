package dev.trustscan.loader.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The right to write, held by one thread of one process. The operating system takes it back when a
 * process ends, however it ends.
 */
final class StoreLock implements AutoCloseable {
  private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();
  private static final int WAIT_SECONDS = 60;
  private static final int STEP_MILLIS = 20;

  private final ReentrantLock thread;
  private final @Nullable FileChannel channel;

  private StoreLock(ReentrantLock thread, @Nullable FileChannel channel) {
    this.thread = thread;
    this.channel = channel;
  }

  static StoreLock hold(Path file) throws StoreException {
    ReentrantLock thread =
        THREADS.computeIfAbsent(file.toAbsolutePath().normalize(), path -> new ReentrantLock());
    try {
      if (!thread.tryLock(WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw busy();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw busy();
    }
    // The system's lock is the process's; a second one in the same process would fail.
    if (thread.getHoldCount() > 1) {
      return new StoreLock(thread, null);
    }
    boolean done = false;
    FileChannel channel = null;
    try {
      channel = Disk.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      Places.ours(file, false);
      await(channel);
      done = true;
      return new StoreLock(thread, channel);
    } catch (IOException e) {
      throw new StoreException(
          StoreException.Kind.FAILED, "The store's lock " + file + " cannot be used.", e);
    } finally {
      if (!done) {
        if (channel != null) {
          close(channel);
        }
        thread.unlock();
      }
    }
  }

  private static void await(FileChannel channel) throws IOException, StoreException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS);
    while (true) {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return;
      }
      if (System.nanoTime() > end) {
        throw busy();
      }
      try {
        Thread.sleep(STEP_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw busy();
      }
    }
  }

  private static StoreException busy() {
    return new StoreException(
        StoreException.Kind.LOCKED,
        "Another trustscan is writing to the store; wait for it, or end it, and try again.");
  }

  private static void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // Nothing was written through it; the lock goes with the process at the latest.
      return;
    }
  }

  @Override
  public void close() {
    if (channel != null) {
      close(channel);
    }
    thread.unlock();
  }
}
