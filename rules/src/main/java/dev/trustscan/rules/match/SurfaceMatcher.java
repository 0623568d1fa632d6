package dev.trustscan.rules.match;

import dev.trustscan.rules.Catalogue;
import dev.trustscan.rules.PathPattern;
import dev.trustscan.rules.Surface;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the surfaces that a path belongs to, for all patterns at once.
 *
 * <p>Patterns are filed by what is fixed in them: the last name, its extension, its first letter,
 * or a directory on the way. A path is looked up under each and only the candidates found are
 * compared. An instance keeps the state of the last directory, so it is cheapest on sorted paths
 * and belongs to one thread.
 */
public final class SurfaceMatcher {
  private final Index index;
  private String lastFolder = "/";
  private List<CompiledPattern> lastCandidates = List.of();

  private SurfaceMatcher(Index index) {
    this.index = index;
  }

  /** A matcher for every surface of the catalogue. */
  public static SurfaceMatcher of(Catalogue catalogue) {
    return of(catalogue.surfaces());
  }

  /** A matcher for some surfaces. */
  public static SurfaceMatcher of(List<Surface> surfaces) {
    var index = new Index();
    for (Surface surface : surfaces) {
      for (PathPattern pattern : surface.patterns()) {
        index.file(new CompiledPattern(surface, pattern));
      }
    }
    return new SurfaceMatcher(index);
  }

  /** Another matcher on the same index, for another thread. */
  public SurfaceMatcher copy() {
    return new SurfaceMatcher(index);
  }

  /**
   * The surfaces of a path.
   *
   * @param path segments joined by {@code /}, relative to the repository
   * @param directory whether the path is a directory
   * @return each surface at most once, with its best match, in no particular order
   */
  public List<SurfaceMatch> match(String path, boolean directory) {
    int slash = path.lastIndexOf('/');
    String folder = slash < 0 ? "" : path.substring(0, slash);
    String name = Fold.ascii(path.substring(slash + 1));
    if (!folder.equals(lastFolder)) {
      lastFolder = folder;
      lastCandidates = index.folderCandidates(folder);
    }
    @Nullable List<SurfaceMatch> found = null;
    @Nullable List<CompiledPattern> named = index.byName.get(name);
    int dot = name.lastIndexOf('.');
    @Nullable List<CompiledPattern> typed =
        dot < 0 ? null : index.byExtension.get(name.substring(dot));
    @Nullable List<CompiledPattern> started =
        name.isEmpty() ? null : index.byFirst.get(name.charAt(0));
    if (named == null
        && typed == null
        && started == null
        && lastCandidates.isEmpty()
        && index.rest.isEmpty()) {
      return List.of();
    }
    var target = new Target(path, directory);
    found = target.collect(named, found);
    found = target.collect(typed, found);
    found = target.collect(started, found);
    found = target.collect(lastCandidates, found);
    found = target.collect(index.rest, found);
    return found == null ? List.of() : found;
  }

  /** A path, cut on first need. */
  private static final class Target {
    private final String path;
    private final boolean directory;
    private String @Nullable [] exact;
    private String @Nullable [] folded;

    Target(String path, boolean directory) {
      this.path = path;
      this.directory = directory;
    }

    @Nullable List<SurfaceMatch> collect(
        @Nullable List<CompiledPattern> candidates, @Nullable List<SurfaceMatch> found) {
      if (candidates == null) {
        return found;
      }
      for (CompiledPattern candidate : candidates) {
        if (candidate.pattern.directory() != directory) {
          continue;
        }
        SurfaceMatch match = match(candidate);
        if (match != null) {
          found = add(found, match);
        }
      }
      return found;
    }

    private @Nullable SurfaceMatch match(CompiledPattern candidate) {
      String[] foldedSegments = folded;
      if (foldedSegments == null) {
        foldedSegments = Fold.ascii(path).split("/", -1);
        folded = foldedSegments;
      }
      int above = candidate.find(foldedSegments, true);
      if (above < 0) {
        return null;
      }
      String[] exactSegments = exact;
      if (exactSegments == null) {
        exactSegments = path.split("/", -1);
        exact = exactSegments;
      }
      int exactAbove = candidate.find(exactSegments, false);
      boolean rootCounts = !candidate.anyDepth && candidate.surface.depth() == Surface.Depth.ROOT;
      int rootSegments = rootCounts ? (exactAbove >= 0 ? exactAbove : above) : 0;
      return new SurfaceMatch(candidate.surface, candidate.pattern, exactAbove >= 0, rootSegments);
    }

    private static List<SurfaceMatch> add(@Nullable List<SurfaceMatch> found, SurfaceMatch match) {
      List<SurfaceMatch> all = found == null ? new ArrayList<>(4) : found;
      for (int i = 0; i < all.size(); i++) {
        SurfaceMatch old = all.get(i);
        if (old.surface().id().equals(match.surface().id())) {
          if (better(match, old)) {
            all.set(i, match);
          }
          return all;
        }
      }
      all.add(match);
      return all;
    }

    private static boolean better(SurfaceMatch a, SurfaceMatch b) {
      if (a.exactCase() != b.exactCase()) {
        return a.exactCase();
      }
      return a.rootSegments() < b.rootSegments();
    }
  }

  /** The files of patterns. */
  private static final class Index {
    final Map<String, List<CompiledPattern>> byName = new HashMap<>();
    final Map<String, List<CompiledPattern>> byExtension = new HashMap<>();
    final Map<Character, List<CompiledPattern>> byFirst = new HashMap<>();
    final Map<String, List<CompiledPattern>> byFolder = new HashMap<>();
    final List<CompiledPattern> rest = new ArrayList<>();

    void file(CompiledPattern pattern) {
      String last = pattern.last();
      if (literal(last)) {
        byName.computeIfAbsent(last, k -> new ArrayList<>()).add(pattern);
        return;
      }
      String folder = literalFolder(pattern);
      if (folder != null) {
        byFolder.computeIfAbsent(folder, k -> new ArrayList<>()).add(pattern);
        return;
      }
      int dot = last.lastIndexOf('.');
      if (dot >= 0 && dot < last.length() - 1 && literal(last.substring(dot))) {
        byExtension.computeIfAbsent(last.substring(dot), k -> new ArrayList<>()).add(pattern);
      } else if (literal(last.substring(0, 1))) {
        byFirst.computeIfAbsent(last.charAt(0), k -> new ArrayList<>()).add(pattern);
      } else {
        rest.add(pattern);
      }
    }

    private static @Nullable String literalFolder(CompiledPattern pattern) {
      for (int i = pattern.folded.length - 2; i >= 0; i--) {
        if (literal(pattern.folded[i])) {
          return pattern.folded[i];
        }
      }
      return null;
    }

    private static boolean literal(String s) {
      return s.indexOf('*') < 0 && s.indexOf('?') < 0;
    }

    List<CompiledPattern> folderCandidates(String folder) {
      if (folder.isEmpty()) {
        return List.of();
      }
      @Nullable List<CompiledPattern> all = null;
      String foldedFolder = Fold.ascii(folder);
      int start = 0;
      while (start <= foldedFolder.length()) {
        int end = foldedFolder.indexOf('/', start);
        if (end < 0) {
          end = foldedFolder.length();
        }
        List<CompiledPattern> here = byFolder.get(foldedFolder.substring(start, end));
        if (here != null) {
          if (all == null) {
            all = new ArrayList<>();
          }
          all.addAll(here);
        }
        start = end + 1;
      }
      return all == null ? List.of() : all;
    }
  }
}
