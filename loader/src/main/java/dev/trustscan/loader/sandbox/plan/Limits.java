package dev.trustscan.loader.sandbox.plan;

import com.google.errorprone.annotations.Immutable;
import java.time.Duration;

/**
 * What a run may use up.
 *
 * @param processes processes and threads at once
 * @param fileBytes the largest file that can be written
 * @param openFiles files open at once in one process
 * @param scratchBytes memory for each of the temporary folder, the home and shared memory
 * @param memoryBytes memory in all, where the system lets us limit it; 0 for no limit
 * @param time wall time; zero for no limit
 */
@Immutable
public record Limits(
    int processes,
    long fileBytes,
    int openFiles,
    long scratchBytes,
    long memoryBytes,
    Duration time) {
  public Limits {
    if (processes < 1 || fileBytes < 1 || openFiles < 16 || scratchBytes < 4096) {
      throw new IllegalArgumentException("a limit that lets nothing run");
    }
    if (memoryBytes < 0 || time.isNegative()) {
      throw new IllegalArgumentException("a negative limit");
    }
  }
}
