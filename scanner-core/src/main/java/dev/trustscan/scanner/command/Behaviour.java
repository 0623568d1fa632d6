package dev.trustscan.scanner.command;

/** What a command does as a whole, from harmless to hostile; the order matters. */
public enum Behaviour {
  /** Nothing: comments, tests of a variable, an exit status. */
  NOTHING,
  /** Reads and prints: {@code git log}, {@code cat README.md}, {@code command -v}. */
  READ_ONLY,
  /** A well-known formatter, linter, compiler, test runner or package manager doing its job. */
  KNOWN_TOOL,
  /**
   * A program or package outside the repository, pinned, or found by its bare name on the user's
   * path.
   */
  OUTSIDE_PROGRAM,
  /** Code in the repository whose text shows nothing worse than writing files. */
  LOCAL_CODE,
  /** Inline code, writes, network access, or something that cannot be read. */
  UNKNOWN_CODE,
  /** Code that is fetched when it runs, so that no reading of the repository tells what it is. */
  FETCHED_CODE,
  /**
   * A combination with no honest reading: fetch and run in secret, secrets sent out, agents armed.
   */
  HOSTILE;

  /** The stronger of two. */
  public static Behaviour stronger(Behaviour a, Behaviour b) {
    return a.compareTo(b) >= 0 ? a : b;
  }
}
