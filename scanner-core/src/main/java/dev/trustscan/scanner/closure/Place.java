package dev.trustscan.scanner.closure;

import dev.trustscan.scanner.source.RepoPath;

/**
 * Where something is named from.
 *
 * @param file the file that names it
 * @param directory the directory in which it runs
 * @param depth steps from the unit
 */
record Place(RepoPath file, RepoPath directory, int depth) {
  Place in(RepoPath other) {
    return new Place(file, other, depth);
  }

  /** From inside a file that was reached from here. */
  Place inside(RepoPath reached) {
    return new Place(reached, directory, depth + 1);
  }
}
