package dev.trustscan.loader.sandbox.bwrap;

import dev.trustscan.loader.sandbox.plan.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Control groups of one run, where the system lets this user make them: as root, mostly. They hold
 * what the limits of a process cannot: root's number of processes, and memory in all.
 */
final class ControlGroups implements AutoCloseable {
  private static final Path TOP = Path.of("/sys/fs/cgroup");
  private static final int TRIES = 40;
  private static final long PAUSE_MILLIS = 25;

  private final List<Path> folders = new ArrayList<>();

  private ControlGroups() {}

  static ControlGroups make(Limits limits) {
    var groups = new ControlGroups();
    String name = "trustscan-" + ProcessHandle.current().pid() + "-" + System.nanoTime();
    groups.add(TOP.resolve("pids").resolve(name), "pids.max", limits.processes());
    if (limits.memoryBytes() > 0) {
      groups.add(
          TOP.resolve("memory").resolve(name), "memory.limit_in_bytes", limits.memoryBytes());
    }
    return groups;
  }

  private void add(Path folder, String setting, long value) {
    if (!Files.isWritable(folder.getParent())) {
      return;
    }
    try {
      Files.createDirectory(folder);
      Files.writeString(folder.resolve(setting), Long.toString(value));
      folders.add(folder);
    } catch (IOException e) {
      remove(folder);
    }
  }

  /** The files to which a process writes its number to join. */
  List<Path> files() {
    return folders.stream().map(folder -> folder.resolve("cgroup.procs")).toList();
  }

  @Override
  public void close() {
    folders.forEach(ControlGroups::remove);
  }

  /** A group can go when its last process is gone, which takes the kernel a moment. */
  private static void remove(Path folder) {
    for (int i = 0; i < TRIES; i++) {
      try {
        Files.deleteIfExists(folder);
        return;
      } catch (IOException e) {
        try {
          Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException interrupted) {
          Thread.currentThread().interrupt();
          return;
        }
      }
    }
  }
}
