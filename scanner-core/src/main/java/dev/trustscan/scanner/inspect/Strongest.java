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
  private static final Comparator<Draft> FIRST = Strongest::order;

  private Strongest() {}

  static Comparator<Draft> first() {
    return FIRST;
  }

  // Written out: the library's combinators are made anew at every start.
  private static int order(Draft a, Draft b) {
    int order = a.effects().getFirst().compareTo(b.effects().getFirst());
    order = order != 0 ? order : severity(a).compareTo(severity(b));
    order = order != 0 ? order : Boolean.compare(a.command().isEmpty(), b.command().isEmpty());
    order = order != 0 ? order : a.trigger().compareTo(b.trigger());
    return order != 0 ? order : a.gate().kind().compareTo(b.gate().kind());
  }

  private static Severity severity(Draft draft) {
    return draft
        .severity()
        .orElseGet(() ->
            DerivedSeverity.of(draft.effects().getFirst(), draft.trigger(), draft.gate().kind()));
  }
}
