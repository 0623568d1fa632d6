package dev.trustscan.loader.sandbox;

import dev.trustscan.loader.sandbox.bwrap.Outcome;
import dev.trustscan.scanner.source.RepoPath;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a run was and left.
 *
 * @param outcome how it ended
 * @param refusals what the network refused, one sentence each
 * @param held surfaces that appeared and were moved away before anybody acts on them
 * @param heldIn where they lie now; empty if there are none
 * @param changed surfaces that are new or changed and stay, for they wait until they are named
 * @param refs refs with the commits of the run
 * @param patch the changes as a patch; empty if there are none or the files were the live ones
 * @param notes what else there is to say, one sentence each
 */
public record RunReport(
    Outcome outcome,
    List<String> refusals,
    List<RepoPath> held,
    Optional<Path> heldIn,
    List<RepoPath> changed,
    List<String> refs,
    Optional<Path> patch,
    List<String> notes) {
  public RunReport {
    refusals = List.copyOf(refusals);
    held = List.copyOf(held);
    changed = List.copyOf(changed);
    refs = List.copyOf(refs);
    notes = List.copyOf(notes);
  }
}
