package dev.trustscan.loader.sandbox.plan;

import dev.trustscan.scanner.source.RepoPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What every sandbox has besides the workspace: an empty root and the few things programs need. */
final class BaseRoot {
  /** The user inside, whoever it is outside. */
  static final int USER = 1000;

  static final RepoPath OWN = RepoPath.of("run/trustscan");
  static final RepoPath OBJECTS = OWN.child("objects");

  private BaseRoot() {}

  static List<Mount> of(PlanRequest request, Limits limits) {
    HostFacts host = request.host();
    var mounts = new ArrayList<Mount>();
    host.system().forEach(each -> mounts.add(new Mount.ReadOnly(each, each)));
    for (Map.Entry<RepoPath, String> link : host.links().entrySet()) {
      mounts.add(new Mount.Link(link.getKey(), link.getValue()));
    }
    host.settings().forEach(each -> mounts.add(new Mount.ReadOnly(each, each)));
    mounts.add(new Mount.Generated(RepoPath.of("etc/passwd"), passwd(host.home())));
    mounts.add(
        new Mount.Generated(RepoPath.of("etc/group"), "user:x:" + USER + ":\nnogroup:x:65534:\n"));
    mounts.add(
        new Mount.Generated(
            RepoPath.of("etc/hosts"), "127.0.0.1 localhost sandbox\n::1 localhost\n"));
    mounts.add(
        new Mount.Generated(
            RepoPath.of("etc/nsswitch.conf"), "passwd: files\ngroup: files\nhosts: files\n"));
    mounts.add(new Mount.Processes(RepoPath.of("proc")));
    HostFacts.KernelSettings kernel = host.kernelSettings();
    kernel.closed().forEach(each -> mounts.add(new Mount.ReadOnly(each, each)));
    kernel.files().forEach(each -> mounts.add(new Mount.MaskFile(each)));
    kernel.folders().forEach(each -> mounts.add(new Mount.MaskDirectory(each)));
    mounts.add(new Mount.Devices(RepoPath.of("dev")));
    mounts.add(new Mount.Scratch(RepoPath.of("dev/shm"), limits.scratchBytes()));
    mounts.add(new Mount.Scratch(RepoPath.of("tmp"), limits.scratchBytes()));
    mounts.add(new Mount.Scratch(RepoPath.of("var/tmp"), limits.scratchBytes()));
    if (!host.home().isRoot() && !host.home().equals(RepoPath.of("tmp"))) {
      mounts.add(new Mount.Scratch(host.home(), limits.scratchBytes()));
    }
    return mounts;
  }

  private static String passwd(RepoPath home) {
    // A home whose name could end the line is a home like any other, under another name.
    String folder = home.text().chars().anyMatch(c -> c < ' ' || c == ':') ? "nonexistent" : "";
    return "user:x:"
        + USER
        + ":"
        + USER
        + "::/"
        + (folder.isEmpty() ? home.text() : folder)
        + ":/bin/sh\nnobody:x:65534:65534::/nonexistent:/usr/sbin/nologin\n";
  }
}
