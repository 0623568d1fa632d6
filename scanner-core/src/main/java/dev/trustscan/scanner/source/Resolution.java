package dev.trustscan.scanner.source;

import java.util.List;

/** Where a path leads once symbolic links inside the repository are followed by us. */
public sealed interface Resolution {
  /**
   * An entry that is no link.
   *
   * @param entry the entry
   * @param links the links on the way, outermost first; empty if none
   */
  record Inside(Entry entry, List<RepoPath> links) implements Resolution {}

  /**
   * The path leaves the repository.
   *
   * @param target the text of the link or path that leaves
   * @param links the links on the way
   */
  record Outside(String target, List<RepoPath> links) implements Resolution {}

  /** Nothing is there. */
  record Missing() implements Resolution {}

  /** The links go round, or there are too many. */
  record Loop() implements Resolution {}
}
