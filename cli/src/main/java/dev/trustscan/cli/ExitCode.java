package dev.trustscan.cli;

import dev.trustscan.scanner.source.SourceException;

/** The exit codes, a contract with scripts; {@code docs/exit-codes.md} explains them. */
final class ExitCode {
  /** Nothing at or above the threshold, coverage complete. */
  static final int OK = 0;

  /** Findings at or above the threshold. */
  static final int FINDINGS = 1;

  /** The command line names something that does not exist or makes no sense. */
  static final int USAGE = 2;

  /** Something that should have been looked at was not; beats findings. */
  static final int INCOMPLETE = 3;

  /** A defect of trustscan, or the report could not be written. */
  static final int INTERNAL = 4;

  /** A unit is held back as risky: nobody accepted what it combines, by name. */
  static final int BLOCKED_RISK = 20;

  /** Not everything that can act could be read, so nothing is offered. */
  static final int BLOCKED_INCOMPLETE = 21;

  /** A unit is undecided, changed or expired; or a run left surfaces behind. */
  static final int UNTRUSTED = 22;

  /** A unit is denied, or its answer was taken back. */
  static final int DENIED = 23;

  /** The trust store is damaged, or older than it was seen to be. */
  static final int STORE = 24;

  /** The time of a run was over. */
  static final int TIME_OVER = 124;

  /** The sandbox could not be had, and nothing was run. */
  static final int NOT_CONTAINED = 125;

  private ExitCode() {}

  /**
   * The code for a source that cannot be read at all: a wrong name is a mistake of the command
   * line; what exists and cannot be read was not looked at.
   */
  static int of(SourceException e) {
    return switch (e.reason()) {
      case NOT_FOUND, NOT_A_REPOSITORY, UNKNOWN_REF -> USAGE;
      case UNREADABLE, DAMAGED, UNSUPPORTED -> INCOMPLETE;
    };
  }
}
