package dev.trustscan.loader.sandbox.plan;

import dev.trustscan.scanner.source.RepoPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The order of mounts and the rules that every plan keeps, whoever made it. */
public final class PlanRules {
  private PlanRules() {}

  /** Parents before children; what is mounted later would otherwise hide what was before it. */
  public static List<Mount> ordered(List<Mount> mounts) {
    var sorted = new ArrayList<>(mounts);
    sorted.sort(
        Comparator.comparingInt((Mount m) -> m.at().parts().size()).thenComparing(Mount::at));
    return sorted;
  }

  /**
   * Checks a plan.
   *
   * @throws IllegalStateException if it breaks a rule, which is a defect of ours
   */
  public static void check(RunPlan plan) {
    Map<RepoPath, Mount> all = new HashMap<>();
    for (Mount mount : plan.mounts()) {
      for (RepoPath up = mount.at(); !up.isRoot(); up = up.parent()) {
        require(!isSpecial(up.name()), mount, "has a segment that is no name");
      }
      require(!mount.at().isRoot(), mount, "replaces the root");
      require(all.put(mount.at(), mount) == null, mount, "is not alone at its path");
    }
    require(plan.mounts().equals(ordered(plan.mounts())), plan.mounts(), "are not in order");
    for (Mount mount : plan.mounts()) {
      checkAbove(plan.workspace(), mount, all);
    }
  }

  private static boolean isSpecial(String name) {
    return name.isEmpty() || name.equals(".") || name.equals("..") || name.indexOf('\0') >= 0;
  }

  private static void checkAbove(RepoPath workspace, Mount mount, Map<RepoPath, Mount> all) {
    boolean masked = false;
    for (RepoPath up = mount.at().parent(); !up.isRoot(); up = up.parent()) {
      Mount above = all.get(up);
      require(
          !(above instanceof Mount.MaskFile
              || above instanceof Mount.Approved
              || above instanceof Mount.Link
              || above instanceof Mount.Generated),
          mount,
          "lies below something that is no directory");
      masked |= above instanceof Mount.MaskDirectory;
    }
    require(!masked || mount instanceof Mount.Approved, mount, "lies below a mask");
    boolean inWorkspace = mount.at().isWithin(workspace) && !mount.at().equals(workspace);
    if (mount instanceof Mount.Link) {
      require(!inWorkspace, mount, "would be made in the workspace");
    }
    if (inWorkspace && mount.isGuarded() && !masked) {
      for (RepoPath up = mount.at().parent(); !up.equals(workspace); up = up.parent()) {
        require(all.get(up) != null, mount, "can be walked around, for a folder is not pinned");
      }
    }
  }

  private static void require(boolean holds, Object what, String sentence) {
    if (!holds) {
      throw new IllegalStateException("A plan is wrong: " + what + " " + sentence + ".");
    }
  }
}
