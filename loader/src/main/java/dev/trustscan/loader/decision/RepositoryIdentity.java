package dev.trustscan.loader.decision;

import java.util.List;

/**
 * Where a decision may be used again. Content carries the authority; the identity only says in
 * which repository. It never depends on the path of a checkout.
 *
 * @param urls normalized addresses of the remotes recorded at the first decision, sorted
 * @param roots hex ids of the root commits of the checked-out history, sorted; empty in a shallow
 *     clone or without commits
 * @param localId random id kept by the store for a repository without remotes, else empty
 * @param proof how far the identity is proven
 */
public record RepositoryIdentity(
    List<String> urls, List<String> roots, String localId, Proof proof) {
  /** How far an identity is proven. */
  public enum Proof {
    /** A remote's address and the root commits. */
    FULL,
    /** A remote's address only: a shallow clone, or no commit yet. */
    URL_ONLY,
    /** No remote: bound to this git directory on this machine. */
    LOCAL
  }

  public RepositoryIdentity {
    urls = urls.stream().sorted().distinct().toList();
    roots = roots.stream().sorted().distinct().toList();
  }

  /**
   * Whether a decision for {@code decided} covers this repository: a shared address, and a shared
   * root commit where both know theirs; without addresses the same local id. A fork shares root
   * commits with its origin, so roots alone never suffice.
   */
  public boolean coveredBy(RepositoryIdentity decided) {
    if (urls.isEmpty() || decided.urls.isEmpty()) {
      return urls.isEmpty()
          && decided.urls.isEmpty()
          && !localId.isEmpty()
          && localId.equals(decided.localId);
    }
    boolean sharedUrl = urls.stream().anyMatch(decided.urls::contains);
    boolean rootsKnown = !roots.isEmpty() && !decided.roots.isEmpty();
    return sharedUrl && (!rootsKnown || roots.stream().anyMatch(decided.roots::contains));
  }
}
