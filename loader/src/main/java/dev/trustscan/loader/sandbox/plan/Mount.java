package dev.trustscan.loader.sandbox.plan;

import dev.trustscan.scanner.source.RepoPath;

/**
 * Something that the sandbox sees at a path. Everything else is not there.
 *
 * <p>Paths are absolute, without the leading slash, and keep the bytes of their names.
 */
public sealed interface Mount {
  /** Where the sandbox sees it. */
  RepoPath at();

  /**
   * A part of the host, not to be changed.
   *
   * @param source the host's file or directory
   * @param at where
   */
  record ReadOnly(RepoPath source, RepoPath at) implements Mount {}

  /**
   * A part of the host that may be changed.
   *
   * @param source the host's directory
   * @param at where
   */
  record ReadWrite(RepoPath source, RepoPath at) implements Mount {}

  /**
   * A directory bound onto itself: as a mount point it cannot be renamed, so nobody can move aside
   * what is mounted below it.
   *
   * @param source the host's directory
   * @param at where
   */
  record Pin(RepoPath source, RepoPath at) implements Mount {}

  /**
   * An empty file in place of one.
   *
   * @param at where
   */
  record MaskFile(RepoPath at) implements Mount {}

  /**
   * An empty directory, closed for writing, in place of one. What does not exist in it yet is
   * covered too.
   *
   * @param at where
   */
  record MaskDirectory(RepoPath at) implements Mount {}

  /**
   * A file with the bytes that were approved, whatever lies on the disk by now. Not to be changed.
   *
   * @param at where
   * @param bytes the approved bytes
   * @param executable whether it may be executed
   */
  record Approved(RepoPath at, Bytes bytes, boolean executable) implements Mount {}

  /**
   * A file of our own making.
   *
   * @param at where
   * @param text its content
   */
  record Generated(RepoPath at, String text) implements Mount {}

  /**
   * Memory that is gone after the run.
   *
   * @param at where
   * @param bytes the most that it holds
   */
  record Scratch(RepoPath at, long bytes) implements Mount {}

  /**
   * A symbolic link in a directory that is not the host's.
   *
   * @param at where
   * @param target its text
   */
  record Link(RepoPath at, String target) implements Mount {}

  /**
   * The sandbox's own processes.
   *
   * @param at where
   */
  record Processes(RepoPath at) implements Mount {}

  /**
   * The few devices that every program needs.
   *
   * @param at where
   */
  record Devices(RepoPath at) implements Mount {}

  /** Whether something there may be changed in a way that the host keeps. */
  default boolean isWritable() {
    return this instanceof ReadWrite || this instanceof Pin;
  }

  /** Whether it must not be walked around by renaming what lies above it. */
  default boolean isGuarded() {
    return this instanceof MaskFile
        || this instanceof MaskDirectory
        || this instanceof Approved
        || this instanceof ReadOnly
        || this instanceof Generated;
  }
}
