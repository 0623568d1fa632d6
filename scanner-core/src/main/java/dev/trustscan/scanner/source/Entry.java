package dev.trustscan.scanner.source;

import java.util.Optional;

/**
 * Something at a path of a source.
 *
 * @param path where
 * @param type what
 * @param size bytes, or -1 where the source does not say without reading
 * @param executable whether the executable bit is set
 * @param objectId git's object id in hex, or empty outside git
 * @param linkTarget the text of a symbolic link, in the form of {@link RepoPath#escaped}
 * @param tracking whether git tracks it
 */
public record Entry(
    RepoPath path,
    EntryType type,
    long size,
    boolean executable,
    String objectId,
    Optional<String> linkTarget,
    Tracking tracking) {

  /** A plain file, as tests and archives need it. */
  public static Entry file(RepoPath path, long size) {
    return new Entry(path, EntryType.FILE, size, false, "", Optional.empty(), Tracking.UNKNOWN);
  }

  /** Whether this is a regular file. */
  public boolean isFile() {
    return type == EntryType.FILE;
  }
}
