package dev.trustscan.scanner.report;

import dev.trustscan.scanner.source.Gap;

/** What to type next. */
final class NextSection {
  private static final int COMMAND = 36;

  private NextSection() {}

  static void write(Page page, ReportView view) {
    page.heading("Next", "");
    String target = page.options().target();
    if (!view.cards().isEmpty()) {
      step(page, "trustscan show 1", target, "the first card with everything about it");
      step(page, "trustscan explain " + view.cards().getFirst().first().rule(), "", "its rule");
    }
    if (view.report().coverage().gaps().stream().anyMatch(NextSection::ranOut)) {
      step(page, "trustscan scan --limit name=value", target, "raise the limit that ran out");
    }
    if (page.options().detail() != TextOptions.Detail.FULL) {
      step(page, "trustscan scan -v", target, "everything: each unit, surface and gap");
    }
  }

  private static boolean ranOut(Gap gap) {
    return switch (gap.reason()) {
      case TOO_LARGE, TOO_DEEP, TOO_MANY, TIME -> true;
      case UNREADABLE, CHANGED, MALFORMED, MISSING_OBJECT, UNSUPPORTED, OUTSIDE -> false;
    };
  }

  private static void step(Page page, String command, String target, String why) {
    Prose line = page.prose().own(command);
    if (!target.isEmpty()) {
      line.own(" ").target(target, 200);
    }
    line.own(" ".repeat(Math.max(2, COMMAND - line.width())) + why, Tone.DIM);
    page.paragraph(2, 6, line);
  }
}
