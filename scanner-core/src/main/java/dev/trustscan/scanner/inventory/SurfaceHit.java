package dev.trustscan.scanner.inventory;

import dev.trustscan.rules.Surface;
import dev.trustscan.scanner.source.Entry;
import dev.trustscan.scanner.source.RepoPath;
import java.util.Comparator;
import java.util.List;

/**
 * A surface of the catalogue that this repository has.
 *
 * @param surface the catalogue's entry
 * @param path the path under which a consumer finds it
 * @param entry what lies there, links inside the repository resolved
 * @param links the symbolic links on the way, outermost first
 * @param exactCase whether the spelling is exact
 * @param root the project root that the match supposes
 * @param selector the selector that found it, or empty for a path pattern
 * @param detail what the selector saw, in our own words
 */
public record SurfaceHit(
    Surface surface,
    RepoPath path,
    Entry entry,
    List<RepoPath> links,
    boolean exactCase,
    RepoPath root,
    String selector,
    String detail) {
  /** By path, then by surface id. */
  public static final Comparator<SurfaceHit> ORDER = SurfaceHit::order;

  private static int order(SurfaceHit a, SurfaceHit b) {
    int order = a.path.compareTo(b.path);
    return order != 0 ? order : a.surface.id().compareTo(b.surface.id());
  }

  public SurfaceHit {
    links = List.copyOf(links);
  }

  /** Whether a selector found it, rather than a path pattern. */
  public boolean selectorFound() {
    return !selector.isEmpty();
  }
}
