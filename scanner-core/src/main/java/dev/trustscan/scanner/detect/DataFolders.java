package dev.trustscan.scanner.detect;

import dev.trustscan.scanner.source.RepoPath;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Folders whose files are data for tests and evaluations, by the names that projects give them. */
public final class DataFolders {
  private static final Set<String> NAMES =
      Set.of(
          "test",
          "tests",
          "testdata",
          "test-data",
          "fixtures",
          "__fixtures__",
          "__tests__",
          "spec",
          "corpus",
          "corpora",
          "samples",
          "evals",
          "snapshots",
          "__snapshots__",
          "benchmarks");

  private DataFolders() {}

  /** Whether a path lies below such a folder. */
  public static boolean has(RepoPath path) {
    List<String> segments = path.segments();
    for (String segment : segments.subList(0, Math.max(0, segments.size() - 1))) {
      if (NAMES.contains(segment.toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }
}
