package dev.trustscan.loader.sandbox.plan;

import dev.trustscan.scanner.source.RepoPath;
import java.util.List;
import java.util.Optional;

/**
 * What a plan is made from.
 *
 * @param profile the profile
 * @param policy what the user's policy and command line add to it
 * @param host the host
 * @param command what is to run
 * @param workspace the workspace's path
 * @param files where its files really lie: the same path, or a copy
 * @param exposures what the scanner found
 * @param git the host's directory to be shown as {@code .git}, and the one with the objects behind
 *     it; empty if there is no repository or it cannot be had
 * @param dotGit what lies at {@code .git}, if anything
 */
public record PlanRequest(
    Profile profile,
    Policy policy,
    HostFacts host,
    Command command,
    RepoPath workspace,
    RepoPath files,
    List<Exposure> exposures,
    Optional<GitFolders> git,
    Optional<Exposure.Form> dotGit) {
  public PlanRequest {
    exposures = List.copyOf(exposures);
  }

  /**
   * A private repository.
   *
   * @param folder the host's directory to be shown as {@code .git}
   * @param objects the live object database
   */
  public record GitFolders(RepoPath folder, RepoPath objects) {}
}
