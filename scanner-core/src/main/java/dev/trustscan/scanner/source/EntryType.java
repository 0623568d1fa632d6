package dev.trustscan.scanner.source;

/** What lies at a path. */
public enum EntryType {
  /** A regular file. */
  FILE,
  /** A directory. */
  DIRECTORY,
  /** A symbolic link, never followed by reading. */
  SYMLINK,
  /** A commit of another repository (a submodule's tree entry). */
  GITLINK,
  /** A FIFO, socket or device; never opened. */
  SPECIAL,
  /** A ref of git, where its name matters; it has no bytes and is in no listing. */
  REF
}
