package dev.trustscan.scanner.report;

import dev.trustscan.scanner.inventory.SurfaceHit;
import dev.trustscan.scanner.source.RepoPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every surface: by tool, with counts; in full with a line each. */
final class InventorySection {
  private static final int MOST_TOOLS = 12;

  private InventorySection() {}

  static void write(Page page, ReportView view) {
    List<SurfaceHit> hits = view.report().surfaces();
    page.heading("Inventory", ReportView.count(hits.size(), "surface", "surfaces"));
    if (hits.isEmpty()) {
      page.paragraph(2, 2, page.prose().own("Nothing that the catalogue knows of."));
      return;
    }
    if (page.options().detail() == TextOptions.Detail.FULL) {
      hits.forEach(hit -> line(page, hit));
      return;
    }
    Map<String, Set<RepoPath>> byTool = new LinkedHashMap<>();
    for (SurfaceHit hit : hits) {
      byTool
          .computeIfAbsent(
              ReportView.consumers(hit.surface().consumers()), t -> new LinkedHashSet<>())
          .add(hit.path());
    }
    List<Map.Entry<String, Set<RepoPath>>> sorted = new ArrayList<>(byTool.entrySet());
    sorted.sort(
        Comparator.comparingInt((Map.Entry<String, Set<RepoPath>> e) -> -e.getValue().size())
            .thenComparing(Map.Entry::getKey));
    for (int i = 0; i < Math.min(MOST_TOOLS, sorted.size()); i++) {
      summary(page, sorted.get(i).getKey(), sorted.get(i).getValue());
    }
    if (sorted.size() > MOST_TOOLS) {
      int left = sorted.size() - MOST_TOOLS;
      page.paragraph(
          2, 4, page.prose().own("+" + ReportView.count(left, "tool", "tools"), Tone.DIM));
    }
  }

  private static void summary(Page page, String tool, Set<RepoPath> paths) {
    Prose line = page.prose().own(right(paths.size()), Tone.STRONG).own(tool + "  ");
    ActionsSection.paths(page, line, List.copyOf(paths));
    page.paragraph(0, 6, line);
  }

  private static String right(int n) {
    String text = Integer.toString(n);
    return " ".repeat(Math.max(0, 4 - text.length())) + text + "  ";
  }

  private static void line(Page page, SurfaceHit hit) {
    Prose line = page.prose().path(hit.path());
    line.own("  " + hit.surface().title() + " · ");
    line.own(ReportView.consumers(hit.surface().consumers()));
    line.own(" · " + hit.surface().id(), Tone.DIM);
    if (!hit.exactCase()) {
      line.own(" · spelled in another case", Tone.MEDIUM);
    }
    if (!hit.root().isRoot()) {
      line.own(" · nested in ", Tone.DIM).path(hit.root(), Tone.DIM);
    }
    if (!hit.links().isEmpty()) {
      line.own(" · a link to ").path(hit.entry().path(), Tone.PLAIN);
    }
    if (!hit.detail().isEmpty()) {
      line.own(" · ").message(hit.detail());
    }
    page.paragraph(2, 6, line);
  }
}
