package dev.trustscan.loader.sandbox.host;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A folder of one run, the user's own and seen by nobody inside. A small process of its own clears
 * it away when the launcher is killed; what even that left is cleared by the next run.
 */
public final class RunFolder implements AutoCloseable {
  private static final int LONGEST_FOR_SOCKET = 70;
  // Waits for the launcher's end of the pipe to close; the sandbox may still be dying meanwhile.
  private static final String GUARD =
      "read -r line; "
          + "for i in 1 2 3 4 5 6 7 8; do "
          + "chmod -R u+rwX -- \"$1\" 2>/dev/null; rm -rf -- \"$1\" 2>/dev/null; "
          + "[ -e \"$1\" ] || break; sleep 0.2; done";

  private final Path path;
  private final FileChannel held;
  private @Nullable Process guard;

  private RunFolder(Path path, FileChannel held) {
    this.path = path;
    this.held = held;
  }

  /**
   * Makes one below a folder for the user's caches.
   *
   * @throws SetupException if it cannot be made
   */
  public static RunFolder make(Path caches) throws SetupException {
    Path base = base(caches);
    try {
      Files.createDirectories(base.getParent());
      if (!Files.isDirectory(base, LinkOption.NOFOLLOW_LINKS)) {
        Files.createDirectory(base, PosixFilePermissions.asFileAttribute(owners()));
      }
      Files.setPosixFilePermissions(base, owners());
      sweep(base);
      Path path =
          Files.createTempDirectory(base, "run-", PosixFilePermissions.asFileAttribute(owners()));
      FileChannel channel =
          FileChannel.open(
              path.resolve("held"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      if (channel.tryLock() == null) {
        throw new IOException("locked by somebody else");
      }
      var folder = new RunFolder(path, channel);
      folder.guard();
      return folder;
    } catch (IOException e) {
      throw new SetupException(
          "No folder for the run can be made in " + base + "; check its permissions.", e);
    }
  }

  // A socket's path has to be short, and without what socat takes for its own signs.
  private static Path base(Path caches) {
    Path base = caches.resolve("runs");
    boolean plain =
        base.toString().length() <= LONGEST_FOR_SOCKET
            && base.toString()
                .chars()
                .allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || "/._-".indexOf(c) >= 0));
    return plain ? base : Path.of("/tmp", "trustscan-" + System.getProperty("user.name") + "-runs");
  }

  private static EnumSet<PosixFilePermission> owners() {
    return EnumSet.of(
        PosixFilePermission.OWNER_READ,
        PosixFilePermission.OWNER_WRITE,
        PosixFilePermission.OWNER_EXECUTE);
  }

  private void guard() throws IOException {
    Optional<Path> setsid = HostProgram.find("setsid");
    Optional<Path> shell = HostProgram.find("sh");
    if (setsid.isEmpty() || shell.isEmpty()) {
      return;
    }
    var builder =
        new ProcessBuilder(
            setsid.get().toString(), shell.get().toString(), "-c", GUARD, "sh", path.toString());
    builder.environment().clear();
    builder.environment().put("PATH", "/usr/bin:/bin");
    builder.directory(Path.of("/").toFile());
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    guard = builder.start();
  }

  /** Clears what runs that were killed together with their guards left. */
  private static void sweep(Path base) throws IOException {
    try (DirectoryStream<Path> runs = Files.newDirectoryStream(base, "run-*")) {
      for (Path run : runs) {
        Path mark = run.resolve("held");
        if (!Files.isRegularFile(mark, LinkOption.NOFOLLOW_LINKS)) {
          continue;
        }
        try (FileChannel channel = FileChannel.open(mark, StandardOpenOption.WRITE)) {
          if (channel.tryLock() != null) {
            Trees.delete(run);
          }
        } catch (java.nio.channels.OverlappingFileLockException e) {
          // Another run of this very process.
        } catch (IOException e) {
          // Gone meanwhile, or not ours to clear.
        }
      }
    }
  }

  /** Where it lies. */
  public Path path() {
    return path;
  }

  /** A path in it. */
  public Path resolve(String name) {
    return path.resolve(name);
  }

  /** Writes a file that only the user can read. */
  public Path write(String name, byte[] bytes) throws IOException {
    Path file = path.resolve(name);
    Files.createDirectories(file.getParent());
    try (OutputStream out =
        Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      out.write(bytes);
    }
    return file;
  }

  /** A folder inside it, for another sandbox of the same run. It goes with this one. */
  public RunFolder part(String name) throws IOException {
    return new RunFolder(Files.createDirectory(path.resolve(name)), held);
  }

  @Override
  public void close() {
    try {
      Trees.delete(path);
      held.close();
    } catch (IOException e) {
      // The guard tries again, and the next run after it.
    }
    Process waiting = guard;
    if (waiting != null) {
      try {
        waiting.getOutputStream().close();
      } catch (IOException e) {
        waiting.destroy();
      }
    }
  }
}
