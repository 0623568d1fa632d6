package dev.trustscan.scanner.report;

import dev.trustscan.scanner.source.Coverage;
import dev.trustscan.scanner.source.Provenance;

/** The first lines: the verdict, coverage, the consequence in one sentence, what was looked at. */
final class VerdictSection {
  private VerdictSection() {}

  static void write(Page page, ReportView view) {
    page.paragraph(0, 2, verdict(page, view));
    if (page.options().detail() == TextOptions.Detail.QUIET) {
      return;
    }
    page.paragraph(0, 0, page.prose().own(consequence(view)));
    page.paragraph(0, 2, subject(page, view.report()));
  }

  private static Prose verdict(Page page, ReportView view) {
    ScanReport report = view.report();
    Prose line = page.prose();
    String findings =
        view.blocking() == 0
            ? "no finding at or above " + report.threshold().label()
            : ReportView.count(view.blocking(), "finding", "findings")
                + " at or above "
                + report.threshold().label();
    return switch (report.verdict()) {
      case NO_BLOCKING_FINDINGS ->
          line.own("No blocking findings", Tone.STRONG)
              .own("; ")
              .own("coverage COMPLETE", Tone.STRONG)
              .own(" (threshold " + report.threshold().label() + ")", Tone.DIM);
      case BLOCKING_FINDINGS ->
          line.own("BLOCKING FINDINGS", Tone.CRITICAL)
              .own("; ")
              .own("coverage COMPLETE", Tone.STRONG)
              .own(" (" + findings + ")");
      case INCOMPLETE ->
          line.own("INCOMPLETE", Tone.CRITICAL)
              .own("; " + places(report.coverage()) + " not looked at (" + findings + ")");
    };
  }

  private static String places(Coverage coverage) {
    int gaps = coverage.gaps().size();
    return ReportView.count(gaps, "place was", "places were");
  }

  static String consequence(ReportView view) {
    long unasked = view.unasked();
    long asked = view.askedOnce();
    if (unasked == 0 && asked == 0) {
      return "Nothing was found that runs by itself once a tool opens this.";
    }
    if (unasked == 0) {
      return ReportView.count(asked, "thing runs by itself", "things run by themselves")
          + ", after a question or where a feature was turned on.";
    }
    return ReportView.count(unasked, "thing runs by itself", "things run by themselves")
        + " before anybody is asked"
        + (asked == 0
            ? "."
            : "; " + asked + " more after a question or where a feature was turned on.");
  }

  private static Prose subject(Page page, ScanReport report) {
    Provenance what = report.provenance();
    Prose line = page.prose().own(kind(what.kind()) + " ", Tone.DIM);
    line.target(what.location(), 300);
    if (!what.ref().isEmpty()) {
      line.own(" at ", Tone.DIM).target(what.ref(), 200);
    }
    if (!what.commit().isEmpty()) {
      line.own(" commit ", Tone.DIM).target(shortened(what.commit()), 12);
    }
    return line.own(
        " · "
            + ReportView.count(report.surfaces().size(), "surface", "surfaces")
            + " · "
            + ReportView.count(report.units().size(), "unit", "units"),
        Tone.DIM);
  }

  private static String shortened(String commit) {
    return commit.substring(0, Math.min(12, commit.length()));
  }

  static String kind(Provenance.Kind kind) {
    return switch (kind) {
      case WORK_TREE -> "work tree";
      case GIT_TREE -> "git tree";
      case INDEX -> "git index";
      case DIFF -> "changes";
      case ARCHIVE -> "archive";
      case TEXT -> "text";
    };
  }
}
