package dev.trustscan.loader.gate;

import dev.trustscan.loader.decision.DecidedUnit;
import dev.trustscan.loader.decision.Sha256;
import dev.trustscan.loader.decision.StoreView;
import java.util.List;

/**
 * Every unit that the use concerns, with its answer.
 *
 * @param subject what was judged
 * @param use for whom
 * @param judged the answers, in the subject's order
 * @param removedGuards guards that were there when an answer was given and are gone
 * @param root over the units that the use concerns
 * @param under the state of the store
 * @param trouble what is wrong with the store, one sentence; empty if nothing is
 */
public record Evaluation(
    Subject subject,
    Use use,
    List<Judged> judged,
    List<DecidedUnit> removedGuards,
    Sha256 root,
    StoreView.Checkpoint under,
    String trouble) {
  public Evaluation {
    judged = List.copyOf(judged);
    removedGuards = List.copyOf(removedGuards);
  }
}
