package dev.trustscan.loader.sandbox;

import dev.trustscan.loader.sandbox.plan.Exposure;
import dev.trustscan.scanner.inspect.Unit;
import dev.trustscan.scanner.inventory.SurfaceHit;
import dev.trustscan.scanner.report.Drift;
import dev.trustscan.scanner.report.Drifts;
import dev.trustscan.scanner.report.Printable;
import dev.trustscan.scanner.report.ScanReport;
import dev.trustscan.scanner.report.Verdict;
import dev.trustscan.scanner.source.RepoPath;
import dev.trustscan.scanner.source.RepoPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a run left that some tool would act on. What acts by itself is moved away before the user's
 * git, editor or agent sees it; the rest is shown.
 *
 * @param held what was moved away
 * @param heldIn where to
 * @param changed what is new or changed and stays
 */
record Aftermath(List<RepoPath> held, Optional<Path> heldIn, List<RepoPath> changed) {
  static Aftermath of(
      ScanReport before, ScanReport after, Path files, Path holding, List<String> said)
      throws IOException {
    Set<RepoPath> acting = new HashSet<>();
    for (Exposure each : Exposures.of(after, Trusted.NOTHING)) {
      if (each.selfActing()) {
        acting.add(each.path());
      }
    }
    Set<RepoPath> known = new HashSet<>();
    before.surfaces().forEach(hit -> known.add(hit.path()));
    var toHold = new TreeSet<RepoPath>();
    var changed = new TreeSet<RepoPath>();
    for (SurfaceHit hit : after.surfaces()) {
      // The repository's own folder is the live one, which the run did not see.
      if (known.contains(hit.path()) || hit.path().isWithin(RepoPath.of(".git"))) {
        continue;
      }
      // A link that makes an ordinary file a surface is the surface.
      RepoPath subject = hit.links().isEmpty() ? hit.entry().path() : hit.links().getFirst();
      (acting.contains(hit.entry().path()) ? toHold : changed).add(subject);
    }
    for (Drift drift : Drifts.between(before.units(), after.units())) {
      drift.after().map(Unit::path).filter(path -> !toHold.contains(path)).ifPresent(changed::add);
    }
    changed.removeIf(path -> path.isWithin(RepoPath.of(".git")));
    if (after.verdict() == Verdict.INCOMPLETE && before.verdict() != Verdict.INCOMPLETE) {
      said.add(
          "Not everything that the run left could be looked at; trustscan scan names the gaps.");
    }
    return hold(toHold, changed, files, holding, said);
  }

  private static Aftermath hold(
      Set<RepoPath> toHold, Set<RepoPath> changed, Path files, Path holding, List<String> said)
      throws IOException {
    if (toHold.isEmpty()) {
      return new Aftermath(List.of(), Optional.empty(), List.copyOf(changed));
    }
    Path into = Files.createTempDirectory(Files.createDirectories(holding), "run-");
    var held = new TreeSet<RepoPath>();
    for (RepoPath path : toHold) {
      // What lies in something that was moved away went with it.
      boolean gone = held.stream().anyMatch(path::isWithin);
      if (gone || move(path, files, into)) {
        held.add(path);
      } else {
        changed.add(path);
        said.add(
            Printable.UNICODE.quoted(Printable.UNICODE.path(path))
                + " acts by itself, is new and could not be moved away; look at it before you use"
                + " the folder.");
      }
    }
    changed.removeAll(held);
    return new Aftermath(List.copyOf(held), Optional.of(into), List.copyOf(changed));
  }

  /** Moves without following a link on the way; the run is over, so nobody makes one meanwhile. */
  private static boolean move(RepoPath path, Path files, Path into) throws IOException {
    if (path.isRoot()) {
      return false;
    }
    for (RepoPath up = path.parent(); !up.isRoot(); up = up.parent()) {
      if (!Files.isDirectory(RepoPaths.in(files, up), LinkOption.NOFOLLOW_LINKS)) {
        return false;
      }
    }
    Path from = RepoPaths.in(files, path);
    Path to = RepoPaths.in(into, path);
    if (!Files.exists(from, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    Files.createDirectories(to.getParent());
    dev.trustscan.loader.sandbox.host.Trees.move(from, to);
    return true;
  }
}
