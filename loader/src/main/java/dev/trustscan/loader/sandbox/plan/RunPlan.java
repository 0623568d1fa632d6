package dev.trustscan.loader.sandbox.plan;

import dev.trustscan.scanner.source.RepoPath;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One sandboxed run, decided in full before anything starts. Back ends only render it.
 *
 * @param profile the profile it was made from
 * @param command what runs
 * @param workspace the workspace's path, the same inside and outside
 * @param tree where the workspace's files come from
 * @param mounts everything that is there, parents before children
 * @param environment every variable that is set
 * @param network what it may reach
 * @param limits what it may use up
 * @param terminal what of the terminal it has
 * @param git how git works
 * @param unixSockets whether it may make sockets of the host's kind AF_UNIX
 * @param failsOnNews whether new surfaces make it fail
 */
public record RunPlan(
    Profile profile,
    Command command,
    RepoPath workspace,
    Profile.Tree tree,
    List<Mount> mounts,
    SortedMap<String, String> environment,
    Network network,
    Limits limits,
    Terminal terminal,
    GitMode git,
    boolean unixSockets,
    boolean failsOnNews) {
  public RunPlan {
    mounts = List.copyOf(mounts);
    environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
  }

  /** The paths of the workspace that are masked, relative to it. */
  public List<RepoPath> masked() {
    return mounts.stream()
        .filter(m -> m instanceof Mount.MaskFile || m instanceof Mount.MaskDirectory)
        .map(Mount::at)
        .filter(at -> at.isWithin(workspace))
        .map(at -> relative(workspace, at))
        .toList();
  }

  private static RepoPath relative(RepoPath folder, RepoPath path) {
    RepoPath relative = RepoPath.ROOT;
    List<RepoPath> parts = path.parts();
    for (RepoPath part : parts.subList(folder.parts().size(), parts.size())) {
      relative = relative.child(part);
    }
    return relative;
  }
}
