package dev.trustscan.scanner.report;

import dev.trustscan.rules.Effect;
import dev.trustscan.scanner.detect.Wording;
import dev.trustscan.scanner.inspect.Unit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares two states of a repository unit by unit. */
public final class Drifts {
  private Drifts() {}

  /** What changed, in the order of the newer state, then what is gone. */
  public static List<Drift> between(List<Unit> before, List<Unit> after) {
    Map<String, Unit> old = new HashMap<>();
    for (Unit unit : before) {
      old.putIfAbsent(unit.id(), unit);
    }
    var drifts = new ArrayList<Drift>();
    for (Unit unit : after) {
      Unit was = old.remove(unit.id());
      if (was == null) {
        drifts.add(
            new Drift(
                Drift.Change.NEW, Optional.empty(), Optional.of(unit), capability("now", unit)));
      } else if (!was.digest().equals(unit.digest())) {
        drifts.add(changed(was, unit));
      }
    }
    for (Unit unit : before) {
      if (unit.equals(old.get(unit.id()))) {
        drifts.add(
            new Drift(
                Drift.Change.REMOVED,
                Optional.of(unit),
                Optional.empty(),
                capability("no longer", unit)));
      }
    }
    return List.copyOf(drifts);
  }

  private static Drift changed(Unit was, Unit is) {
    boolean sameValue = was.node().equals(is.node()) && !is.pointer().equals("$");
    return new Drift(
        sameValue ? Drift.Change.CLOSURE_CHANGED : Drift.Change.CHANGED,
        Optional.of(was),
        Optional.of(is),
        sameValue ? "reaches other bytes than before" : capability("changed: now", is));
  }

  private static String capability(String word, Unit unit) {
    String verb =
        switch (unit.effect()) {
          case EXECUTES -> "runs a command";
          case REDIRECTS -> "sends traffic or credentials elsewhere";
          case LOOSENS -> "widens what may be done unasked";
          case CONCEALS -> "hides files";
          case INFLUENCES -> "enters the model's context";
          case RESTRICTS -> "narrows what may be done";
          case INERT -> "is read";
        };
    String when = unit.effect() == Effect.EXECUTES ? " " + Wording.when(unit.trigger()) : "";
    return word + " " + verb + when;
  }
}
