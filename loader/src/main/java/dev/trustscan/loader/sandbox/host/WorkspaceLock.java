package dev.trustscan.loader.sandbox.host;

import dev.trustscan.scanner.report.Printable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keeps two runs out of one workspace: one could change a path between the other's looking at it
 * and mounting over it.
 */
public final class WorkspaceLock implements AutoCloseable {
  private final FileChannel channel;

  private WorkspaceLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock of a workspace.
   *
   * @throws SetupException if another run has it
   */
  public static WorkspaceLock take(Path caches, Path workspace) throws SetupException {
    try {
      Path folder = Files.createDirectories(caches.resolve("locks"));
      // A name of fixed length that two different paths do not share by accident.
      String name =
          UUID.nameUUIDFromBytes(workspace.toUri().toString().getBytes(StandardCharsets.UTF_8))
              .toString();
      FileChannel channel =
          FileChannel.open(
              folder.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock(channel) == null) {
        channel.close();
        throw new SetupException(
            "Another run works in "
                + Printable.UNICODE.quoted(Printable.UNICODE.text(workspace.toString()))
                + "; wait for its end, or work on a copy.");
      }
      return new WorkspaceLock(channel);
    } catch (IOException e) {
      throw new SetupException("The workspace cannot be locked: " + e.getMessage() + ".", e);
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // The lock goes with the process at the latest.
    }
  }
}
