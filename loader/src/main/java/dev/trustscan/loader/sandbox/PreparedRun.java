package dev.trustscan.loader.sandbox;

import dev.trustscan.loader.sandbox.bwrap.BwrapSandbox;
import dev.trustscan.loader.sandbox.bwrap.Outcome;
import dev.trustscan.loader.sandbox.git.GitImport;
import dev.trustscan.loader.sandbox.host.SetupException;
import dev.trustscan.loader.sandbox.plan.GitMode;
import dev.trustscan.loader.sandbox.plan.Network;
import dev.trustscan.loader.sandbox.plan.PlanException;
import dev.trustscan.loader.sandbox.plan.Profile;
import dev.trustscan.loader.sandbox.plan.RunPlan;
import dev.trustscan.scanner.report.ScanReport;
import dev.trustscan.scanner.source.SourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** A run that is ready to start. Closing it clears away everything that it made for itself. */
public final class PreparedRun implements AutoCloseable {
  private final Order order;
  private final RunPlan plan;
  private final ScanReport before;
  private final List<String> notes;
  private final Launcher.Places places;
  private final Launcher launcher;

  PreparedRun(
      Order order,
      RunPlan plan,
      ScanReport before,
      List<String> notes,
      Launcher.Places places,
      Launcher launcher) {
    this.order = order;
    this.plan = plan;
    this.before = before;
    this.notes = notes;
    this.places = places;
    this.launcher = launcher;
  }

  /** What is going to happen. */
  public RunPlan plan() {
    return plan;
  }

  /** What there is to say before it starts. */
  public List<String> notes() {
    return notes;
  }

  /**
   * Runs it, and looks at what it left.
   *
   * @throws SetupException if the sandbox cannot be had; nothing of the command ran
   */
  public RunReport run(WayOut wayOut) throws SetupException {
    new SelfTest(order.caches(), order.home()).require();
    Path socket = places.folder().resolve("way-out");
    var said = new ArrayList<>(notes);
    List<String> refusals = List.of();
    Outcome outcome;
    if (plan.network() instanceof Network.Proxied proxied) {
      try (WayOut.Open open = wayOut.open(socket, proxied.rules())) {
        outcome = start(socket);
        refusals = open.refusals();
      }
    } else {
      outcome = start(socket);
    }
    if (!outcome.started()) {
      return new RunReport(
          outcome,
          refusals,
          List.of(),
          Optional.empty(),
          List.of(),
          List.of(),
          Optional.empty(),
          said);
    }
    Aftermath aftermath = look(said);
    List<String> refs = takeCommits(said);
    Optional<Path> patch = Optional.empty();
    if (plan.tree() == Profile.Tree.COPY) {
      patch = patch(said);
    }
    return new RunReport(
        outcome,
        refusals,
        aftermath.held(),
        aftermath.heldIn(),
        aftermath.changed(),
        refs,
        patch,
        said);
  }

  private Outcome start(Path socket) throws SetupException {
    return new BwrapSandbox(places.folder()).run(plan, socket, BwrapSandbox.Streams.INHERITED);
  }

  private Aftermath look(List<String> said) throws SetupException {
    try {
      ScanReport after = launcher.scan(places.files());
      return Aftermath.of(before, after, places.files(), order.results().resolve("held"), said);
    } catch (SourceException | IOException e) {
      throw new SetupException(
          "The workspace could not be looked at after the run; look at it with trustscan scan before"
              + " you use it.",
          e);
    }
  }

  private List<String> takeCommits(List<String> said) {
    if (plan.git() != GitMode.PRIVATE || plan.tree() != Profile.Tree.LIVE) {
      return List.of();
    }
    var taking = new GitImport(places.workspace().resolve(".git"), places.folder());
    try {
      SortedMap<String, String> moved = taking.moved();
      if (moved.isEmpty()) {
        return List.of();
      }
      Path out = Files.createDirectory(places.folder().resolve("bundle"));
      Bundling.run(plan, taking, moved, places.folder(), out);
      Path bundle = out.resolve("commits.bundle");
      if (!Files.isRegularFile(bundle, LinkOption.NOFOLLOW_LINKS)) {
        // A branch was moved to a commit that is known already.
        return List.of();
      }
      return taking.take(bundle, places.folder().path().getFileName().toString());
    } catch (IOException | PlanException e) {
      said.add("The commits of the run were not taken: " + e.getMessage());
    } catch (SetupException e) {
      said.add(String.valueOf(e.getMessage()));
    }
    return List.of();
  }

  private Optional<Path> patch(List<String> said) {
    try {
      Path results = Files.createDirectories(order.results().resolve("patches"));
      Path file = results.resolve(places.folder().path().getFileName() + ".patch");
      Patch.Summary summary = Patch.write(places.workspace(), places.files(), file);
      said.addAll(summary.notes());
      return summary.changes() > 0 ? Optional.of(file) : Optional.empty();
    } catch (IOException e) {
      said.add("The changes could not be written as a patch: " + e.getMessage());
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    places.folder().close();
    places.lock().close();
  }
}
