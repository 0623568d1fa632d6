package dev.trustscan.loader.sandbox.plan;

import dev.trustscan.scanner.report.Printable;
import dev.trustscan.scanner.source.RepoPath;
import java.util.List;

/** Paths in sentences. */
final class Words {
  private Words() {}

  /** A path of the workspace or the host, fit for printing. */
  static String path(RepoPath path) {
    return Printable.UNICODE.quoted(Printable.UNICODE.path(path));
  }

  /** An absolute path, fit for printing. */
  static String absolute(RepoPath path) {
    return "/" + (path.isRoot() ? "" : Printable.UNICODE.path(path));
  }

  /** The part of a path below a folder. */
  static RepoPath relative(RepoPath folder, RepoPath path) {
    RepoPath relative = RepoPath.ROOT;
    List<RepoPath> parts = path.parts();
    for (RepoPath part : parts.subList(folder.parts().size(), parts.size())) {
      relative = relative.child(part);
    }
    return relative;
  }
}
