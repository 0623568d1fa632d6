package dev.trustscan.scanner.closure;

import dev.trustscan.scanner.source.Entry;
import dev.trustscan.scanner.source.RepoPath;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Python modules in the repository. */
final class Modules {
  private Modules() {}

  /** The files that running or importing a module loads; none if it is not the repository's. */
  static List<Entry> find(Resolver resolver, String text, Place place) {
    int folder = text.indexOf("//");
    String name = folder < 0 ? text : text.substring(folder + 2);
    var starts = new LinkedHashSet<RepoPath>();
    int dots = 0;
    while (dots < name.length() && name.charAt(dots) == '.') {
      dots++;
    }
    if (dots > 0) {
      RepoPath start = place.file().parent();
      for (int i = 1; i < dots; i++) {
        start = start.parent();
      }
      starts.add(start);
    } else {
      RepoPath directory =
          folder < 0
              ? place.directory()
              : place.directory().child(RepoPath.of(text.substring(0, folder)));
      starts.add(place.file().parent());
      starts.add(directory);
      starts.add(directory.child("src"));
      starts.add(RepoPath.ROOT);
      starts.add(RepoPath.of("src"));
    }
    String path = name.substring(dots).replace('.', '/');
    for (RepoPath start : starts) {
      List<Entry> found = under(resolver, start, path);
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  private static List<Entry> under(Resolver resolver, RepoPath start, String path) {
    RepoPath target = path.isEmpty() ? start : start.child(RepoPath.of(path));
    var found = new ArrayList<Entry>();
    if (!path.isEmpty()) {
      add(resolver.at(RepoPath.of(target.text() + ".py")), found);
    }
    add(resolver.at(target.child("__main__.py")), found);
    add(resolver.at(target.child("__init__.py")), found);
    // Importing a module loads the packages around it first.
    for (RepoPath at = target.parent();
        !found.isEmpty() && at.isWithin(start) && !at.equals(start);
        at = at.parent()) {
      add(resolver.at(at.child("__init__.py")), found);
    }
    return found;
  }

  private static void add(Optional<Entry> entry, List<Entry> to) {
    entry.ifPresent(to::add);
  }
}
