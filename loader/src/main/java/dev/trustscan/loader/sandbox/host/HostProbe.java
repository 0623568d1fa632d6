package dev.trustscan.loader.sandbox.host;

import dev.trustscan.loader.sandbox.plan.HostFacts;
import dev.trustscan.scanner.source.RepoPath;
import dev.trustscan.scanner.source.RepoPaths;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Finds out what of this host a sandbox needs to see. */
public final class HostProbe {
  private static final List<String> TOPS =
      List.of("bin", "sbin", "lib", "lib32", "lib64", "libx32");
  private static final List<String> SETTINGS =
      List.of(
          "ssl",
          "pki",
          "ca-certificates",
          "ld.so.cache",
          "ld.so.conf",
          "ld.so.conf.d",
          "alternatives",
          "localtime",
          "protocols",
          "services",
          "mime.types",
          "magic",
          "fonts",
          "maven",
          "gradle",
          "crypto-policies",
          "terminfo");

  private final Path home;
  private final Path workspace;

  private HostProbe(Path home, Path workspace) {
    this.home = home;
    this.workspace = workspace;
  }

  /**
   * The facts.
   *
   * @param program the program's file, links resolved
   */
  public static HostFacts of(
      Path home, Path workspace, Map<String, String> environment, Path program) throws IOException {
    return new HostProbe(home, workspace).facts(environment, program);
  }

  private HostFacts facts(Map<String, String> environment, Path program) throws IOException {
    var system = new ArrayList<RepoPath>();
    system.add(RepoPath.of("usr"));
    var links = new TreeMap<RepoPath, String>();
    for (String top : TOPS) {
      Path path = Path.of("/", top);
      if (Files.isSymbolicLink(path)) {
        links.put(RepoPath.of(top), Files.readSymbolicLink(path).toString());
      } else if (Files.isDirectory(path)) {
        system.add(RepoPath.of(top));
      }
    }
    var tools = new LinkedHashSet<Path>();
    List<String> path = searchPath(environment, tools);
    addProgram(program, tools);
    return new HostFacts(
        RepoPaths.ofAbsolute(home),
        system,
        links,
        settings(),
        kernel(),
        outermost(tools).stream().map(RepoPaths::ofAbsolute).toList(),
        path,
        environment);
  }

  private static HostFacts.KernelSettings kernel() {
    return new HostFacts.KernelSettings(
        inProc("bus", "fs", "irq", "sys", "sysrq-trigger"),
        inProc("kcore", "keys", "latency_stats", "timer_list", "sched_debug", "mtrr", "kmsg"),
        inProc("acpi", "asound", "scsi"));
  }

  private static List<RepoPath> inProc(String... names) {
    return Arrays.stream(names)
        .filter(name -> Files.exists(Path.of("/proc", name), LinkOption.NOFOLLOW_LINKS))
        .map(name -> RepoPath.of("proc").child(name))
        .toList();
  }

  private static List<RepoPath> settings() throws IOException {
    var settings = new ArrayList<RepoPath>();
    for (String name : SETTINGS) {
      if (Files.isReadable(Path.of("/etc", name))) {
        settings.add(RepoPath.of("etc").child(name));
      }
    }
    // Debian keeps the configuration of its JDKs here, which do not start without.
    try (DirectoryStream<Path> found = Files.newDirectoryStream(Path.of("/etc"), "java-*")) {
      found.forEach(each -> settings.add(RepoPaths.ofAbsolute(each)));
    }
    return settings;
  }

  /** The user's search path without what is the workspace's or does not exist. */
  private List<String> searchPath(Map<String, String> environment, Set<Path> tools)
      throws IOException {
    var path = new LinkedHashSet<String>();
    for (String each : environment.getOrDefault("PATH", "").split(":")) {
      Path folder = each.startsWith("/") ? Path.of(each) : Path.of("/nonexistent");
      if (!Files.isDirectory(folder)) {
        continue;
      }
      Path real = folder.toRealPath();
      if (real.startsWith(workspace)) {
        continue;
      }
      if (isSystem(real)) {
        path.add(folder.normalize().toString());
      } else if (isTool(real)) {
        tools.add(prefix(real));
        path.add(real.toString());
      }
    }
    path.addAll(List.of("/usr/local/bin", "/usr/bin", "/bin"));
    return List.copyOf(path);
  }

  private static boolean isSystem(Path real) {
    return real.startsWith("/usr") || TOPS.stream().anyMatch(top -> real.startsWith("/" + top));
  }

  /** A folder that holds programs alone, as far as its place says. */
  private boolean isTool(Path real) {
    return !home.startsWith(real)
        && !workspace.startsWith(real)
        && !real.startsWith("/etc")
        && !real.startsWith("/proc")
        && !real.startsWith("/dev")
        && real.getNameCount() > 1;
  }

  /**
   * The installation that a folder of programs belongs to, if it is one of its own: with libraries
   * beside the programs and not directly in the home, where settings and keys lie beside them.
   */
  private Path prefix(Path real) {
    Path above = real.getParent();
    boolean own =
        above != null
            && real.endsWith("bin")
            && Files.isDirectory(above.resolve("lib"), LinkOption.NOFOLLOW_LINKS)
            && isTool(above)
            && !home.equals(above.getParent());
    return own && above != null ? above : real;
  }

  private void addProgram(Path program, Set<Path> tools) {
    if (isSystem(program) || program.startsWith(workspace)) {
      return;
    }
    Path modules = null;
    for (Path up = program; up != null; up = up.getParent()) {
      modules = up.endsWith("node_modules") ? up : modules;
    }
    Path folder = modules != null ? modules : program.getParent();
    if (folder != null && isTool(folder)) {
      tools.add(folder);
    }
  }

  private static List<Path> outermost(Set<Path> all) {
    return all.stream()
        .filter(
            each -> all.stream().noneMatch(other -> !other.equals(each) && each.startsWith(other)))
        .toList();
  }
}
