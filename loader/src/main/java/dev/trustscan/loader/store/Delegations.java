package dev.trustscan.loader.store;

import dev.trustscan.loader.decision.Decision.Answer;
import dev.trustscan.loader.decision.Lineage;
import dev.trustscan.loader.decision.RepositoryIdentity;
import dev.trustscan.rules.Effect;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a machine's key and a team may say. */
final class Delegations {
  private Delegations() {}

  /** Why a draft is outside a delegation; empty if it is inside. */
  static Optional<String> objection(DecisionDraft draft, Root.Delegation limits) {
    if (draft.answer() == Answer.DENY) {
      return Optional.empty();
    }
    if (!draft.acceptedTrips().isEmpty()) {
      return Optional.of("a delegated key cannot accept a trip");
    }
    boolean foreign = draft.scope().lineages().contains(Lineage.FOREIGN);
    if (foreign && draft.units().stream().anyMatch(unit -> unit.effect() == Effect.EXECUTES)) {
      return Optional.of("a delegated key cannot let foreign content execute");
    }
    if (!covers(limits.repositories(), draft.subject().orElseThrow())) {
      return Optional.of("the delegation is for other repositories");
    }
    boolean agents =
        limits.agents().isEmpty()
            || !draft.scope().agents().isEmpty()
                && limits.agents().containsAll(draft.scope().agents());
    if (!agents) {
      return Optional.of("the delegation is for other tools");
    }
    Duration length = Duration.between(draft.notBefore(), draft.notAfter());
    if (length.compareTo(Duration.ofDays(limits.days())) > 0) {
      return Optional.of("the delegation allows at most " + limits.days() + " days");
    }
    return Optional.empty();
  }

  /** Whether every address of a repository is named; one that ends in a slash names all below. */
  static boolean covers(List<String> repositories, RepositoryIdentity identity) {
    return !identity.urls().isEmpty()
        && identity.urls().stream()
            .allMatch(url -> repositories.stream().anyMatch(named -> covers(named, url)));
  }

  private static boolean covers(String named, String url) {
    return named.endsWith("/") ? url.startsWith(named) : url.equals(named);
  }
}
