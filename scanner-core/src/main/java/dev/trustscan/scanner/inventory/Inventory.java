package dev.trustscan.scanner.inventory;

import dev.trustscan.rules.Catalogue;
import dev.trustscan.rules.Surface;
import dev.trustscan.rules.match.SurfaceMatch;
import dev.trustscan.rules.match.SurfaceMatcher;
import dev.trustscan.scanner.source.Entry;
import dev.trustscan.scanner.source.EntryType;
import dev.trustscan.scanner.source.RepoPath;
import dev.trustscan.scanner.source.Resolution;
import dev.trustscan.scanner.source.Snapshot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the surfaces of a snapshot: by path, through symbolic links to directories, and by
 * selectors.
 */
public final class Inventory {
  /**
   * Paths that exist only through a linked directory; more than this is no repository's honest
   * need.
   */
  private static final int MOST_LINKED_PATHS = 20_000;

  private final Snapshot snapshot;
  private final Catalogue catalogue;
  private final SurfaceMatcher matcher;
  private final List<SurfaceHit> hits = new ArrayList<>();
  private int linkedPaths;

  private Inventory(Snapshot snapshot, Catalogue catalogue) {
    this.snapshot = snapshot;
    this.catalogue = catalogue;
    this.matcher = SurfaceMatcher.of(catalogue);
  }

  /**
   * Every surface of a snapshot, sorted by path, then by surface id.
   *
   * @param snapshot where to look
   * @param catalogue what to look for
   * @param selectors the selectors that catalogue entries name
   */
  public static List<SurfaceHit> of(
      Snapshot snapshot, Catalogue catalogue, List<Selector> selectors) {
    var inventory = new Inventory(snapshot, catalogue);
    inventory.byPath();
    inventory.bySelector(selectors);
    inventory.hits.sort(SurfaceHit.ORDER);
    return List.copyOf(inventory.hits);
  }

  private void byPath() {
    for (Entry entry : snapshot.entries()) {
      if (entry.type() == EntryType.SYMLINK) {
        link(entry);
      } else {
        match(entry.path(), entry, entry.type() == EntryType.DIRECTORY, List.of());
      }
    }
  }

  private void link(Entry link) {
    switch (snapshot.resolve(link.path())) {
      case Resolution.Inside inside -> {
        boolean folder = inside.entry().type() == EntryType.DIRECTORY;
        match(link.path(), inside.entry(), folder, inside.links());
        if (folder) {
          throughFolder(link, inside);
        }
      }
      case Resolution.Outside _, Resolution.Missing _, Resolution.Loop _ -> {
        match(link.path(), link, false, List.of(link.path()));
        match(link.path(), link, true, List.of(link.path()));
      }
    }
  }

  /** What lies in a directory also lies behind each link to it. */
  private void throughFolder(Entry link, Resolution.Inside inside) {
    String target = inside.entry().path().text();
    int skip = target.isEmpty() ? 0 : target.length() + 1;
    if (link.path().isWithin(inside.entry().path())) {
      return;
    }
    for (Entry entry : snapshot.below(inside.entry().path())) {
      if (++linkedPaths > MOST_LINKED_PATHS) {
        return;
      }
      if (entry.type() == EntryType.SYMLINK) {
        continue;
      }
      RepoPath seen = link.path().child(entry.path().text().substring(skip));
      match(seen, entry, entry.type() == EntryType.DIRECTORY, inside.links());
    }
  }

  private void match(RepoPath path, Entry entry, boolean directory, List<RepoPath> links) {
    for (SurfaceMatch match : Exactness.filter(matcher.match(path.text(), directory))) {
      hits.add(
          new SurfaceHit(
              match.surface(),
              path,
              entry,
              links,
              match.exactCase(),
              head(path, match.rootSegments()),
              "",
              ""));
    }
  }

  private static RepoPath head(RepoPath path, int segments) {
    RepoPath head = path;
    for (int n = path.segments().size(); n > segments; n--) {
      head = head.parent();
    }
    return head;
  }

  private void bySelector(List<Selector> selectors) {
    Set<String> seen = new HashSet<>();
    for (Selector selector : selectors) {
      List<Surface> wanted = catalogue.selectedBy(selector.name());
      if (wanted.isEmpty()) {
        continue;
      }
      selector.select(
          snapshot,
          (entry, detail) -> {
            for (Surface surface : wanted) {
              if (seen.add(surface.id() + '\0' + entry.path().text())) {
                hits.add(
                    new SurfaceHit(
                        surface,
                        entry.path(),
                        entry,
                        List.of(),
                        true,
                        entry.path().parent(),
                        selector.name(),
                        detail));
              }
            }
          });
    }
  }
}
