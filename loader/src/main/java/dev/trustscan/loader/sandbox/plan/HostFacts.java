package dev.trustscan.loader.sandbox.plan;

import dev.trustscan.scanner.source.RepoPath;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the planner needs to know of the host.
 *
 * @param home the user's home
 * @param system directories of programs and libraries, shown for reading
 * @param links links at the top that lead into them, with their texts
 * @param settings files and directories of {@code /etc} that programs cannot do without
 * @param kernelSettings parts of {@code /proc} that change or tell of the machine as a whole; they
 *     belong to root's number, whoever that is inside
 * @param tools further directories with programs, shown for reading
 * @param path the search path inside
 * @param environment the user's environment, from which names may be taken
 */
public record HostFacts(
    RepoPath home,
    List<RepoPath> system,
    SortedMap<RepoPath, String> links,
    List<RepoPath> settings,
    KernelSettings kernelSettings,
    List<RepoPath> tools,
    List<String> path,
    Map<String, String> environment) {
  /**
   * Parts of {@code /proc} that are there.
   *
   * @param closed those that must not be changed
   * @param files files that must not be read
   * @param folders folders that must not be read
   */
  public record KernelSettings(
      List<RepoPath> closed, List<RepoPath> files, List<RepoPath> folders) {
    public KernelSettings {
      closed = List.copyOf(closed);
      files = List.copyOf(files);
      folders = List.copyOf(folders);
    }
  }

  public HostFacts {
    system = List.copyOf(system);
    links = new TreeMap<>(links);
    settings = List.copyOf(settings);
    tools = List.copyOf(tools);
    path = List.copyOf(path);
    environment = Map.copyOf(environment);
  }
}
