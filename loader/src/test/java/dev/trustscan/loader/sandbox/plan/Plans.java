package dev.trustscan.loader.sandbox.plan;

import dev.trustscan.scanner.source.RepoPath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Requests for tests. */
final class Plans {
  static final RepoPath WORKSPACE = RepoPath.of("home/a/code/project");
  static final HostFacts HOST =
      new HostFacts(
          RepoPath.of("home/a"),
          List.of(RepoPath.of("usr")),
          new TreeMap<>(Map.of(RepoPath.of("bin"), "usr/bin")),
          List.of(RepoPath.of("etc/ssl")),
          new HostFacts.KernelSettings(
              List.of(RepoPath.of("proc/sys")), List.of(RepoPath.of("proc/kcore")), List.of()),
          List.of(),
          List.of("/usr/bin", "/bin"),
          Map.of("TERM", "xterm", "AWS_SECRET_ACCESS_KEY", "canary", "LD_PRELOAD", "/x.so"));

  private Plans() {}

  static PlanRequest request(Profile profile, Policy policy, List<Exposure> exposures) {
    return new PlanRequest(
        profile,
        policy,
        HOST,
        new Command(List.of("true"), RepoPath.of("usr/bin/true"), "", WORKSPACE),
        WORKSPACE,
        profile.tree() == Profile.Tree.LIVE ? WORKSPACE : RepoPath.of("var/cache/copy"),
        exposures,
        Optional.of(
            new PlanRequest.GitFolders(
                RepoPath.of("var/cache/git"), WORKSPACE.child(".git/objects"))),
        Optional.of(Exposure.Form.DIRECTORY));
  }

  static Exposure untrusted(String path) {
    return new Exposure(RepoPath.of(path), Exposure.Form.FILE, true, Optional.empty(), false);
  }

  static Exposure trusted(String path) {
    return new Exposure(
        RepoPath.of(path), Exposure.Form.FILE, true, Optional.of(Bytes.of("approved")), false);
  }
}
