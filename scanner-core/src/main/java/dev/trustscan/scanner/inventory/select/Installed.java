package dev.trustscan.scanner.inventory.select;

import dev.trustscan.scanner.source.Entry;
import dev.trustscan.scanner.source.Tracking;
import java.util.Set;

/**
 * What the user's own package manager or build put into a work tree: not tracked, and in a folder
 * that such tools make. Not being tracked alone would not do, since an index can come with the
 * files.
 */
final class Installed {
  private static final Set<String> FOLDERS =
      Set.of(
          "node_modules",
          ".venv",
          "venv",
          "site-packages",
          "__pycache__",
          "target",
          "build",
          "dist",
          ".gradle",
          ".tox",
          ".nox",
          "vendor",
          ".next",
          ".cache",
          ".yarn",
          ".mypy_cache",
          ".terraform",
          "Pods",
          "bazel-out");

  private Installed() {}

  static boolean is(Entry entry) {
    return entry.tracking() == Tracking.UNTRACKED
        && entry.path().segments().stream().anyMatch(FOLDERS::contains);
  }
}
