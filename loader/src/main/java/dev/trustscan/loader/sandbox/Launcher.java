package dev.trustscan.loader.sandbox;

import dev.trustscan.loader.sandbox.git.PrivateGit;
import dev.trustscan.loader.sandbox.host.CommandFinder;
import dev.trustscan.loader.sandbox.host.HardLinks;
import dev.trustscan.loader.sandbox.host.HostProbe;
import dev.trustscan.loader.sandbox.host.Preflight;
import dev.trustscan.loader.sandbox.host.RunFolder;
import dev.trustscan.loader.sandbox.host.SetupException;
import dev.trustscan.loader.sandbox.host.Trees;
import dev.trustscan.loader.sandbox.host.WorkspaceLock;
import dev.trustscan.loader.sandbox.plan.Command;
import dev.trustscan.loader.sandbox.plan.Exposure;
import dev.trustscan.loader.sandbox.plan.PlanException;
import dev.trustscan.loader.sandbox.plan.PlanRequest;
import dev.trustscan.loader.sandbox.plan.Planner;
import dev.trustscan.loader.sandbox.plan.Profile;
import dev.trustscan.loader.sandbox.plan.RunPlan;
import dev.trustscan.rules.Catalogue;
import dev.trustscan.scanner.ScanRequest;
import dev.trustscan.scanner.Scanner;
import dev.trustscan.scanner.report.ScanReport;
import dev.trustscan.scanner.source.RepoPaths;
import dev.trustscan.scanner.source.SourceException;
import dev.trustscan.scanner.source.Sources;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Turns orders into runs that are ready to start: scanned, planned, checked. */
public final class Launcher {
  private final Catalogue catalogue;
  private final ScanRequest request;

  /** A launcher that scans with a catalogue, as a request says. */
  public Launcher(Catalogue catalogue, ScanRequest request) {
    this.catalogue = catalogue;
    this.request =
        new ScanRequest(
            request.limits(),
            request.threshold(),
            java.util.Set.of(),
            request.persona(),
            false,
            true);
  }

  /**
   * Prepares a run.
   *
   * @throws PlanException if it cannot be had like this
   * @throws SetupException if a layer is missing
   * @throws SourceException if the workspace cannot be scanned
   */
  public PreparedRun prepare(Order order) throws PlanException, SetupException, SourceException {
    Path workspace = real(order.workspace());
    Path home = real(order.home());
    WorkspaceLock lock = WorkspaceLock.take(order.caches(), workspace);
    RunFolder folder = null;
    try {
      folder = RunFolder.make(order.caches());
      return prepare(order, workspace, home, lock, folder);
    } catch (IOException e) {
      close(lock, folder);
      throw new SetupException("The run cannot be prepared: " + e.getMessage() + ".", e);
    } catch (PlanException | SetupException | SourceException | RuntimeException e) {
      close(lock, folder);
      throw e;
    }
  }

  private PreparedRun prepare(
      Order order, Path workspace, Path home, WorkspaceLock lock, RunFolder folder)
      throws IOException, PlanException, SetupException, SourceException {
    var notes = new ArrayList<String>();
    boolean copy = order.profile().tree() == Profile.Tree.COPY;
    Command command =
        CommandFinder.find(order.words(), order.folder(), workspace, order.environment());
    Path files = workspace;
    if (copy) {
      files = folder.resolve("copy");
      Trees.copy(workspace, files);
    } else {
      Preflight.checkMounts(workspace);
      int links = HardLinks.handle(workspace, order.policy().breakLinks());
      if (links > 0) {
        notes.add(links + " hard links to files outside the workspace became files of their own.");
      }
    }
    ScanReport before = scan(files);
    List<Exposure> exposures = new ArrayList<>(Exposures.of(before, order.trusted()));
    if (!Gaps.add(before, files, exposures)) {
      if (order.profile().failsOnNews()) {
        throw new PlanException(
            "Not everything in the workspace could be looked at, so the profile "
                + order.profile().label()
                + " does not run; trustscan scan names the gaps.");
      }
      notes.add("Not everything in the workspace could be looked at; trustscan scan says what.");
    }
    PrivateGit.Result git = PrivateGit.make(workspace, folder, home);
    if (!git.reason().isEmpty()) {
      notes.add("Git does not work inside. " + git.reason());
    }
    RunPlan plan =
        Planner.plan(
            new PlanRequest(
                order.profile(),
                order.policy(),
                HostProbe.of(
                    home, workspace, order.environment(), RepoPaths.absolute(command.program())),
                command,
                RepoPaths.ofAbsolute(workspace),
                RepoPaths.ofAbsolute(files.toRealPath()),
                exposures,
                git.folders(),
                git.dotGit()));
    Preflight.check(plan, files);
    if (git.folders().isPresent()) {
      PrivateGit.exclude(folder, plan.masked());
    }
    return new PreparedRun(
        order, plan, before, List.copyOf(notes), new Places(workspace, files, folder, lock), this);
  }

  /** Where things of a run lie. */
  record Places(Path workspace, Path files, RunFolder folder, WorkspaceLock lock) {}

  /** The state of a tree, ordinary texts left out. */
  ScanReport scan(Path folder) throws SourceException {
    return new Scanner(catalogue).scan(Sources.workTree(folder), request);
  }

  private static Path real(Path path) throws SetupException {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw new SetupException("There is no folder at " + path + "; check the spelling.", e);
    }
  }

  private static void close(
      WorkspaceLock lock, @org.jspecify.annotations.Nullable RunFolder folder) {
    if (folder != null) {
      folder.close();
    }
    lock.close();
  }
}
