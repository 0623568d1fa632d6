package dev.trustscan.scanner.inspect;

import dev.trustscan.rules.DerivedSeverity;
import dev.trustscan.rules.Severity;
import java.util.Comparator;

/**
 * The order of what several surfaces say of one place: the reading that weighs most comes first,
 * and that one gives the unit its trigger, gate and command.
 *
 * <p>Gates are compared by what follows from them, not by their order: an opt-in reading must not
 * hide one that acts at session start after a question, nor a mild word one with a command to
 * judge.
 */
final class Strongest {
  private static final Comparator<Draft> FIRST =
      Comparator.comparing((Draft draft) -> draft.effects().getFirst())
          .thenComparing(Strongest::severity)
          .thenComparing(draft -> draft.command().isEmpty())
          .thenComparing(Draft::trigger)
          .thenComparing(draft -> draft.gate().kind());

  private Strongest() {}

  static Comparator<Draft> first() {
    return FIRST;
  }

  private static Severity severity(Draft draft) {
    return draft
        .severity()
        .orElseGet(() ->
            DerivedSeverity.of(draft.effects().getFirst(), draft.trigger(), draft.gate().kind()));
  }
}
