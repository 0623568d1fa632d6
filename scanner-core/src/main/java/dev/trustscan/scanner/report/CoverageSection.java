package dev.trustscan.scanner.report;

import dev.trustscan.scanner.source.Gap;
import java.util.List;

/** What was not looked at, and why. */
final class CoverageSection {
  private static final int MOST = 15;

  private CoverageSection() {}

  static void write(Page page, ReportView view) {
    ScanReport report = view.report();
    List<Gap> gaps = report.coverage().gaps();
    page.heading("Not inspected", gaps.isEmpty() ? "" : ReportView.grouped(gaps.size()));
    boolean full = page.options().detail() == TextOptions.Detail.FULL;
    int most = full ? Integer.MAX_VALUE : MOST;
    for (Gap gap : gaps.subList(0, Math.min(most, gaps.size()))) {
      Prose line = page.prose().own(reason(gap.reason()) + "  ", Tone.HIGH);
      if (gap.path().isRoot()) {
        line.own("the scan as a whole");
      } else {
        line.path(gap.path());
      }
      page.paragraph(2, 6, line.own("  ").message(gap.detail()));
    }
    if (gaps.size() > most) {
      page.paragraph(2, 4, page.prose().own("+" + (gaps.size() - most) + " more; -v lists them"));
    }
    page.paragraph(2, 4, page.prose().own(scope(report, gaps.isEmpty()), Tone.DIM));
  }

  static String scope(ScanReport report, boolean complete) {
    ScanReport.Scope scope = report.scope();
    String text =
        (complete ? "Every surface was read: " : "Read: ")
            + ReportView.count(scope.entries(), "entry", "entries")
            + " listed, "
            + ReportView.bytes(scope.bytesRead())
            + " read, "
            + ReportView.count(scope.textsRead(), "ordinary text file", "ordinary text files")
            + " searched for hidden text";
    return scope.textsLeftOut() == 0
        ? text + "."
        : text
            + "; "
            + ReportView.grouped(scope.textsLeftOut())
            + " others, which no tool loads by itself, were not (--deep reads them).";
  }

  static String reason(Gap.Reason reason) {
    return switch (reason) {
      case UNREADABLE -> "unreadable";
      case TOO_LARGE -> "too large";
      case TOO_DEEP -> "too deep";
      case TOO_MANY -> "too many";
      case TIME -> "out of time";
      case CHANGED -> "changed";
      case MALFORMED -> "malformed";
      case MISSING_OBJECT -> "not in this clone";
      case UNSUPPORTED -> "unsupported";
      case OUTSIDE -> "outside";
    };
  }
}
