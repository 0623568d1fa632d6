package dev.trustscan.loader.sandbox.host;

import dev.trustscan.loader.sandbox.plan.Mount;
import dev.trustscan.loader.sandbox.plan.RunPlan;
import dev.trustscan.scanner.report.Printable;
import dev.trustscan.scanner.source.RepoPath;
import dev.trustscan.scanner.source.RepoPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/**
 * Looks at every place of the workspace that will be mounted over. The kernel's tools follow links
 * while they prepare mounts, so a link in such a path could make them write anywhere on the host:
 * there must be none.
 */
public final class Preflight {
  private Preflight() {}

  /**
   * Checks the mounts of a plan.
   *
   * @param files where the workspace's files really lie
   * @throws SetupException if one of them cannot be mounted as planned
   */
  public static void check(RunPlan plan, Path files) throws SetupException {
    if (plan.command().program().text().indexOf('=') >= 0) {
      throw new SetupException(
          "A program whose path has an equals sign cannot be started; rename it.");
    }
    int depth = plan.workspace().parts().size();
    for (Mount mount : plan.mounts()) {
      if (mount.at().isWithin(plan.workspace()) && !isOurs(plan, mount)) {
        check(files, mount, mount.at().parts().subList(depth, mount.at().parts().size()));
      }
    }
  }

  /** Whether it lies in a folder of our own making, as approved files in a masked one do. */
  private static boolean isOurs(RunPlan plan, Mount mount) {
    return plan.mounts().stream()
        .anyMatch(m ->
            m instanceof Mount.MaskDirectory
                && !m.at().equals(mount.at())
                && mount.at().isWithin(m.at()));
  }

  private static void check(Path files, Mount mount, List<RepoPath> names) throws SetupException {
    Path at = files;
    for (int i = 0; i <= names.size(); i++) {
      at = i == 0 ? files : RepoPaths.in(at, names.get(i - 1));
      boolean last = i == names.size();
      boolean folder = !last || !wantsFile(mount);
      BasicFileAttributes is;
      try {
        is = Files.readAttributes(at, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      } catch (IOException e) {
        throw new SetupException(words(mount) + " is gone since it was scanned; try again.", e);
      }
      if (is.isSymbolicLink()) {
        throw new SetupException(
            words(mount)
                + " cannot be covered, for a link leads to it; the sandbox must not follow links of"
                + " the workspace.");
      }
      if (folder ? !is.isDirectory() : !is.isRegularFile()) {
        throw new SetupException(words(mount) + " is not what was scanned; try again.");
      }
    }
  }

  private static boolean wantsFile(Mount mount) {
    return mount instanceof Mount.MaskFile || mount instanceof Mount.Approved;
  }

  private static String words(Mount mount) {
    return Printable.UNICODE.quoted("/" + Printable.UNICODE.path(mount.at()));
  }

  /**
   * Checks that nothing else is mounted inside the workspace, which the sandbox would see too.
   *
   * @throws SetupException if something is
   */
  public static void checkMounts(Path workspace) throws SetupException {
    RepoPath at = RepoPaths.ofAbsolute(workspace);
    for (RepoPath each : MountTable.points()) {
      if (each.isWithin(at) && !each.equals(at)) {
        throw new SetupException(
            "Something is mounted at "
                + Printable.UNICODE.quoted("/" + Printable.UNICODE.path(each))
                + ", inside the workspace, and the sandbox would reach it; unmount it or run in"
                + " another folder.");
      }
    }
  }
}
