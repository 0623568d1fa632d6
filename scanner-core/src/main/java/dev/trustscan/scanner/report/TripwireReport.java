package dev.trustscan.scanner.report;

import dev.trustscan.rules.Effect;
import dev.trustscan.rules.Trigger;
import dev.trustscan.scanner.inspect.Unit;
import dev.trustscan.scanner.source.RepoPath;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Comparator;
import java.util.List;

/** The few lines that a git hook prints after a checkout: what now acts by itself. */
public final class TripwireReport {
  private static final int MOST = 5;
  private static final RepoPath GIT = RepoPath.of(".git");

  private final TextOptions options;

  public TripwireReport(TextOptions options) {
    this.options = options;
  }

  /**
   * The units that act before a person gives a command, the earliest first. The git directory is
   * left out: no checkout changes it, and these hooks are in it.
   */
  public static List<Unit> acting(List<Unit> units) {
    return units.stream()
        .filter(unit -> unit.trigger().compareTo(Trigger.TOOL_USE) <= 0)
        .filter(unit -> unit.effect().compareTo(Effect.LOOSENS) <= 0)
        .filter(unit -> !unit.path().isWithin(GIT))
        .sorted(
            Comparator.comparing(Unit::trigger)
                .thenComparing(Unit::effect)
                .thenComparing(Unit::path))
        .toList();
  }

  /**
   * Writes the lines; nothing if there is nothing to say.
   *
   * @param report the state after the checkout
   * @param units what is new or changed in it, from {@link #acting}
   * @param first whether there is no earlier state to compare with
   * @throws IOException if the stream refuses
   */
  public void write(ScanReport report, List<Unit> units, boolean first, OutputStream out)
      throws IOException {
    boolean incomplete = report.verdict() == Verdict.INCOMPLETE;
    if (units.isEmpty() && !incomplete) {
      return;
    }
    TextReport.on(
        options,
        out,
        page -> {
          var view = new ReportView(report);
          if (!units.isEmpty()) {
            page.paragraph(0, 2, page.prose().own(heading(units.size(), first), Tone.STRONG));
            units.stream()
                .limit(MOST)
                .forEach(unit -> {
                  UnitLines.write(page, view, unit, 2);
                  page.paragraph(
                      4,
                      4,
                      page.prose()
                          .own(
                              ReportView.consumers(unit.consumers())
                                  + ", "
                                  + lower(ActionsSection.moment(unit.trigger())),
                              Tone.DIM));
                });
          }
          int rest = units.size() - MOST;
          if (rest > 0) {
            page.paragraph(2, 4, page.prose().own("and " + rest + " more"));
          }
          if (incomplete) {
            page.paragraph(
                0, 2, page.prose().own("trustscan: Not everything here could be looked at."));
          }
          page.paragraph(0, 2, page.prose().own("Look before you go on: trustscan scan"));
        });
  }

  private static String heading(int count, boolean first) {
    String things = count == 1 ? "1 thing that acts" : count + " things that act";
    return first
        ? "trustscan: This repository has " + things + " without a command of yours."
        : "trustscan: This checkout brings or changes " + things + " without a command of yours.";
  }

  private static String lower(String sentence) {
    return Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
  }
}
