package dev.trustscan.scanner.git;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.Optional;

/**
 * The files of one git directory. Only regular files are opened, links are never followed, and
 * nothing outside the directory is reached. Paths are byte strings relative to it.
 */
public interface GitFiles extends AutoCloseable {
  /**
   * Reads a small file.
   *
   * @return its bytes; empty if no regular file is there
   * @throws IOException if it is larger than {@code most}, or cannot be read
   */
  Optional<byte[]> read(String path, int most) throws IOException;

  /**
   * Opens a file for reading.
   *
   * @return the channel, which the caller closes; empty if no regular file is there
   */
  Optional<FileChannel> open(String path) throws IOException;

  /** The names in a directory, unsorted; none if it is not there. */
  List<String> list(String path) throws IOException;

  /** The text of a symbolic link; empty if none is there. */
  Optional<String> link(String path) throws IOException;

  @Override
  void close();
}
