package dev.trustscan.loader.sandbox.bwrap;

import dev.trustscan.loader.sandbox.host.RunFolder;
import dev.trustscan.loader.sandbox.plan.Mount;
import dev.trustscan.loader.sandbox.plan.Network;
import dev.trustscan.loader.sandbox.plan.RunPlan;
import dev.trustscan.loader.sandbox.plan.Terminal;
import dev.trustscan.scanner.source.RepoPath;
import dev.trustscan.scanner.source.RepoPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Writes a plan as options of bubblewrap, and the files that they name into the run's folder. */
final class Renderer {
  /** The descriptor of the options. */
  static final int OPTIONS = 8;

  /** The descriptor of the system-call filter. */
  static final int FILTER = 9;

  /** The user inside, whoever it is outside: even root's sandbox is not root. */
  private static final String USER = "1000";

  private final RunPlan plan;
  private final RunFolder folder;
  private final Arguments out = new Arguments();
  private int files;

  private Renderer(RunPlan plan, RunFolder folder) {
    this.plan = plan;
    this.folder = folder;
  }

  /** The options of the sandbox itself. */
  static byte[] inner(RunPlan plan, RunFolder folder) throws IOException {
    return new Renderer(plan, folder).render();
  }

  /**
   * The options of the network holder: an empty network of its own with the host's files, for our
   * own forwarder alone.
   */
  static byte[] outer() {
    return new Arguments()
        .add("--unshare-user", "--uid", USER, "--gid", USER)
        .add("--unshare-net", "--unshare-pid", "--unshare-ipc")
        .add("--cap-drop", "ALL", "--die-with-parent")
        .add("--bind", "/", "/", "--dev-bind", "/dev", "/dev")
        .bytes();
  }

  private byte[] render() throws IOException {
    out.add("--unshare-user", "--disable-userns", "--uid", USER, "--gid", USER);
    out.add("--unshare-pid", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try");
    if (plan.network() instanceof Network.None) {
      out.add("--unshare-net");
    }
    out.add("--hostname", "sandbox", "--cap-drop", "ALL", "--die-with-parent");
    if (plan.terminal() == Terminal.NONE) {
      out.add("--new-session");
    }
    for (Mount mount : plan.mounts()) {
      add(mount);
    }
    // What was needed to put mounts somewhere is closed again.
    for (Mount mount : plan.mounts()) {
      if (mount instanceof Mount.MaskDirectory || mount instanceof Mount.Devices) {
        out.add("--remount-ro").path(mount.at());
      }
    }
    out.add("--remount-ro", "/");
    out.add("--clearenv");
    plan.environment().forEach((name, value) -> out.add("--setenv", name, value));
    out.add("--seccomp", Integer.toString(FILTER));
    out.add("--chdir").path(plan.command().folder());
    return out.bytes();
  }

  private void add(Mount mount) throws IOException {
    switch (mount) {
      case Mount.ReadOnly m -> out.add("--ro-bind").path(m.source()).path(m.at());
      case Mount.ReadWrite m -> out.add("--bind").path(m.source()).path(m.at());
      case Mount.Pin m -> out.add("--bind").path(m.source()).path(m.at());
      case Mount.MaskFile m -> out.add("--ro-bind").path(file(new byte[0], false)).path(m.at());
      case Mount.MaskDirectory m ->
          out.add("--perms", "0555", "--size", "1048576", "--tmpfs").path(m.at());
      case Mount.Approved m ->
          out.add("--ro-bind").path(file(m.bytes().content(), m.executable())).path(m.at());
      case Mount.Generated m ->
          out.add("--ro-bind")
              .path(file(m.text().getBytes(java.nio.charset.StandardCharsets.UTF_8), false))
              .path(m.at());
      case Mount.Scratch m ->
          out.add("--perms", "1777", "--size", Long.toString(m.bytes()), "--tmpfs").path(m.at());
      case Mount.Link m -> out.add("--symlink", m.target()).path(m.at());
      case Mount.Processes m -> out.add("--proc").path(m.at());
      case Mount.Devices m -> out.add("--dev").path(m.at());
    }
  }

  private RepoPath file(byte[] bytes, boolean executable) throws IOException {
    Path file = folder.write("files/" + files++, bytes);
    Files.setPosixFilePermissions(
        file, PosixFilePermissions.fromString(executable ? "r-xr-xr-x" : "r--r--r--"));
    return RepoPaths.ofAbsolute(file.toRealPath());
  }
}
