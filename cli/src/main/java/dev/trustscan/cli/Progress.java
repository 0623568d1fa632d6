package dev.trustscan.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Tells a person at a terminal that a long scan goes on. Shorter ones show nothing. */
final class Progress implements AutoCloseable {
  private static final long SILENT_MILLIS = 1_000;
  private static final long STEP_MILLIS = 500;

  private final @Nullable Thread thread;
  private final CountDownLatch done = new CountDownLatch(1);

  private Progress(Host host, Duration most) {
    thread =
        host.errTerminal()
            ? Thread.ofPlatform().daemon().name("progress").start(() -> show(host, most))
            : null;
  }

  static Progress start(Host host, Duration most) {
    return new Progress(host, most);
  }

  private void show(Host host, Duration most) {
    long begun = System.nanoTime();
    boolean shown = false;
    try {
      long wait = SILENT_MILLIS;
      while (!done.await(wait, TimeUnit.MILLISECONDS)) {
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
        host.err().print("\rtrustscan: reading, " + seconds + " s of at most " + most.toSeconds());
        host.err().flush();
        shown = true;
        wait = STEP_MILLIS;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (shown) {
      host.err().print("\r" + " ".repeat(60) + "\r");
      host.err().flush();
    }
  }

  @Override
  public void close() {
    done.countDown();
    if (thread != null) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
