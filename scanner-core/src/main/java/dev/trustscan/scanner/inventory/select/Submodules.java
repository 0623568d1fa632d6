package dev.trustscan.scanner.inventory.select;

import dev.trustscan.scanner.git.GitConfigText;
import dev.trustscan.scanner.inventory.Selector.Found;
import dev.trustscan.scanner.source.Entry;
import dev.trustscan.scanner.source.RepoPath;
import dev.trustscan.scanner.source.Snapshot;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Commits of other repositories in the tree. */
final class Submodules {
  private Submodules() {}

  static void links(Snapshot snapshot, Found found) {
    for (Entry entry : Shortlist.of(snapshot).gitlinks) {
      found.at(entry, "a commit of another repository; its files are not part of this tree");
    }
  }

  static void unlisted(Snapshot snapshot, Found found) {
    Set<String> listed = new HashSet<>(listedPaths(snapshot));
    for (Entry entry : Shortlist.of(snapshot).gitlinks) {
      if (!listed.contains(entry.path().text())) {
        found.at(entry, "a commit of another repository that .gitmodules does not name");
      }
    }
  }

  static void throughLinks(Snapshot snapshot, Found found) {
    Map<String, Entry> links = new HashMap<>();
    for (Entry link : Shortlist.of(snapshot).links) {
      links.put(Folding.folded(link.path().text()), link);
    }
    if (links.isEmpty()) {
      return;
    }
    Set<String> paths = new HashSet<>(listedPaths(snapshot));
    Shortlist.of(snapshot).gitlinks.forEach(entry -> paths.add(entry.path().text()));
    Set<Entry> hit = new HashSet<>();
    for (String path : paths) {
      String folded = Folding.folded(path.strip());
      for (int end = folded.length(); end > 0; end = folded.lastIndexOf('/', end - 1)) {
        Entry link = links.get(folded.substring(0, end));
        if (link != null && hit.add(link)) {
          found.at(link, "a submodule's path leads through this link");
        }
      }
    }
  }

  private static List<String> listedPaths(Snapshot snapshot) {
    return snapshot
        .entry(RepoPath.of(".gitmodules"))
        .flatMap(entry -> Texts.of(snapshot, entry))
        .map(GitConfigText::parse)
        .orElse(List.of())
        .stream()
        .filter(item -> item.is("submodule", "path"))
        .map(GitConfigText.Item::value)
        .toList();
  }
}
