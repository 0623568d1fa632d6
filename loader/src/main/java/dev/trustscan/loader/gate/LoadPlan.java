package dev.trustscan.loader.gate;

import dev.trustscan.loader.decision.Sha256;
import dev.trustscan.loader.decision.StoreView;
import java.util.List;
import java.util.stream.Stream;

/**
 * What may load now, and what may not and why.
 *
 * @param root over all units concerned
 * @param load tokens
 * @param withheld what does not load
 * @param withheldGuards guards among them: their absence is to be said loudly
 * @param evaluation everything that was judged
 * @param under the state of the store
 */
public record LoadPlan(
    Sha256 root,
    List<Trusted<?>> load,
    List<Judged> withheld,
    List<Judged> withheldGuards,
    Evaluation evaluation,
    StoreView.Checkpoint under) {
  public LoadPlan {
    load = List.copyOf(load);
    withheld = List.copyOf(withheld);
    withheldGuards = List.copyOf(withheldGuards);
  }

  /** The tokens for one kind of unit. */
  public <U extends InertUnit> Stream<Trusted<? extends U>> load(Class<U> kind) {
    return load.stream().flatMap(token -> narrowed(token, kind));
  }

  private static <U extends InertUnit> Stream<Trusted<? extends U>> narrowed(
      Trusted<?> token, Class<U> kind) {
    return token.as(kind).stream();
  }
}
