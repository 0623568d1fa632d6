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
 * @param behaviour the strongest of what the reached files do and of what is started without being
 *     known; an opaque program counts as unknown code
 */
public record Closure(
    List<Reached> reached,
    List<Unresolved> unresolved,
    boolean notBound,
    List<Gap> gaps,
    Behaviour behaviour) {
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
   * @param facts what the file's own text says it does, for a file of tasks the tasks that are
   *     reached; {@link CommandFacts#NOTHING} for data
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

  /** A closure whose behaviour is that of the files reached. */
  public Closure(
      List<Reached> reached, List<Unresolved> unresolved, boolean notBound, List<Gap> gaps) {
    this(reached, unresolved, notBound, gaps, strongest(reached));
  }

  private static Behaviour strongest(List<Reached> reached) {
    Behaviour strongest = Behaviour.NOTHING;
    for (Reached each : reached) {
      strongest = Behaviour.stronger(strongest, each.facts().behaviour());
    }
    return strongest;
  }

  /** What a command does as a whole: its own words and everything that they reach. */
  public Behaviour overall(CommandFacts facts) {
    return Overall.of(facts, this);
  }
}
