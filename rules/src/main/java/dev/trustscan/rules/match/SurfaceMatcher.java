package dev.trustscan.rules.match;

import dev.trustscan.rules.Catalogue;
import dev.trustscan.rules.Folding;
import dev.trustscan.rules.PathPattern;
import dev.trustscan.rules.PatternIndex;
import dev.trustscan.rules.Surface;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the surfaces that a path belongs to, for all patterns at once.
 *
 * <p>A path is looked up under what the patterns are filed by, and only the candidates found are
 * compared; for most paths there are none, and nothing is allocated. An instance keeps the state of
 * the last directory, so it is cheapest on sorted paths and belongs to one thread.
 */
public final class SurfaceMatcher {
  private final PatternIndex index;
  private final @Nullable CompiledPattern[] compiled;
  private final long rest;
  private String lastPath = "";
  private int lastLength = -1;
  // The files of the last directory's names.
  private long[] folders = new long[8];
  private int folderCount;

  private SurfaceMatcher(PatternIndex index) {
    this.index = index;
    this.compiled = new CompiledPattern[index.size()];
    this.rest = index.file(PatternIndex.key(PatternIndex.REST, 0));
  }

  /** A matcher for every surface of the catalogue. */
  public static SurfaceMatcher of(Catalogue catalogue) {
    return new SurfaceMatcher(catalogue.patterns());
  }

  /** A matcher for some surfaces. */
  public static SurfaceMatcher of(List<Surface> surfaces) {
    return new SurfaceMatcher(PatternIndex.of(surfaces));
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
    int start = path.lastIndexOf('/') + 1;
    enter(path, start - 1);
    int hash = 0;
    int extension = 0;
    boolean dotted = false;
    for (int i = start; i < path.length(); i++) {
      char c = path.charAt(i);
      hash = Folding.add(hash, c);
      dotted |= c == '.';
      extension = Folding.add(c == '.' ? 0 : extension, c);
    }
    Search search =
        collect(path, start, directory, PatternIndex.key(PatternIndex.NAME, hash), null);
    if (dotted) {
      int key = PatternIndex.key(PatternIndex.EXTENSION, extension);
      search = collect(path, start, directory, key, search);
    }
    if (start < path.length()) {
      int first = Folding.add(0, path.charAt(start));
      search = collect(path, start, directory, PatternIndex.key(PatternIndex.FIRST, first), search);
    }
    for (int i = 0; i < folderCount; i++) {
      search = near(path, start, directory, folders[i], search);
    }
    search = near(path, start, directory, rest, search);
    return search == null ? List.of() : search.found;
  }

  private @Nullable Search collect(
      String path, int start, boolean directory, int key, @Nullable Search search) {
    long file = index.file(key);
    return file >>> 32 == 0 ? search : near(path, start, directory, file, search);
  }

  /** Compares a path with the patterns of a file. */
  private @Nullable Search near(
      String path, int start, boolean directory, long file, @Nullable Search begun) {
    Search search = begun;
    int place = (int) file;
    for (int end = place + (int) (file >>> 32); place < end; place++) {
      int pattern = index.pattern(place);
      if (index.isDirectory(pattern) == directory && index.isWanted(pattern)) {
        CompiledPattern candidate = compiled(pattern);
        if (candidate.mayEnd(path, start)) {
          search = search == null ? new Search(path, directory) : search;
          search.match(candidate);
        }
      }
    }
    return search;
  }

  /** Looks up the names of a directory, if it is another than the last one. */
  private void enter(String path, int length) {
    boolean same =
        length == lastLength && (length <= 0 || path.regionMatches(0, lastPath, 0, length));
    if (same) {
      return;
    }
    lastPath = path;
    lastLength = length;
    folderCount = 0;
    int hash = 0;
    int extension = 0;
    boolean dotted = false;
    for (int i = 0; i <= length; i++) {
      char c = i == length ? '/' : path.charAt(i);
      if (c != '/') {
        hash = Folding.add(hash, c);
        dotted |= c == '.';
        extension = Folding.add(c == '.' ? 0 : extension, c);
        continue;
      }
      addFolder(PatternIndex.key(PatternIndex.FOLDER, hash));
      if (dotted) {
        addFolder(PatternIndex.key(PatternIndex.FOLDER_EXTENSION, extension));
      }
      hash = 0;
      extension = 0;
      dotted = false;
    }
  }

  private void addFolder(int key) {
    long file = index.file(key);
    if (file >>> 32 > 0) {
      if (folderCount == folders.length) {
        folders = Arrays.copyOf(folders, 2 * folderCount);
      }
      folders[folderCount++] = file;
    }
  }

  private CompiledPattern compiled(int pattern) {
    CompiledPattern known = compiled[pattern];
    if (known == null) {
      known = new CompiledPattern(pattern, index.glob(pattern));
      compiled[pattern] = known;
    }
    return known;
  }

  /** A path, cut on first need. */
  private final class Search {
    private final String path;
    private final boolean directory;
    private String @Nullable [] exact;
    private String @Nullable [] folded;
    private List<SurfaceMatch> found = List.of();

    Search(String path, boolean directory) {
      this.path = path;
      this.directory = directory;
    }

    void match(CompiledPattern candidate) {
      String[] foldedSegments = folded;
      if (foldedSegments == null) {
        foldedSegments = Fold.ascii(path).split("/", -1);
        folded = foldedSegments;
      }
      int above = candidate.find(foldedSegments, true);
      if (above < 0) {
        return;
      }
      String[] exactSegments = exact;
      if (exactSegments == null) {
        exactSegments = path.split("/", -1);
        exact = exactSegments;
      }
      int exactAbove = candidate.find(exactSegments, false);
      boolean rootCounts = !candidate.anyDepth && index.isRootOnly(candidate.number);
      int rootSegments = rootCounts ? (exactAbove >= 0 ? exactAbove : above) : 0;
      var pattern = new PathPattern(index.glob(candidate.number), directory);
      add(
          new SurfaceMatch(
              index.surface(candidate.number), pattern, exactAbove >= 0, rootSegments));
    }

    private void add(SurfaceMatch match) {
      List<SurfaceMatch> all = found.isEmpty() ? new ArrayList<>(4) : found;
      found = all;
      for (int i = 0; i < all.size(); i++) {
        SurfaceMatch old = all.get(i);
        if (old.surface().id().equals(match.surface().id())) {
          if (better(match, old)) {
            all.set(i, match);
          }
          return;
        }
      }
      all.add(match);
    }

    private static boolean better(SurfaceMatch a, SurfaceMatch b) {
      if (a.exactCase() != b.exactCase()) {
        return a.exactCase();
      }
      return a.rootSegments() < b.rootSegments();
    }
  }
}
