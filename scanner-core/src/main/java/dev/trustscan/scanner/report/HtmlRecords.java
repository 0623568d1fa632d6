package dev.trustscan.scanner.report;

import dev.trustscan.scanner.inspect.Unit;
import dev.trustscan.scanner.inventory.SurfaceHit;
import dev.trustscan.scanner.source.Gap;
import dev.trustscan.scanner.source.Provenance;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The sections that are lists: changes, inventory, gaps, provenance, next steps. */
final class HtmlRecords {
  /** No more surfaces are listed; a table of everything would stop a browser. */
  static final int MOST_SURFACES = 1_500;

  /** No more gaps are listed. */
  static final int MOST_GAPS = 500;

  private static final int MOST_DRIFT = 300;
  private static final int MOST_BYTES = 3_200_000;
  private static final int MOST_REMOTES = 5;

  private HtmlRecords() {}

  static void drift(HtmlPage page, ReportView view, HtmlFacets facets) {
    List<Drift> drift = view.report().drift();
    if (drift.isEmpty()) {
      return;
    }
    open(page, "changes", "What changed", ReportView.count(drift.size(), "unit", "units"));
    table(page, "Changes of capability", "Change", "Unit", "Capability");
    int shown = 0;
    while (shown < Math.min(MOST_DRIFT, drift.size()) && page.size() < MOST_BYTES) {
      Drift each = drift.get(shown++);
      Unit unit = each.after().or(each::before).orElseThrow();
      page.markup("<tr" + facets.classes("", List.of(unit)) + "><th scope=row>");
      page.words(change(each.change())).markup("</th><td>").path(unit.path());
      if (!unit.pointer().equals("$")) {
        page.words(" ").target(unit.pointer(), 120);
      }
      page.markup("</td><td>").message(each.capability()).markup("</td></tr>\n");
    }
    close(page, drift.size() - shown);
  }

  private static String change(Drift.Change change) {
    return switch (change) {
      case NEW -> "new";
      case CHANGED -> "changed";
      case CLOSURE_CHANGED -> "reaches other bytes";
      case REMOVED -> "removed";
    };
  }

  static void inventory(HtmlPage page, ReportView view, HtmlFacets facets) {
    List<SurfaceHit> hits = view.report().surfaces();
    open(page, "inventory", "Inventory", ReportView.count(hits.size(), "surface", "surfaces"));
    if (hits.isEmpty()) {
      page.element("p", "Nothing that the catalogue knows of.").markup("</section>\n");
      return;
    }
    Map<String, List<Unit>> units = new HashMap<>();
    for (Unit unit : view.report().units()) {
      units.computeIfAbsent(unit.hit().path().base64(), p -> new ArrayList<>()).add(unit);
    }
    table(page, "Every surface, its readers and its gate", "Place", "Surface", "Read by");
    int shown = 0;
    while (shown < Math.min(MOST_SURFACES, hits.size()) && page.size() < MOST_BYTES) {
      SurfaceHit hit = hits.get(shown++);
      List<Unit> of = units.getOrDefault(hit.path().base64(), List.of());
      page.markup("<tr" + facets.classes("", of) + "><th scope=row>").path(hit.path());
      notes(page, hit);
      page.markup("</th><td>").words(hit.surface().title()).markup(" <span class=dim>");
      page.words(hit.surface().id()).markup("</span></td><td>");
      page.words(ReportView.consumers(hit.surface().consumers())).markup("</td></tr>\n");
    }
    close(page, hits.size() - shown);
  }

  private static void notes(HtmlPage page, SurfaceHit hit) {
    if (!hit.exactCase()) {
      page.markup("<div class=note>").words("spelled in another case").markup("</div>");
    }
    if (!hit.root().isRoot()) {
      page.markup("<div class=dim>").words("nested in ").path(hit.root()).markup("</div>");
    }
    if (!hit.links().isEmpty()) {
      page.markup("<div class=note>").words("a link to ").path(hit.entry().path());
      page.markup("</div>");
    }
    if (!hit.surface().hides().isEmpty()) {
      page.markup("<div class=dim>").words(InventorySection.hides(hit)).markup("</div>");
    }
    if (!hit.detail().isEmpty()) {
      page.markup("<div class=dim>").message(hit.detail()).markup("</div>");
    }
  }

  static void gaps(HtmlPage page, ReportView view) {
    ScanReport report = view.report();
    List<Gap> gaps = report.coverage().gaps();
    open(page, "gaps", "Not inspected", gaps.isEmpty() ? "" : ReportView.grouped(gaps.size()));
    page.element("p", CoverageSection.scope(report, gaps.isEmpty()));
    if (gaps.isEmpty()) {
      page.markup("</section>\n");
      return;
    }
    table(page, "What was not looked at, and why", "Place", "Reason", "Detail");
    int shown = 0;
    while (shown < Math.min(MOST_GAPS, gaps.size())) {
      Gap gap = gaps.get(shown++);
      page.markup("<tr><th scope=row>");
      if (gap.path().isRoot()) {
        page.words("the scan as a whole");
      } else {
        page.path(gap.path());
      }
      page.markup("</th><td>").words(CoverageSection.reason(gap.reason())).markup("</td><td>");
      page.message(gap.detail()).markup("</td></tr>\n");
    }
    close(page, gaps.size() - shown);
  }

  static void provenance(HtmlPage page, ReportView view, LocalDate today) {
    ScanReport report = view.report();
    Provenance what = report.provenance();
    open(page, "provenance", "Provenance", "");
    page.markup("<dl>\n<dt>Looked at</dt><dd>");
    page.words(VerdictSection.kind(what.kind()) + " ").target(what.location(), HtmlPage.MOST);
    page.markup("</dd>\n");
    row(page, "Ref", what.ref());
    row(page, "Commit", what.commit());
    what.remotes().stream().limit(MOST_REMOTES).forEach(remote -> row(page, "Remote", remote));
    for (String note : what.notes()) {
      page.markup("<dt>Note</dt><dd>").message(note).markup("</dd>\n");
    }
    page.markup("<dt>Catalogue</dt><dd>").words(ProvenanceSection.catalogue(report, today));
    page.markup("</dd>\n<dt>Limits</dt><dd>").words(ProvenanceSection.limits(report.limits()));
    page.markup("</dd>\n</dl>\n</section>\n");
  }

  private static void row(HtmlPage page, String label, String raw) {
    if (!raw.isEmpty()) {
      page.element("dt", label).markup("<dd>").target(raw, 200).markup("</dd>\n");
    }
  }

  static void next(HtmlPage page, ReportView view, String again) {
    open(page, "next", "Next", "");
    page.markup("<dl class=commands>\n");
    NextSection.steps(view, false)
        .forEach(step -> {
          page.markup("<dt><code>").words(step.command());
          if (step.repeats() && !again.isEmpty()) {
            page.words(" " + Printable.UNICODE.text(again, HtmlPage.MOST));
          }
          page.markup("</code></dt>").element("dd", step.why()).markup("\n");
        });
    page.markup("</dl>\n</section>\n");
  }

  private static void open(HtmlPage page, String id, String heading, String rest) {
    page.markup("<section id=" + id + " aria-labelledby=" + id + "-h>\n<h2 id=" + id + "-h>");
    page.words(heading);
    if (!rest.isEmpty()) {
      page.markup(" <small>").words(rest).markup("</small>");
    }
    page.markup("</h2>\n");
  }

  private static void table(HtmlPage page, String caption, String... columns) {
    page.markup("<div class=scroll tabindex=0 role=region aria-label=\"").words(caption);
    page.markup("\"><table>").element("caption", caption).markup("<thead><tr>");
    for (String column : columns) {
      page.element("th scope=col", column);
    }
    page.markup("</tr></thead>\n<tbody>\n");
  }

  private static void close(HtmlPage page, int left) {
    page.markup("</tbody></table></div>\n");
    if (left > 0) {
      page.markup("<p class=more>").words("and " + ReportView.grouped(left));
      page.words(" more, not listed here; the JSON report has them all.").markup("</p>\n");
    }
    page.markup("</section>\n");
  }
}
