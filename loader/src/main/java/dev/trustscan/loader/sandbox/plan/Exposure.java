package dev.trustscan.loader.sandbox.plan;

import dev.trustscan.scanner.source.RepoPath;
import java.util.Optional;

/**
 * Something of the workspace that a tool would read or run by itself.
 *
 * @param path where it lies, links resolved, relative to the workspace
 * @param form what lies there
 * @param selfActing whether a tool acts on it before anybody names it
 * @param approved the bytes that were approved; empty if it is not trusted
 * @param executable whether the file is executable
 */
public record Exposure(
    RepoPath path, Form form, boolean selfActing, Optional<Bytes> approved, boolean executable) {
  /** What lies at the path. */
  public enum Form {
    /** A regular file. */
    FILE,
    /** A directory. */
    DIRECTORY,
    /** A link that leads out or nowhere, a socket, a device: nothing that can be mounted over. */
    OTHER
  }
}
