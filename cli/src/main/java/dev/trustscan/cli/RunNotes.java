package dev.trustscan.cli;

import dev.trustscan.loader.sandbox.RunReport;
import dev.trustscan.loader.sandbox.plan.RunPlan;
import dev.trustscan.scanner.source.RepoPath;
import java.util.List;

/** What is said on standard error after a run, and the exit code that it ends with. */
final class RunNotes {
  private static final int MOST = 20;

  private final Host host;

  private RunNotes(Host host) {
    this.host = host;
  }

  static int say(Host host, RunPlan plan, RunReport report, boolean quiet) {
    return new RunNotes(host).say(plan, report, quiet);
  }

  private int say(RunPlan plan, RunReport report, boolean quiet) {
    if (!report.outcome().started()) {
      report.notes().forEach(this::line);
      host.complain(
          "The sandbox could not be set up, so nothing was run; trustscan doctor names the layer"
              + " that is missing.");
      return ExitCode.NOT_CONTAINED;
    }
    boolean eventful =
        !report.refusals().isEmpty()
            || !report.held().isEmpty()
            || !report.changed().isEmpty()
            || !report.refs().isEmpty()
            || report.patch().isPresent()
            || report.outcome().timedOut();
    if (!quiet || eventful) {
      describe(plan, report);
    }
    return code(plan, report);
  }

  private void describe(RunPlan plan, RunReport report) {
    host.complain(
        "ran under the profile "
            + plan.profile().label()
            + ", "
            + plan.masked().size()
            + " untrusted paths masked.");
    report.notes().forEach(this::line);
    if (report.outcome().timedOut()) {
      line("Its time of " + plan.limits().time().toSeconds() + " s was over, so it was ended.");
    }
    list("refused by the network:", report.refusals());
    list("new and acting by itself, moved away:", paths(report.held()));
    report.heldIn().ifPresent(folder -> line("They lie in " + host.quote(folder.toString()) + "."));
    list("new or changed, runs when somebody names it:", paths(report.changed()));
    list("commits of the run, to look at and merge:", report.refs());
    report
        .patch()
        .ifPresent(file -> line("The changes are in " + host.quote(file.toString()) + "."));
  }

  private List<String> paths(List<RepoPath> paths) {
    return paths.stream().map(host.glyphs()::path).toList();
  }

  private void list(String title, List<String> items) {
    if (items.isEmpty()) {
      return;
    }
    line(title);
    items.stream().limit(MOST).forEach(item -> line("  " + host.glyphs().text(item)));
    if (items.size() > MOST) {
      line("  and " + (items.size() - MOST) + " more");
    }
  }

  private void line(String text) {
    host.err().println("  " + text);
    host.err().flush();
  }

  private static int code(RunPlan plan, RunReport report) {
    if (report.outcome().timedOut()) {
      return ExitCode.TIME_OVER;
    }
    boolean news = !report.held().isEmpty() || !report.changed().isEmpty();
    return plan.failsOnNews() && news ? ExitCode.UNTRUSTED : report.outcome().code();
  }
}
