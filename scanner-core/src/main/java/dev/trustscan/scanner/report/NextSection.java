package dev.trustscan.scanner.report;

import dev.trustscan.scanner.source.Gap;
import java.util.ArrayList;
import java.util.List;

/** What to type next. */
final class NextSection {
  private static final int COMMAND = 36;

  private NextSection() {}

  /**
   * A command to type.
   *
   * @param command our own words of it
   * @param repeats whether the words that name the target belong behind it
   * @param why what it is for
   */
  record Step(String command, boolean repeats, String why) {}

  static List<Step> steps(ReportView view, boolean full) {
    var steps = new ArrayList<Step>();
    if (!view.cards().isEmpty()) {
      steps.add(new Step("trustscan show 1", true, "the first card with everything about it"));
      String rule = view.cards().getFirst().first().rule();
      steps.add(new Step("trustscan explain " + rule, false, "its rule"));
    }
    if (view.report().coverage().gaps().stream().anyMatch(NextSection::ranOut)) {
      steps.add(
          new Step("trustscan scan --limit name=value", true, "raise the limit that ran out"));
    }
    if (!full) {
      steps.add(new Step("trustscan scan -v", true, "everything: each unit, surface and gap"));
    }
    return steps;
  }

  static void write(Page page, ReportView view) {
    page.heading("Next", "");
    boolean full = page.options().detail() == TextOptions.Detail.FULL;
    for (Step step : steps(view, full)) {
      Prose line = page.prose().own(step.command);
      if (step.repeats && !page.options().target().isEmpty()) {
        line.own(" ").target(page.options().target(), 200);
      }
      line.own(" ".repeat(Math.max(2, COMMAND - line.width())) + step.why, Tone.DIM);
      page.paragraph(2, 6, line);
    }
  }

  private static boolean ranOut(Gap gap) {
    return switch (gap.reason()) {
      case TOO_LARGE, TOO_DEEP, TOO_MANY, TIME -> true;
      case UNREADABLE, CHANGED, MALFORMED, MISSING_OBJECT, UNSUPPORTED, OUTSIDE -> false;
    };
  }
}
