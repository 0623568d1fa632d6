package dev.trustscan.cli;

import dev.trustscan.loader.gate.Capability;
import dev.trustscan.loader.gate.Evaluation;
import dev.trustscan.loader.gate.Judged;
import dev.trustscan.loader.gate.Verdict;
import dev.trustscan.rules.Effect;
import dev.trustscan.rules.UnitKind;
import java.util.Comparator;
import java.util.List;

/** What waits for an answer, most dangerous first. */
final class Pending {
  private Pending() {}

  static List<Judged> of(Evaluation evaluation) {
    return evaluation.judged().stream()
        .filter(j -> j.verdict() instanceof Verdict.Withheld)
        .sorted(
            Comparator.comparing((Judged j) -> !can(j, Capability.HOSTILE))
                .thenComparingInt(j -> -j.trips().size())
                .thenComparing(j -> j.unit().facts().now().effect())
                .thenComparing(j -> j.unit().facts().trigger()))
        .toList();
  }

  private static boolean can(Judged judged, Capability capability) {
    return judged.unit().facts().capabilities().contains(capability);
  }

  /** Whether it is text that runs nothing. */
  static boolean isInstruction(Judged judged) {
    return judged.unit().facts().now().effect() == Effect.INFLUENCES
        && !can(judged, Capability.EXEC)
        && judged.trips().isEmpty();
  }

  static boolean isKind(Judged judged, UnitKind kind) {
    return judged.unit().facts().now().kind() == kind && judged.trips().isEmpty();
  }
}
