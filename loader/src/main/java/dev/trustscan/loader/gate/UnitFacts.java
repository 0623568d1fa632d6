package dev.trustscan.loader.gate;

import dev.trustscan.loader.decision.DecidedUnit;
import dev.trustscan.loader.decision.Lineage;
import dev.trustscan.rules.Effect;
import dev.trustscan.rules.Trigger;
import java.util.List;
import java.util.Set;

/**
 * What may be said of a unit before anybody trusts it: enough to judge, to compare and to sign, and
 * nothing that could be run.
 *
 * @param now its digests, id, path, pointer, kind and strongest effect
 * @param effects all effects, strongest first
 * @param trigger when it acts
 * @param consumers ids of the tools that act on it
 * @param capabilities what it may do, with all that it reaches
 * @param marks ids of the rules that speak of it
 * @param lineage where its bytes come from
 * @param note what it does, one sentence of the catalogue
 */
public record UnitFacts(
    DecidedUnit now,
    List<Effect> effects,
    Trigger trigger,
    Set<String> consumers,
    Set<Capability> capabilities,
    Set<String> marks,
    Lineage lineage,
    String note) {
  public UnitFacts {
    effects = List.copyOf(effects);
    consumers = Set.copyOf(consumers);
    capabilities = Set.copyOf(capabilities);
    marks = Set.copyOf(marks);
  }

  /** Whether it is a guard: its only effect is to narrow what may be done. */
  public boolean restricts() {
    return now.effect() == Effect.RESTRICTS && !capabilities.contains(Capability.EXEC);
  }

  /** Whether it can do harm by itself, so that it needs an answer. */
  public boolean needsAnswer() {
    return !restricts()
        && (now.effect() != Effect.INERT || capabilities.contains(Capability.OPAQUE));
  }
}
