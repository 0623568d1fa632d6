package dev.trustscan.loader.sandbox.bwrap;

import dev.trustscan.loader.sandbox.host.SetupException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Starts a sandbox and waits for it on one platform thread that lives as long as it: the kernel
 * ends the sandbox with the thread that started it, not only with the process.
 */
final class Supervisor {
  private static final long GRACE_SECONDS = 5;

  private final Duration time;

  Supervisor(Duration time) {
    this.time = time;
  }

  /** Runs to the end and gives the exit code. */
  int run(ProcessBuilder builder, Runnable onTimeOut) throws SetupException {
    var result = new CompletableFuture<Integer>();
    Thread thread =
        Thread.ofPlatform()
            .name("sandbox")
            .start(() -> {
              try {
                result.complete(supervise(builder, onTimeOut));
              } catch (IOException | InterruptedException | RuntimeException e) {
                result.completeExceptionally(e);
              }
            });
    try {
      return result.get();
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      throw new SetupException("The run was interrupted.", e);
    } catch (ExecutionException e) {
      throw new SetupException("The sandbox cannot be started: " + e.getCause() + ".", e);
    }
  }

  private int supervise(ProcessBuilder builder, Runnable onTimeOut)
      throws IOException, InterruptedException {
    Process process = builder.start();
    try (var _ = Signals.forwardTo(process)) {
      if (time.isZero()) {
        return process.waitFor();
      }
      if (!process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)) {
        onTimeOut.run();
        process.destroy();
        if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      }
      return process.waitFor();
    } finally {
      process.destroyForcibly();
    }
  }
}
