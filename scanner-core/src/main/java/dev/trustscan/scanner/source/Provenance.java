package dev.trustscan.scanner.source;

import java.util.List;

/**
 * What exactly was looked at.
 *
 * @param kind the kind of source
 * @param location the path or name given by the user
 * @param ref the ref asked for, or empty
 * @param commit the commit it named, or for a work tree the commit of HEAD; empty if there is none
 * @param remotes normalised URLs of the remotes, without credentials
 * @param notes facts worth a line, such as a shallow clone
 */
public record Provenance(
    Kind kind,
    String location,
    String ref,
    String commit,
    List<String> remotes,
    List<String> notes) {
  /** The kinds of source. */
  public enum Kind {
    /** Files on disk. */
    WORK_TREE,
    /** A commit's tree. */
    GIT_TREE,
    /** git's index. */
    INDEX,
    /** What changed from one commit to another. */
    DIFF,
    /** A zip or tar archive. */
    ARCHIVE,
    /** Text from standard input. */
    TEXT
  }

  public Provenance {
    remotes = List.copyOf(remotes);
    notes = List.copyOf(notes);
  }
}
