package dev.trustscan.cli;

import dev.trustscan.scanner.report.ReportFormat;
import dev.trustscan.scanner.report.ScanReport;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes reports to standard output, or to a file all at once. */
final class Output {
  private static final int BUFFER = 64 << 10;

  private Output() {}

  /** Writes to standard output. A reader who has left is no failure. */
  static void toStandardOutput(Host host, ReportFormat format, ScanReport report)
      throws IOException {
    toStandardOutput(host, out -> format.write(report, out));
  }

  /** Something that writes. */
  @FunctionalInterface
  interface Body {
    void write(OutputStream out) throws IOException;
  }

  static void toStandardOutput(Host host, Body body) throws IOException {
    try {
      var out = new BufferedOutputStream(host.out(), BUFFER);
      body.write(out);
      out.flush();
    } catch (IOException e) {
      if (!hasLeft(e)) {
        throw e;
      }
      // The reader closed the pipe, as `head` does. The exit code says the rest.
    }
  }

  /** The system's words are all that tells a closed pipe from a full disk. */
  private static boolean hasLeft(IOException e) {
    String message = e.getMessage();
    return message != null
        && (message.contains("Broken pipe") || message.contains("Connection reset"));
  }

  /**
   * Writes a file so that whoever reads it sees the old or the whole new content: beside it, to the
   * disk, then renamed. What is no regular file, as {@code /dev/stdout}, is written into.
   */
  static void toFile(Host host, String name, Body body) throws IOException, UsageException {
    Path path = host.path(name);
    if (Files.isDirectory(path)) {
      throw new UsageException("--output " + host.quote(name) + " is a folder; name a file.");
    }
    boolean exists = Files.exists(path);
    if (exists && !Files.isRegularFile(path)) {
      try (OutputStream out = Files.newOutputStream(path, StandardOpenOption.WRITE)) {
        body.write(out);
      }
      return;
    }
    Path target = exists ? path.toRealPath() : path;
    Path folder = target.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new UsageException(
          "The folder of --output " + host.quote(name) + " does not exist; make it first.");
    }
    Path temporary = folder.resolve("." + target.getFileName() + "." + System.nanoTime() + ".part");
    try {
      try (FileChannel channel =
          FileChannel.open(
              temporary,
              StandardOpenOption.WRITE,
              StandardOpenOption.CREATE_NEW,
              LinkOption.NOFOLLOW_LINKS)) {
        var out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
        body.write(out);
        out.flush();
        channel.force(true);
      }
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      try {
        Files.delete(temporary);
      } catch (NoSuchFileException e) {
        // It was renamed, as it should be.
      }
    }
  }
}
