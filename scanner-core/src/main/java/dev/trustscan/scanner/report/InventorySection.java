package dev.trustscan.scanner.report;

import dev.trustscan.rules.Consumer;
import dev.trustscan.scanner.inventory.SurfaceHit;
import dev.trustscan.scanner.source.RepoPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Every surface: by place with its readers; in full with a line for each surface. */
final class InventorySection {
  private static final int MOST_PLACES = 16;
  private static final int MOST_SIBLINGS = 2;

  private InventorySection() {}

  /** Files or folders that the same tools read, in one folder. */
  private record Group(RepoPath folder, List<RepoPath> paths, Set<Consumer> readers) {}

  static void write(Page page, ReportView view) {
    List<SurfaceHit> hits = view.report().surfaces();
    Map<RepoPath, Set<Consumer>> readers = readers(hits);
    page.heading("Inventory", counts(hits, readers));
    if (hits.isEmpty()) {
      page.paragraph(2, 2, page.prose().own("Nothing that the catalogue knows of."));
      return;
    }
    if (page.options().detail() == TextOptions.Detail.FULL) {
      hits.forEach(hit -> line(page, hit));
      return;
    }
    List<Group> groups = groups(readers);
    // Few readers mean a file of one tool; many mean a file that everybody reads anyway. Root
    // first.
    groups.sort(
        Comparator.comparingInt((Group g) -> g.folder.segments().size())
            .thenComparing(g -> g.paths.getFirst()));
    for (Group group : groups.subList(0, Math.min(MOST_PLACES, groups.size()))) {
      summary(page, group);
    }
    int left = groups.stream().skip(MOST_PLACES).mapToInt(g -> g.paths.size()).sum();
    if (left > 0) {
      page.paragraph(
          2,
          4,
          page.prose().own("and " + ReportView.count(left, "place", "places") + " more", Tone.DIM));
    }
  }

  private static Map<RepoPath, Set<Consumer>> readers(List<SurfaceHit> hits) {
    Map<RepoPath, Set<Consumer>> readers = new TreeMap<>();
    for (SurfaceHit hit : hits) {
      readers
          .computeIfAbsent(hit.path(), p -> new LinkedHashSet<>())
          .addAll(hit.surface().consumers());
    }
    return readers;
  }

  private static String counts(List<SurfaceHit> hits, Map<RepoPath, Set<Consumer>> readers) {
    if (hits.isEmpty()) {
      return "no surface";
    }
    Set<Consumer> tools = new LinkedHashSet<>();
    readers.values().forEach(tools::addAll);
    return ReportView.count(hits.size(), "surface", "surfaces")
        + " in "
        + ReportView.count(readers.size(), "place", "places")
        + ", read by "
        + ReportView.count(tools.size(), "tool", "tools");
  }

  /** Siblings with the same readers go together when there are many of them. */
  private static List<Group> groups(Map<RepoPath, Set<Consumer>> readers) {
    record Key(RepoPath folder, Set<Consumer> readers) {}
    Map<Key, List<RepoPath>> siblings = new LinkedHashMap<>();
    readers.forEach((path, tools) ->
        siblings.computeIfAbsent(new Key(path.parent(), tools), k -> new ArrayList<>()).add(path));
    var groups = new ArrayList<Group>();
    siblings.forEach((key, paths) -> {
      if (paths.size() > MOST_SIBLINGS) {
        groups.add(new Group(key.folder, paths, key.readers));
      } else {
        paths.forEach(path -> groups.add(new Group(key.folder, List.of(path), key.readers)));
      }
    });
    return groups;
  }

  private static void summary(Page page, Group group) {
    Prose line = page.prose();
    if (group.paths.size() == 1) {
      line.path(group.paths.getFirst(), Tone.PLAIN);
    } else if (group.folder.isRoot()) {
      line.own(ReportView.count(group.paths.size(), "place", "places") + " at the top");
    } else {
      line.path(group.folder, Tone.PLAIN).own("/ (" + group.paths.size() + " places)");
    }
    line.own("  " + ReportView.consumers(List.copyOf(group.readers)), Tone.DIM);
    page.paragraph(2, 6, line);
  }

  /** What its readers pass over for it, by precedence. */
  static String hides(SurfaceHit hit) {
    return "read instead of " + String.join(", ", hit.surface().hides());
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
    if (!hit.surface().hides().isEmpty()) {
      line.own(" · " + hides(hit), Tone.DIM);
    }
    if (!hit.detail().isEmpty()) {
      line.own(" · ").message(hit.detail());
    }
    page.paragraph(2, 6, line);
  }
}
