package dev.trustscan.scanner.closure;

import dev.trustscan.scanner.command.PathText;
import dev.trustscan.scanner.source.Entry;
import dev.trustscan.scanner.source.EntryType;
import dev.trustscan.scanner.source.RepoPath;
import dev.trustscan.scanner.source.Resolution;
import dev.trustscan.scanner.source.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns written paths into entries of the repository. */
final class Resolver {
  /** What a written path turned out to be. */
  sealed interface Found {
    /** Files of the repository. */
    record Entries(List<Entry> entries) implements Found {}

    /** Nothing of the repository. */
    record Nowhere(Closure.Reason reason) implements Found {}
  }

  private static final List<String> ENDINGS =
      List.of(
          ".js", ".mjs", ".cjs", ".ts", ".mts", ".cts", ".tsx", ".jsx", ".json", ".node", ".py",
          ".rb", ".lua", ".php", ".pl", ".sh", ".cmd", ".bat", ".ps1", ".exe");
  private static final List<String> INDEXES =
      List.of(
          "index.js",
          "index.mjs",
          "index.cjs",
          "index.ts",
          "index.tsx",
          "index.jsx",
          "__main__.py",
          "__init__.py",
          "init.lua",
          "main.go",
          "mod.ts");
  private static final int MOST_MATCHES = 500;
  private final Snapshot snapshot;
  private final RepoPath root;

  Resolver(Snapshot snapshot, RepoPath root) {
    this.snapshot = snapshot;
    this.root = root;
  }

  /**
   * Resolves a path.
   *
   * @param beside whether it is relative to the file that names it before anything else
   */
  Found path(String written, Place place, boolean beside) {
    PathText path = PathText.of(written);
    return switch (path.base()) {
      case OUTSIDE ->
          new Found.Nowhere(remote(written) ? Closure.Reason.REMOTE : Closure.Reason.OUTSIDE);
      case DYNAMIC -> new Found.Nowhere(Closure.Reason.DYNAMIC);
      case SELF -> first(List.of(place.file().parent()), path.rest());
      case ROOT -> first(List.of(root, RepoPath.ROOT, place.file().parent()), path.rest());
      case HERE -> first(starts(place, beside), path.rest());
    };
  }

  private List<RepoPath> starts(Place place, boolean beside) {
    RepoPath next = place.file().parent();
    return beside
        ? List.of(next, place.directory(), root)
        : List.of(place.directory(), root, next, RepoPath.ROOT);
  }

  private static boolean remote(String written) {
    int scheme = written.indexOf("://");
    return scheme > 0 && !written.startsWith("file:");
  }

  private Found first(List<RepoPath> starts, String rest) {
    boolean outside = false;
    Set<RepoPath> tried = new LinkedHashSet<>(starts);
    for (RepoPath start : tried) {
      if (rest.indexOf('*') >= 0 || rest.indexOf('?') >= 0) {
        List<Entry> matching = matching(start, rest);
        if (!matching.isEmpty()) {
          return new Found.Entries(matching);
        }
        continue;
      }
      Resolution resolution = snapshot.resolve(start.child(RepoPath.of(rest)));
      if (resolution instanceof Resolution.Inside inside) {
        Optional<Entry> file = file(inside.entry());
        if (file.isPresent()) {
          return new Found.Entries(List.of(file.get()));
        }
      }
      outside |= resolution instanceof Resolution.Outside || resolution instanceof Resolution.Loop;
      Optional<Entry> guessed = withEnding(start, rest);
      if (guessed.isPresent()) {
        return new Found.Entries(List.of(guessed.get()));
      }
    }
    return new Found.Nowhere(outside ? Closure.Reason.OUTSIDE : Closure.Reason.ABSENT);
  }

  /** A directory stands for the file that an interpreter takes from it. */
  private Optional<Entry> file(Entry entry) {
    if (entry.type() != EntryType.DIRECTORY) {
      return Optional.of(entry);
    }
    for (String index : INDEXES) {
      Optional<Entry> inside = at(entry.path().child(index));
      if (inside.isPresent()) {
        return inside;
      }
    }
    return Optional.empty();
  }

  private Optional<Entry> withEnding(RepoPath start, String rest) {
    if (rest.isEmpty() || rest.endsWith("/")) {
      return Optional.empty();
    }
    for (String ending : ENDINGS) {
      Optional<Entry> found = at(start.child(RepoPath.of(rest + ending)));
      if (found.isPresent()) {
        return found;
      }
    }
    // TypeScript names the file that will be made of it.
    for (String made : List.of(".js", ".mjs", ".cjs", ".jsx")) {
      if (rest.endsWith(made)) {
        String stem = rest.substring(0, rest.length() - made.length());
        for (String source : List.of(".ts", ".tsx", ".mts", ".cts")) {
          Optional<Entry> found = at(start.child(RepoPath.of(stem + source)));
          if (found.isPresent()) {
            return found;
          }
        }
      }
    }
    return Optional.empty();
  }

  /** The file at a path, links inside the repository followed. */
  Optional<Entry> at(RepoPath path) {
    return snapshot.resolve(path) instanceof Resolution.Inside inside
            && inside.entry().type() != EntryType.DIRECTORY
        ? Optional.of(inside.entry())
        : Optional.empty();
  }

  private List<Entry> matching(RepoPath start, String pattern) {
    int wild = 0;
    while (pattern.charAt(wild) != '*' && pattern.charAt(wild) != '?') {
      wild++;
    }
    int slash = pattern.lastIndexOf('/', wild);
    RepoPath folder = slash < 0 ? start : start.child(RepoPath.of(pattern.substring(0, slash)));
    String rest = pattern.substring(slash + 1);
    int depth = folder.segments().size() + (int) rest.chars().filter(c -> c == '/').count() + 1;
    var all = new ArrayList<Entry>();
    for (Entry entry : snapshot.below(folder)) {
      boolean fits = rest.contains("**") || entry.path().segments().size() == depth;
      String tail =
          folder.isRoot()
              ? entry.path().text()
              : entry.path().text().substring(folder.text().length() + 1);
      if (entry.isFile() && fits && PathText.matches(rest, tail) && all.size() < MOST_MATCHES) {
        all.add(entry);
      }
    }
    return all;
  }
}
