package dev.trustscan.loader.sandbox;

import dev.trustscan.loader.sandbox.bwrap.BwrapSandbox;
import dev.trustscan.loader.sandbox.bwrap.LinkTrap;
import dev.trustscan.loader.sandbox.bwrap.Outcome;
import dev.trustscan.loader.sandbox.host.HostProbe;
import dev.trustscan.loader.sandbox.host.HostProgram;
import dev.trustscan.loader.sandbox.host.RunFolder;
import dev.trustscan.loader.sandbox.host.SetupException;
import dev.trustscan.loader.sandbox.plan.Command;
import dev.trustscan.loader.sandbox.plan.PlanException;
import dev.trustscan.loader.sandbox.plan.PlanRequest;
import dev.trustscan.loader.sandbox.plan.Planner;
import dev.trustscan.loader.sandbox.plan.Policy;
import dev.trustscan.loader.sandbox.plan.Profile;
import dev.trustscan.loader.sandbox.plan.RunPlan;
import dev.trustscan.scanner.source.RepoPath;
import dev.trustscan.scanner.source.RepoPaths;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tries every layer of the sandbox on this machine. Versions say little, since distributions patch
 * old ones; what was tried decides, and is kept for the same program under the same kernel.
 */
public final class SelfTest {
  private static final String SCRIPT =
      """
      s() { while read -r k v _; do case $k in "$1:") echo "$2 $v";; esac; done </proc/self/status; }
      s Seccomp seccomp
      s NoNewPrivs privileges
      s CapEff capabilities
      s CapBnd bound
      n=0; while read -r l; do case $l in *:*) n=$((n+1));; esac; done </proc/net/dev
      echo "interfaces $n"
      unshare -U true 2>/dev/null && echo "namespace made" || echo "namespace refused"
      case $(tr '\\0' '\\n' </proc/1/environ) in *TRUSTSCAN_CANARY*) echo "environ seen";; *) echo "environ clean";; esac
      if command -v perl >/dev/null; then perl -e '
        print socket(S, 40, 1, 0) ? "vsock made\\n" : "vsock refused\\n";
        print socket(U, 1, 1, 0) ? "unix made\\n" : "unix refused\\n";
        my $c = "x"; open(N, "<", "/dev/null"); ioctl(N, 0x5412, $c); print "typing ", ($!+0 == 1 ? "refused" : "possible"), "\\n"'
      fi
      touch /usr/x 2>/dev/null && echo "root writable" || echo "root closed"
      [ -e /etc/shadow ] && echo "host seen" || echo "host hidden"
      """;

  private final Path caches;
  private final Path home;

  /** A test that keeps its result below a folder. */
  public SelfTest(Path caches, Path home) {
    this.caches = caches;
    this.home = home;
  }

  /**
   * Makes sure that the sandbox holds here; costs nothing if it was tried before.
   *
   * @throws SetupException naming the layer that does not
   */
  public void require() throws SetupException {
    Path bwrap = HostProgram.require("bwrap", "bubblewrap", "makes the sandbox");
    Path mark = caches.resolve("self-test").resolve(key(bwrap));
    if (Files.exists(mark)) {
      return;
    }
    for (Layer layer : layers()) {
      if (layer.state() == Layer.State.MISSING) {
        throw new SetupException(
            "The layer "
                + layer.name()
                + " does not hold here ("
                + layer.detail()
                + "): "
                + layer.without()
                + ".");
      }
    }
    try {
      Files.createDirectories(mark.getParent());
      Files.writeString(mark, "holds\n");
    } catch (IOException e) {
      // It is tried again the next time.
    }
  }

  /** Every layer, tried now. */
  public List<Layer> layers() throws SetupException {
    var layers = new ArrayList<Layer>();
    program(layers, "bwrap", "bubblewrap", "nothing can be run contained", true);
    program(layers, "socat", "socat", "no host can be let through; --allow-host is refused", false);
    program(layers, "prlimit", "util-linux", "nothing can be limited, so nothing is run", true);
    program(layers, "git", "git", "commits stay inside", false);
    program(
        layers,
        "setsid",
        "util-linux",
        "a killed launcher leaves its folder to the next run",
        false);
    program(layers, "runsc", "runsc", "gVisor is not used", false);
    if (layers.stream().anyMatch(layer -> layer.state() == Layer.State.MISSING)) {
      return layers;
    }
    inside(layers);
    Path pids = Path.of("/sys/fs/cgroup/pids");
    boolean limited = !System.getProperty("user.name", "").equals("root") || Files.isWritable(pids);
    layers.add(
        new Layer(
            "process limit",
            limited ? Layer.State.HOLDS : Layer.State.REDUCED,
            limited ? "held by the kernel" : "the kernel exempts root",
            "root's runs can start any number of processes"));
    return layers;
  }

  private static void program(
      List<Layer> layers, String name, String packageName, String without, boolean needed) {
    Optional<Path> found = HostProgram.find(name);
    Layer.State missing = needed ? Layer.State.MISSING : Layer.State.REDUCED;
    layers.add(
        new Layer(
            name,
            found.isPresent() ? Layer.State.HOLDS : missing,
            found.map(Path::toString).orElse("not installed; the package is " + packageName),
            without));
  }

  private void inside(List<Layer> layers) throws SetupException {
    try (RunFolder folder = RunFolder.make(caches)) {
      Path workspace = Files.createDirectory(folder.resolve("workspace")).toRealPath();
      Outcome outcome =
          new BwrapSandbox(folder).run(plan(workspace), workspace, BwrapSandbox.Streams.FILES);
      String err = Files.readString(folder.resolve("err"), StandardCharsets.ISO_8859_1).strip();
      layers.add(
          Layer.of(
              "namespaces",
              outcome.started(),
              outcome.started() ? "a sandbox stands" : err.isEmpty() ? "it did not start" : err,
              "nothing can be run contained; allow unprivileged user namespaces (on Ubuntu an"
                  + " AppArmor profile for bwrap)"));
      if (outcome.started()) {
        read(Files.readString(folder.resolve("out"), StandardCharsets.ISO_8859_1), layers);
      }
      boolean trapped = LinkTrap.follows(folder.part("trap"));
      layers.add(
          new Layer(
              "links in mount paths",
              trapped ? Layer.State.REDUCED : Layer.State.HOLDS,
              trapped ? "bwrap follows them (CVE-2026-87766)" : "bwrap does not follow them",
              "the launcher refuses every path with a link itself"));
    } catch (IOException | PlanException e) {
      throw new SetupException("The sandbox cannot be tried: " + e.getMessage() + ".", e);
    }
  }

  private RunPlan plan(Path workspace) throws IOException, PlanException {
    RepoPath at = RepoPaths.ofAbsolute(workspace);
    Path shell = Path.of("/bin/sh");
    return Planner.plan(
        new PlanRequest(
            Profile.STRICT,
            Policy.NOTHING,
            HostProbe.of(home, workspace, Map.of(), shell.toRealPath()),
            new Command(
                List.of(shell.toString(), "-c", SCRIPT),
                RepoPaths.ofAbsolute(shell.toRealPath()),
                "",
                at),
            at,
            at,
            List.of(),
            Optional.empty(),
            Optional.empty()));
  }

  private static void read(String out, List<Layer> layers) {
    expect(out, layers, "system-call filter", "seccomp 2", "every system call is open");
    expect(out, layers, "no new privileges", "privileges 1", "set-uid programs gain rights");
    expect(out, layers, "capabilities", "capabilities 0000000000000000", "a program holds rights");
    expect(out, layers, "capability bound", "bound 0000000000000000", "a program can gain rights");
    expect(out, layers, "network namespace", "interfaces 1", "the host's network is in reach");
    expect(
        out,
        layers,
        "nested namespaces",
        "namespace refused",
        "the kernel's least tested parts are in reach");
    expect(out, layers, "launcher's environment", "environ clean", "its secrets can be read");
    expect(out, layers, "read-only system", "root closed", "the system's programs can be changed");
    expect(out, layers, "empty root", "host hidden", "the host's files can be seen");
    if (out.contains("vsock ")) {
      expect(out, layers, "virtual sockets", "vsock refused", "the machine's own host is in reach");
      expect(out, layers, "Unix sockets", "unix refused", "the host's daemons are in reach");
      expect(
          out,
          layers,
          "typing into the terminal",
          "typing refused",
          "commands can be typed for you");
    } else {
      layers.add(
          new Layer(
              "sockets and terminal",
              Layer.State.REDUCED,
              "not tried",
              "install perl to try them"));
    }
  }

  private static void expect(
      String out, List<Layer> layers, String name, String line, String without) {
    boolean holds = out.lines().anyMatch(line::equals);
    String word = line.substring(0, line.indexOf(' ') + 1);
    String seen = out.lines().filter(l -> l.startsWith(word)).findFirst().orElse("no answer");
    layers.add(Layer.of(name, holds, seen, without));
  }

  private static String key(Path bwrap) throws SetupException {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(Files.readAllBytes(bwrap));
      sha256.update(System.getProperty("os.version", "").getBytes(StandardCharsets.UTF_8));
      sha256.update(System.getProperty("user.name", "").getBytes(StandardCharsets.UTF_8));
      sha256.update(SCRIPT.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sha256.digest());
    } catch (IOException | NoSuchAlgorithmException e) {
      throw new SetupException("bwrap cannot be read: " + e.getMessage() + ".", e);
    }
  }
}
