package dev.trustscan.loader.sandbox.plan;

import dev.trustscan.scanner.source.RepoPath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the user adds to a profile. Only the user's own file and command line make one; nothing of
 * the workspace ever does.
 *
 * @param allowHosts hosts to let through
 * @param passEnvironment variables to hand on, by name
 * @param environment variables to set
 * @param readOnly host paths to show for reading
 * @param state host directories to show for writing, such as an agent's own
 * @param processes the most processes
 * @param scratch bytes of each temporary place
 * @param fileSize the largest file
 * @param memory memory in all
 * @param time wall time
 * @param unixSockets whether to allow sockets of the host's kind
 * @param breakLinks whether hard links may be broken by copying; otherwise they refuse the run
 */
public record Policy(
    List<String> allowHosts,
    List<String> passEnvironment,
    SortedMap<String, String> environment,
    List<RepoPath> readOnly,
    List<RepoPath> state,
    Optional<Integer> processes,
    Optional<Long> scratch,
    Optional<Long> fileSize,
    Optional<Long> memory,
    Optional<Duration> time,
    boolean unixSockets,
    boolean breakLinks) {
  /** Adds nothing. */
  public static final Policy NOTHING =
      new Policy(
          List.of(),
          List.of(),
          new TreeMap<>(),
          List.of(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false,
          true);

  public Policy {
    allowHosts = List.copyOf(allowHosts);
    passEnvironment = List.copyOf(passEnvironment);
    environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
    readOnly = List.copyOf(readOnly);
    state = List.copyOf(state);
  }

  /** This policy and then another, whose values win where there can be only one. */
  public Policy and(Policy other) {
    var set = new TreeMap<>(environment);
    set.putAll(other.environment);
    return new Policy(
        join(allowHosts, other.allowHosts),
        join(passEnvironment, other.passEnvironment),
        set,
        join(readOnly, other.readOnly),
        join(state, other.state),
        other.processes.or(() -> processes),
        other.scratch.or(() -> scratch),
        other.fileSize.or(() -> fileSize),
        other.memory.or(() -> memory),
        other.time.or(() -> time),
        unixSockets || other.unixSockets,
        breakLinks && other.breakLinks);
  }

  /** The same, with hosts of the command line. */
  public Policy withHosts(List<String> hosts) {
    return and(
        new Policy(
            hosts,
            List.of(),
            new TreeMap<>(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            true));
  }

  /** What of it widens a profile that cannot be widened; empty if nothing does. */
  Optional<String> widening() {
    if (!allowHosts.isEmpty()) {
      return Optional.of("hosts to let through");
    }
    if (!passEnvironment.isEmpty()) {
      return Optional.of("variables to hand on");
    }
    if (!state.isEmpty()) {
      return Optional.of("directories to write to");
    }
    return unixSockets ? Optional.of("Unix sockets") : Optional.empty();
  }

  Limits over(Limits given) {
    return new Limits(
        processes.orElse(given.processes()),
        fileSize.orElse(given.fileBytes()),
        given.openFiles(),
        scratch.orElse(given.scratchBytes()),
        memory.orElse(given.memoryBytes()),
        time.orElse(given.time()));
  }

  private static <T> List<T> join(List<T> first, List<T> second) {
    var all = new ArrayList<T>(first);
    second.stream().filter(each -> !all.contains(each)).forEach(all::add);
    return all;
  }
}
