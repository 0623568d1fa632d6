package dev.trustscan.loader.sandbox.plan;

import dev.trustscan.scanner.source.RepoPath;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes plans. */
public final class Planner {
  // Each costs the kernel a little, and a tree with more is nothing that was written by hand.
  private static final int MOST_MOUNTS = 4_000;

  private Planner() {}

  /**
   * Plans a run.
   *
   * @throws PlanException if it cannot be had like this
   */
  public static RunPlan plan(PlanRequest request) throws PlanException {
    Profile profile = request.profile();
    Policy policy = request.policy();
    Optional<String> widening = profile.mayBeWidened() ? Optional.empty() : policy.widening();
    if (widening.isPresent()) {
      throw new PlanException(
          "The profile "
              + profile.label()
              + " takes no "
              + widening.get()
              + "; leave that out or use another profile.");
    }
    checkPlace(request);
    Limits limits = policy.over(profile.limits());
    Network network = Network.of(policy.allowHosts());
    var mounts = new ArrayList<>(BaseRoot.of(request, limits));
    addChosen(request, mounts);
    mounts.add(new Mount.ReadWrite(request.files(), request.workspace()));
    GitMode git = addGit(request, mounts);
    mounts.addAll(MaskPlan.of(request));
    addMaskedList(request, git, mounts);
    if (mounts.size() > MOST_MOUNTS) {
      throw new PlanException(
          "The run would need "
              + mounts.size()
              + " mounts, more than "
              + MOST_MOUNTS
              + "; trust or remove some of what the scan lists, or use the profile developer.");
    }
    var plan =
        new RunPlan(
            profile,
            request.command(),
            request.workspace(),
            profile.tree(),
            PlanRules.ordered(mounts),
            EnvironmentPlan.of(request, network),
            network,
            limits,
            profile.terminal(),
            git,
            policy.unixSockets(),
            profile.failsOnNews());
    PlanRules.check(plan);
    return plan;
  }

  /** Tells git inside which files are not as it knows them, so that no commit empties them. */
  private static void addMaskedList(PlanRequest request, GitMode git, List<Mount> mounts) {
    var names = new ByteArrayOutputStream();
    for (Mount mount : mounts) {
      boolean mask = mount instanceof Mount.MaskFile || mount instanceof Mount.MaskDirectory;
      if (mask && mount.at().isWithin(request.workspace())) {
        names.writeBytes(Words.relative(request.workspace(), mount.at()).bytes());
        names.write(0);
      }
    }
    if (git == GitMode.PRIVATE && names.size() > 0) {
      mounts.add(
          new Mount.Approved(BaseRoot.OWN.child("masked"), Bytes.of(names.toByteArray()), false));
    }
  }

  private static void checkPlace(PlanRequest request) throws PlanException {
    RepoPath workspace = request.workspace();
    HostFacts host = request.host();
    if (workspace.isRoot() || host.home().isWithin(workspace)) {
      throw new PlanException(
          "The workspace must be a folder of its own, not "
              + Words.absolute(workspace)
              + ", which holds your home; name the project's folder.");
    }
    var taken = new ArrayList<>(host.system());
    taken.addAll(host.settings());
    taken.addAll(
        List.of(
            RepoPath.of("proc"),
            RepoPath.of("dev"),
            RepoPath.of("etc"),
            RepoPath.of("run/trustscan")));
    for (RepoPath each : taken) {
      if (workspace.isWithin(each) || each.isWithin(workspace)) {
        throw new PlanException(
            "The workspace "
                + Words.absolute(workspace)
                + " and the system's "
                + Words.absolute(each)
                + " overlap; work in a folder of your own.");
      }
    }
    for (RepoPath place : List.of(RepoPath.of("tmp"), RepoPath.of("var/tmp"))) {
      if (workspace.equals(place)) {
        throw new PlanException("The workspace must be a folder of its own, not a shared one.");
      }
    }
  }

  /** Tools and what the policy names, unless it is there already. */
  private static void addChosen(PlanRequest request, List<Mount> mounts) throws PlanException {
    for (RepoPath tool : request.host().tools()) {
      if (isFree(mounts, tool)) {
        mounts.add(new Mount.ReadOnly(tool, tool));
      }
    }
    for (RepoPath path : request.policy().readOnly()) {
      checkChosen(request, path);
      if (isFree(mounts, path)) {
        mounts.add(new Mount.ReadOnly(path, path));
      }
    }
    for (RepoPath path : request.policy().state()) {
      checkChosen(request, path);
      if (!isFree(mounts, path)) {
        throw new PlanException(
            Words.absolute(path) + " is shown for reading already; it cannot be writable too.");
      }
      mounts.add(new Mount.ReadWrite(path, path));
    }
  }

  private static boolean isFree(List<Mount> mounts, RepoPath path) {
    return mounts.stream()
        .noneMatch(m ->
            m.at().equals(path)
                || (path.isWithin(m.at())
                    && !(m instanceof Mount.Scratch)
                    && !(m instanceof Mount.Devices)));
  }

  private static void checkChosen(PlanRequest request, RepoPath path) throws PlanException {
    boolean whole = path.isRoot() || request.host().home().isWithin(path);
    if (whole || path.isWithin(request.workspace()) || request.workspace().isWithin(path)) {
      throw new PlanException(
          "The policy shows "
              + Words.absolute(path)
              + ", which overlaps the workspace or holds your whole home; name something smaller.");
    }
  }

  private static GitMode addGit(PlanRequest request, List<Mount> mounts) throws PlanException {
    RepoPath at = request.workspace().child(".git");
    if (request.git().isEmpty()) {
      switch (request.dotGit().orElse(null)) {
        case null -> {}
        case FILE -> mounts.add(new Mount.MaskFile(at));
        case DIRECTORY -> mounts.add(new Mount.MaskDirectory(at));
        case OTHER ->
            throw new PlanException(
                "The workspace's .git is a link or no file at all, and no private copy of it can be"
                    + " shown; run in the folder that it leads to.");
      }
      return GitMode.NONE;
    }
    PlanRequest.GitFolders git = request.git().get();
    boolean writable = request.profile().git() == GitMode.PRIVATE;
    mounts.add(
        writable ? new Mount.ReadWrite(git.folder(), at) : new Mount.ReadOnly(git.folder(), at));
    mounts.add(new Mount.ReadOnly(git.objects(), BaseRoot.OBJECTS));
    return request.profile().git();
  }
}
