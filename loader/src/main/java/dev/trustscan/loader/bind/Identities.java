package dev.trustscan.loader.bind;

import dev.trustscan.loader.decision.RepositoryIdentity;
import dev.trustscan.loader.decision.RepositoryIdentity.Proof;
import dev.trustscan.loader.decision.Sha256;
import dev.trustscan.scanner.source.Repository;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Says which repository a checkout belongs to. The path is no part of the answer: a clone that is
 * moved stays what it was, and another project at the same path is another repository.
 */
public final class Identities {
  /** Beyond this many commits the root is left unknown; the address still counts. */
  static final int MOST_COMMITS = 20_000;

  private static final List<String> RECORDED = List.of("origin", "upstream");

  private Identities() {}

  /**
   * The identity of a checkout.
   *
   * @param repository the repository around it, if there is one
   * @param folder the checkout
   */
  public static RepositoryIdentity of(Optional<Repository> repository, Path folder) {
    if (repository.isEmpty()) {
      return local(Repository.key(folder));
    }
    Repository at = repository.get();
    List<String> urls =
        recorded(at.remotes()).stream()
            .map(name -> address(at.remotes().getOrDefault(name, "")))
            .filter(url -> !url.isEmpty())
            .toList();
    if (urls.isEmpty()) {
      return local(at.key());
    }
    List<String> roots =
        at.isShallow()
            ? List.of()
            : at.line("HEAD", MOST_COMMITS)
                .filter(Repository.Line::whole)
                .map(line -> List.of(line.commits().getLast()))
                .orElse(List.of());
    return new RepositoryIdentity(urls, roots, "", roots.isEmpty() ? Proof.URL_ONLY : Proof.FULL);
  }

  /**
   * The remotes that count: those that a clone or the user named, never the one of a branch, which
   * checking out a pull request sets to the fork. Without a usual name, the only one.
   */
  static List<String> recorded(Map<String, String> remotes) {
    List<String> usual = RECORDED.stream().filter(remotes::containsKey).toList();
    return usual.isEmpty() && remotes.size() == 1 ? List.copyOf(remotes.keySet()) : usual;
  }

  /** One name for a repository, whether it is fetched over SSH or HTTPS. */
  static String address(String normalised) {
    for (String scheme : List.of("https://", "ssh://", "git+ssh://")) {
      if (normalised.startsWith(scheme)) {
        String rest = normalised.substring(scheme.length());
        // The large hosts do not tell letters by case; where one does, a question is the cost.
        return rest.toLowerCase(Locale.ROOT);
      }
    }
    return normalised;
  }

  private static RepositoryIdentity local(String key) {
    String id =
        key.isEmpty() ? "" : Sha256.of(("key " + key).getBytes(StandardCharsets.UTF_8)).hex();
    return new RepositoryIdentity(List.of(), List.of(), id, Proof.LOCAL);
  }
}
