package dev.trustscan.scanner.closure;

import dev.trustscan.scanner.command.Behaviour;
import dev.trustscan.scanner.command.CommandFacts;
import dev.trustscan.scanner.command.Reference;
import dev.trustscan.scanner.doc.Span;
import dev.trustscan.scanner.source.Gap;
import dev.trustscan.scanner.source.RepoPath;
import java.util.List;

/**
 * What a unit reaches.
 *
 * @param reached repository files, in the order of reaching, each once
 * @param unresolved what could not be resolved to a file of the repository
 * @param notBound whether something is run whose bytes are not the repository's: an unpinned
 *     package, a remote script
 * @param gaps files that should have been read and were not
 */
public record Closure(
    List<Reached> reached, List<Unresolved> unresolved, boolean notBound, List<Gap> gaps) {
  /** Reaches nothing. */
  public static final Closure EMPTY = new Closure(List.of(), List.of(), false, List.of());

  /**
   * A file that is reached.
   *
   * @param path the file, links resolved
   * @param sha256 hex digest of its bytes
   * @param kind what is done with it
   * @param from the file that names it
   * @param at where it is named
   * @param depth steps from the unit, 1 for what the unit names itself
   * @param facts what the file's own text says it does; {@link CommandFacts#NOTHING} for data
   */
  public record Reached(
      RepoPath path,
      String sha256,
      Reference.Kind kind,
      RepoPath from,
      Span at,
      int depth,
      CommandFacts facts) {}

  /**
   * Something named that is no file of the repository.
   *
   * @param text as written; hostile
   * @param from the file that names it
   * @param at where
   * @param reason why it is not resolved
   */
  public record Unresolved(String text, RepoPath from, Span at, Reason reason) {}

  /** Why something is not resolved. */
  public enum Reason {
    /** It is no file here; perhaps it is made later. */
    ABSENT,
    /** It lies outside the repository: an absolute path, a home path, a link that leaves. */
    OUTSIDE,
    /** Its name is only known when it runs. */
    DYNAMIC,
    /** It is a package or address of the network. */
    REMOTE,
    /** Depth or number of files ran out. */
    LIMIT
  }

  public Closure {
    reached = List.copyOf(reached);
    unresolved = List.copyOf(unresolved);
    gaps = List.copyOf(gaps);
  }

  /**
   * What a unit does as a whole: its own words and every file that it runs.
   *
   * @param own the facts of the unit's own command or text
   */
  public Behaviour overall(CommandFacts own) {
    Behaviour strongest = own.behaviour();
    for (Reached file : reached) {
      strongest = Behaviour.stronger(strongest, file.facts().behaviour());
    }
    for (Unresolved thing : unresolved) {
      strongest =
          Behaviour.stronger(
              strongest,
              switch (thing.reason()) {
                case ABSENT, LIMIT -> Behaviour.LOCAL_CODE;
                case OUTSIDE -> Behaviour.OUTSIDE_PROGRAM;
                case DYNAMIC -> Behaviour.UNKNOWN_CODE;
                case REMOTE -> Behaviour.NOTHING;
              });
    }
    return strongest;
  }
}
