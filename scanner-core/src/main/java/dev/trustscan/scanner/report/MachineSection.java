package dev.trustscan.scanner.report;

import java.util.List;

/** What the units could reach on this machine if they ran without a sandbox. */
final class MachineSection {
  private static final int LABEL = 13;
  private static final int MOST = 8;

  private MachineSection() {}

  static void write(Page page, ReportView view) {
    BlastRadius radius = view.report().blastRadius();
    if (radius.equals(BlastRadius.UNKNOWN)) {
      return;
    }
    page.heading("Within reach of what runs here, without a sandbox", "");
    places(page, "credentials", radius.credentials(), "none of the usual stores exist here");
    places(page, "writable", radius.writable(), "none of the usual start-up files");
    row(page, "network", page.prose().own(radius.network()));
  }

  private static void places(Page page, String label, List<BlastRadius.Place> places, String none) {
    if (places.isEmpty()) {
      row(page, label, page.prose().own(none));
      return;
    }
    boolean full = page.options().detail() == TextOptions.Detail.FULL;
    int most = full ? Integer.MAX_VALUE : MOST;
    Prose line = page.prose();
    for (int i = 0; i < Math.min(most, places.size()); i++) {
      line.own(i == 0 ? "" : ", ").target(places.get(i).path(), 200);
      if (full) {
        line.own(" (" + places.get(i).what() + ")", Tone.DIM);
      }
    }
    line.own(places.size() > most ? " +" + (places.size() - most) : "");
    row(page, label, line);
  }

  private static void row(Page page, String label, Prose text) {
    Prose line = page.prose().own(label + " ".repeat(LABEL - label.length()), Tone.DIM);
    line.runs().addAll(text.runs());
    page.paragraph(2, page.width() < 60 ? 4 : 2 + LABEL, line);
  }
}
