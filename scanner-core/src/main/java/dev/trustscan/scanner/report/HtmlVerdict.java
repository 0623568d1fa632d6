package dev.trustscan.scanner.report;

import dev.trustscan.rules.Severity;
import dev.trustscan.scanner.source.Coverage;
import dev.trustscan.scanner.source.Provenance;
import java.util.Locale;

/** The head of the page: verdict and coverage, the consequence, what was looked at, numbers. */
final class HtmlVerdict {
  private static final int COMMIT = 12;

  private HtmlVerdict() {}

  static void write(HtmlPage page, ReportView view) {
    ScanReport report = view.report();
    String kind = report.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-');
    page.markup("<header class=\"head " + kind + "\">\n<p class=brand>trustscan report</p>\n<h1>");
    page.words(
        switch (report.verdict()) {
          case NO_BLOCKING_FINDINGS -> "No blocking findings";
          case BLOCKING_FINDINGS -> "Blocking findings";
          case INCOMPLETE -> "Incomplete";
        });
    page.markup("</h1>\n<p class=verdict>").words(verdict(view)).markup("</p>\n<p class=lead>");
    page.words(VerdictSection.consequence(view)).markup("</p>\n<p class=subject>");
    subject(page, report.provenance());
    page.markup("</p>\n<ul class=numbers aria-label=\"In numbers\">");
    for (Severity severity : Severity.values()) {
      long n = view.cards().stream().filter(c -> c.severity() == severity).count();
      if (n > 0 || severity.compareTo(Severity.HIGH) <= 0) {
        number(page, n == 0 ? "none" : severity.label(), n, severity.label());
      }
    }
    number(page, "plain", report.surfaces().size(), one(report.surfaces().size(), "surface"));
    number(page, "plain", report.units().size(), one(report.units().size(), "unit"));
    int gaps = report.coverage().gaps().size();
    number(page, gaps == 0 ? "plain" : "high", gaps, "not inspected");
    page.markup("</ul>\n</header>\n");
  }

  private static String verdict(ReportView view) {
    ScanReport report = view.report();
    String above = " at or above " + report.threshold().label();
    String findings =
        view.blocking() == 0
            ? "no finding" + above
            : ReportView.count(view.blocking(), "finding", "findings") + above;
    if (report.coverage().state() == Coverage.State.INCOMPLETE) {
      int gaps = report.coverage().gaps().size();
      return "Coverage INCOMPLETE: "
          + ReportView.count(gaps, "place was", "places were")
          + " not looked at; "
          + findings;
    }
    return "Coverage COMPLETE; " + findings;
  }

  private static void subject(HtmlPage page, Provenance what) {
    page.words(VerdictSection.kind(what.kind()) + " ").target(what.location(), HtmlPage.MOST);
    if (!what.ref().isEmpty()) {
      page.words(" at ").target(what.ref(), HtmlPage.MOST);
    }
    if (!what.commit().isEmpty()) {
      String commit = what.commit();
      page.words(" commit ").target(commit.substring(0, Math.min(COMMIT, commit.length())), COMMIT);
    }
  }

  private static String one(int n, String word) {
    return n == 1 ? word : word + "s";
  }

  private static void number(HtmlPage page, String kind, long n, String what) {
    page.markup("<li class=" + kind + "><b>" + ReportView.grouped(n) + "</b> ");
    page.words(what).markup("</li>");
  }
}
