package dev.trustscan.scanner.report;

import dev.trustscan.rules.Effect;
import dev.trustscan.scanner.inspect.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What changed since the base or the last decision: capabilities, not text. */
final class DriftSection {
  private static final int MOST = 12;

  private DriftSection() {}

  static void write(Page page, ReportView view) {
    List<Drift> drift = view.report().drift();
    if (drift.isEmpty()) {
      return;
    }
    page.heading("What changed", ReportView.count(drift.size(), "unit", "units"));
    List<Drift> sorted =
        drift.stream().sorted(Comparator.comparing(d -> unit(d).effect())).toList();
    int most = page.options().detail() == TextOptions.Detail.FULL ? Integer.MAX_VALUE : MOST;
    var rest = new ArrayList<Drift>();
    for (Drift each : sorted) {
      if (most > 0 && (unit(each).effect().compareTo(Effect.INFLUENCES) <= 0 || most > MOST)) {
        line(page, each);
        most--;
      } else {
        rest.add(each);
      }
    }
    if (!rest.isEmpty()) {
      page.paragraph(
          2,
          4,
          page.prose()
              .own(ReportView.count(rest.size(), "other change", "other changes"), Tone.DIM));
    }
  }

  private static Unit unit(Drift drift) {
    return drift.after().or(drift::before).orElseThrow();
  }

  private static void line(Page page, Drift drift) {
    Unit unit = unit(drift);
    Prose line = page.prose().own(sign(drift.change()), Tone.STRONG).path(unit.path(), Tone.PLAIN);
    if (!unit.pointer().equals("$")) {
      line.own(" ").target(unit.pointer(), 120);
    }
    line.own("  ").message(drift.capability());
    page.paragraph(2, 12, line);
  }

  private static String sign(Drift.Change change) {
    return switch (change) {
      case NEW -> "new       ";
      case CHANGED -> "changed   ";
      case CLOSURE_CHANGED -> "reaches   ";
      case REMOVED -> "removed   ";
    };
  }
}
