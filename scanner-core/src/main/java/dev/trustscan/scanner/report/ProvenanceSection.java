package dev.trustscan.scanner.report;

import dev.trustscan.scanner.source.Limits;
import dev.trustscan.scanner.source.Provenance;
import java.time.LocalDate;
import java.util.OptionalLong;

/** What exactly was looked at, with what knowledge, under which limits. */
final class ProvenanceSection {
  private static final int LABEL = 11;

  private ProvenanceSection() {}

  static void write(Page page, ReportView view) {
    ScanReport report = view.report();
    Provenance what = report.provenance();
    page.heading("Provenance", "");
    if (!what.commit().isEmpty()) {
      row(page, "commit", page.prose().target(what.commit(), 64));
    }
    if (!what.ref().isEmpty()) {
      row(page, "ref", page.prose().target(what.ref(), 200));
    }
    for (String remote : what.remotes().subList(0, Math.min(3, what.remotes().size()))) {
      row(page, "remote", page.prose().target(remote, 200));
    }
    for (String note : what.notes()) {
      row(page, "note", page.prose().message(note));
    }
    row(page, "catalogue", page.prose().own(catalogue(report, page.options().today())));
    row(page, "limits", page.prose().own(limits(report.limits()), Tone.DIM));
  }

  static String catalogue(ScanReport report, LocalDate today) {
    OptionalLong days = CatalogueAge.days(report.catalogueVersion(), today);
    return report.catalogueVersion()
        + (days.isPresent()
            ? " · " + ReportView.count(days.getAsLong(), "day", "days") + " old"
            : "");
  }

  /** The limits under the names that the command line takes. */
  static String limits(Limits limits) {
    return "entries "
        + ReportView.grouped(limits.entries())
        + ", path-depth "
        + limits.pathDepth()
        + ", inspect-bytes "
        + ReportView.bytes(limits.inspectBytes())
        + ", hash-bytes "
        + ReportView.bytes(limits.hashBytes())
        + ", total-bytes "
        + ReportView.bytes(limits.totalBytes())
        + ", nesting "
        + limits.nesting()
        + ", nodes "
        + ReportView.grouped(limits.nodes())
        + ", aliases "
        + ReportView.grouped(limits.aliases())
        + ", closure-files "
        + ReportView.grouped(limits.closureFiles())
        + ", closure-depth "
        + limits.closureDepth()
        + ", text-files "
        + ReportView.grouped(limits.textFiles())
        + ", time "
        + limits.time().toSeconds()
        + " s";
  }

  private static void row(Page page, String label, Prose text) {
    Prose line = page.prose().own(label + " ".repeat(LABEL - label.length()), Tone.DIM);
    line.runs().addAll(text.runs());
    page.paragraph(2, page.width() < 60 ? 4 : 2 + LABEL, line);
  }
}
