package dev.trustscan.loader.sandbox;

import dev.trustscan.loader.sandbox.plan.Exposure;
import dev.trustscan.scanner.report.ScanReport;
import dev.trustscan.scanner.source.Gap;
import dev.trustscan.scanner.source.RepoPath;
import dev.trustscan.scanner.source.RepoPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What could not be looked at: nobody can have trusted it, so it is masked. */
final class Gaps {
  private Gaps() {}

  /**
   * Adds the files and folders with gaps.
   *
   * @return whether that covers every gap; one that has no place of its own cannot be covered
   */
  static boolean add(ScanReport report, Path files, List<Exposure> exposures) {
    Set<RepoPath> known = new HashSet<>();
    exposures.forEach(each -> known.add(each.path()));
    boolean all = true;
    for (Gap gap : report.coverage().gaps()) {
      if (gap.path().isRoot()) {
        all = false;
      } else if (known.add(gap.path())) {
        form(files, gap.path())
            .ifPresent(form ->
                exposures.add(new Exposure(gap.path(), form, true, Optional.empty(), false)));
      }
    }
    return all;
  }

  /** What lies there without a link on the way; what is no file and no folder has no bytes. */
  private static Optional<Exposure.Form> form(Path files, RepoPath path) {
    Path at = files;
    try {
      List<RepoPath> parts = path.parts();
      for (int i = 0; i < parts.size(); i++) {
        at = RepoPaths.in(at, parts.get(i));
        BasicFileAttributes is =
            Files.readAttributes(at, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        boolean last = i == parts.size() - 1;
        if (is.isDirectory()) {
          if (last) {
            return Optional.of(Exposure.Form.DIRECTORY);
          }
        } else {
          return last && is.isRegularFile() ? Optional.of(Exposure.Form.FILE) : Optional.empty();
        }
      }
    } catch (IOException e) {
      return Optional.empty();
    }
    return Optional.empty();
  }
}
