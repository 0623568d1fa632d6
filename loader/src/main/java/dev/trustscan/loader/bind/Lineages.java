package dev.trustscan.loader.bind;

import dev.trustscan.loader.decision.Lineage;
import dev.trustscan.scanner.source.Content;
import dev.trustscan.scanner.source.Entry;
import dev.trustscan.scanner.source.RepoPath;
import dev.trustscan.scanner.source.Repository;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says where a file's bytes come from: from the recorded remote, if one of its remote-tracking
 * branches has exactly these bytes at that path; from somebody else otherwise.
 */
final class Lineages {
  private final Optional<Repository> repository;
  private final List<String> tips;
  private final Map<RepoPath, Lineage> known = new HashMap<>();

  Lineages(Optional<Repository> repository) {
    this.repository = repository;
    var all = new ArrayList<String>();
    repository.ifPresent(
        at -> Identities.recorded(at.remotes()).forEach(name -> all.addAll(at.tips(name))));
    this.tips = List.copyOf(all);
  }

  Lineage of(Entry entry, Content content) {
    return known.computeIfAbsent(entry.path(), path -> look(path, content));
  }

  private Lineage look(RepoPath path, Content content) {
    boolean upstream =
        content instanceof Content.Whole whole
            && repository.isPresent()
            && tips.stream().anyMatch(tip -> repository.get().holds(tip, path, whole.bytes()));
    return upstream ? Lineage.UPSTREAM : Lineage.FOREIGN;
  }
}
