package dev.trustscan.loader.sandbox.plan;

import dev.trustscan.scanner.source.RepoPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which surfaces are covered, and with what.
 *
 * <p>A directory whose name starts with a dot is an agent's or editor's own: it is masked as a
 * whole, so that what does not exist in it yet is covered too, and the approved files are put back
 * into it. Everything else is masked path by path, with the directories above pinned.
 */
final class MaskPlan {
  private static final Set<String> NOT_AN_AGENTS = Set.of(".github", ".git");

  private final RepoPath workspace;
  private final RepoPath files;
  private final TreeMap<RepoPath, Mount> mounts = new TreeMap<>();

  private MaskPlan(RepoPath workspace, RepoPath files) {
    this.workspace = workspace;
    this.files = files;
  }

  /** The mounts that cover what is not trusted, with the pins that hold them. */
  static Collection<Mount> of(PlanRequest request) throws PlanException {
    var plan = new MaskPlan(request.workspace(), request.files());
    Profile.Masks scope = request.profile().masks();
    for (Exposure each : request.exposures()) {
      boolean inScope = scope == Profile.Masks.EVERYTHING || each.selfActing();
      if (inScope && !isGits(each.path())) {
        plan.cover(each);
      }
    }
    plan.dropCovered();
    plan.pin();
    return List.copyOf(plan.mounts.values());
  }

  // The repository's own directory is replaced as a whole.
  private static boolean isGits(RepoPath path) {
    return path.isWithin(RepoPath.of(".git"));
  }

  private void cover(Exposure each) throws PlanException {
    if (each.path().isRoot()) {
      throw new PlanException(
          "The workspace as a whole is something that a tool acts on (it looks like a bare"
              + " repository, for example), so it cannot be masked; run in another folder.");
    }
    RepoPath owner = agentFolder(each);
    if (!owner.isRoot()) {
      put(new Mount.MaskDirectory(workspace.child(owner)));
    }
    RepoPath at = workspace.child(each.path());
    if (each.approved().isPresent() && each.form() == Exposure.Form.FILE) {
      put(new Mount.Approved(at, each.approved().get(), each.executable()));
      return;
    }
    if (!owner.isRoot()) {
      return;
    }
    switch (each.form()) {
      case FILE -> put(new Mount.MaskFile(at));
      case DIRECTORY -> put(new Mount.MaskDirectory(at));
      case OTHER ->
          throw new PlanException(
              Words.path(each.path())
                  + " is a surface that is not trusted and cannot be masked, because it is a link"
                  + " that leads out of the workspace or nothing that has bytes; remove it or"
                  + " trust it first.");
    }
  }

  // The same path may be a surface twice, once trusted: what is not trusted wins.
  private void put(Mount mount) {
    mounts.merge(
        mount.at(),
        mount,
        (old, now) -> {
          if (old instanceof Mount.MaskDirectory || now instanceof Mount.MaskDirectory) {
            return new Mount.MaskDirectory(mount.at());
          }
          return old.equals(now) ? old : new Mount.MaskFile(mount.at());
        });
  }

  /** The outermost directory on the way whose name starts with a dot; the root if there is none. */
  static RepoPath agentFolder(Exposure each) {
    List<RepoPath> parts = each.path().parts();
    int folders = each.form() == Exposure.Form.DIRECTORY ? parts.size() : parts.size() - 1;
    RepoPath at = RepoPath.ROOT;
    for (int i = 0; i < folders; i++) {
      at = at.child(parts.get(i));
      String name = parts.get(i).text();
      boolean nestedGit = name.equals(".git") && i > 0;
      if (name.startsWith(".") && (nestedGit || !NOT_AN_AGENTS.contains(name))) {
        return at;
      }
    }
    return RepoPath.ROOT;
  }

  /** In a masked directory only approved files have a place. */
  private void dropCovered() {
    for (RepoPath at : List.copyOf(mounts.keySet())) {
      boolean covered = false;
      for (RepoPath up = at.parent(); up.isWithin(workspace) && !covered; up = up.parent()) {
        covered = mounts.get(up) instanceof Mount.MaskDirectory;
      }
      if (covered && !(mounts.get(at) instanceof Mount.Approved)) {
        mounts.remove(at);
      }
    }
  }

  private void pin() {
    var pins = new TreeSet<RepoPath>();
    for (Mount mount : mounts.values()) {
      var above = new ArrayList<RepoPath>();
      boolean covered = false;
      RepoPath up = mount.at().parent();
      for (; !up.equals(workspace); up = up.parent()) {
        covered |= mounts.get(up) instanceof Mount.MaskDirectory;
        above.add(up);
      }
      if (!covered) {
        pins.addAll(above);
      }
    }
    for (RepoPath at : pins) {
      mounts.put(at, new Mount.Pin(files.child(Words.relative(workspace, at)), at));
    }
  }
}
