package dev.trustscan.scanner.closure;

import dev.trustscan.scanner.command.PathText;
import dev.trustscan.scanner.command.Reference;
import dev.trustscan.scanner.source.Entry;
import dev.trustscan.scanner.source.EntryType;
import dev.trustscan.scanner.source.RepoPath;
import dev.trustscan.scanner.source.Resolution;
import dev.trustscan.scanner.source.Snapshot;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds the file that a written path means, as the tools that read it would. */
final class Lookup {
  private static final List<String> ENDINGS =
      List.of(
          "", ".js", ".mjs", ".cjs", ".ts", ".mts", ".cts", ".jsx", ".tsx", ".json", ".py", ".rb",
          ".sh", ".lua", ".php", ".pl", ".ps1", ".gradle", ".mk");

  private static final List<String> INDEXES =
      List.of(
          "index.js",
          "index.mjs",
          "index.cjs",
          "index.ts",
          "index.tsx",
          "__main__.py",
          "__init__.py",
          "main.go",
          "init.lua");

  private final Snapshot snapshot;
  private final RepoPath root;

  Lookup(Snapshot snapshot, RepoPath root) {
    this.snapshot = snapshot;
    this.root = root;
  }

  /** What a path led to. */
  sealed interface Found {
    /** A file of the repository. */
    record File(Entry entry) implements Found {}

    /** A directory without a file that a tool would take for it. */
    record Folder() implements Found {}

    /** Nothing that is the repository's. */
    record Nothing(Closure.Reason reason) implements Found {}
  }

  Found find(PathText path, RepoPath from, Reference.Kind kind) {
    return switch (path.base()) {
      case OUTSIDE ->
          new Found.Nothing(
              path.rest().contains("://") ? Closure.Reason.REMOTE : Closure.Reason.OUTSIDE);
      case DYNAMIC -> new Found.Nothing(Closure.Reason.DYNAMIC);
      case ROOT -> within(List.of(root, RepoPath.ROOT), path.rest(), kind);
      case SELF -> within(List.of(from.parent()), path.rest(), kind);
      case HERE ->
          within(
              kind == Reference.Kind.SOURCES
                  ? List.of(from.parent(), root, RepoPath.ROOT)
                  : List.of(root, from.parent(), RepoPath.ROOT),
              path.rest(),
              kind);
    };
  }

  private Found within(List<RepoPath> bases, String rest, Reference.Kind kind) {
    Closure.Reason reason = Closure.Reason.ABSENT;
    boolean folder = false;
    Set<RepoPath> distinct = new LinkedHashSet<>(bases);
    for (RepoPath base : distinct) {
      for (String ending : kind == Reference.Kind.READS ? List.of("") : ENDINGS) {
        switch (snapshot.resolve(written(base, rest + ending))) {
          case Resolution.Inside inside -> {
            if (inside.entry().type() != EntryType.DIRECTORY) {
              return new Found.File(inside.entry());
            }
            Found index = index(inside.entry().path(), kind);
            if (index instanceof Found.File) {
              return index;
            }
            folder = true;
          }
          case Resolution.Outside _ -> reason = Closure.Reason.OUTSIDE;
          case Resolution.Missing _, Resolution.Loop _ -> {}
        }
      }
    }
    return folder ? new Found.Folder() : new Found.Nothing(reason);
  }

  private Found index(RepoPath folder, Reference.Kind kind) {
    if (kind == Reference.Kind.READS) {
      return new Found.Folder();
    }
    for (String name : INDEXES) {
      if (snapshot.resolve(folder.child(name)) instanceof Resolution.Inside inside
          && inside.entry().isFile()) {
        return new Found.File(inside.entry());
      }
    }
    return new Found.Folder();
  }

  private static RepoPath written(RepoPath base, String rest) {
    return base.isRoot() ? RepoPath.of(rest) : RepoPath.of(base.text() + "/" + rest);
  }
}
