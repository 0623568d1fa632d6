package dev.trustscan.scanner.report;

import dev.trustscan.rules.Effect;
import dev.trustscan.scanner.closure.Closure;
import dev.trustscan.scanner.command.Fact;
import dev.trustscan.scanner.inspect.Unit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The blast radius: what units could reach on this machine, as a picture and as lists. */
final class HtmlReach {
  private static final Set<Fact.Kind> SECRETS =
      EnumSet.of(Fact.Kind.READS_SECRETS, Fact.Kind.READS_ENVIRONMENT);
  private static final Set<Fact.Kind> WRITES =
      EnumSet.of(
          Fact.Kind.WRITES_FILES,
          Fact.Kind.WRITES_CONTROL_FILE,
          Fact.Kind.PERSISTS,
          Fact.Kind.DESTROYS);
  private static final Set<Fact.Kind> NETWORK =
      EnumSet.of(
          Fact.Kind.NETWORK,
          Fact.Kind.DOWNLOADS,
          Fact.Kind.FETCH_AND_RUN,
          Fact.Kind.SENDS_DATA,
          Fact.Kind.DNS_CHANNEL,
          Fact.Kind.UNPINNED_PACKAGE,
          Fact.Kind.PUBLISHES);
  private static final int MOST_DRAWN = 6;
  private static final int MOST_LISTED = 60;
  private static final int LINE = 18;
  private static final int LEFT = 330;
  private static final int WIDTH = 760;

  private HtmlReach() {}

  static boolean isShown(ReportView view) {
    return !view.report().blastRadius().equals(BlastRadius.UNKNOWN);
  }

  static void write(HtmlPage page, ReportView view) {
    if (!isShown(view)) {
      return;
    }
    BlastRadius radius = view.report().blastRadius();
    List<Unit> running =
        view.report().units().stream().filter(u -> u.effect() == Effect.EXECUTES).toList();
    page.markup("<section id=reach aria-labelledby=reach-h>\n");
    page.markup("<h2 id=reach-h>Within reach of what runs here, without a sandbox</h2>\n");
    if (!running.isEmpty()) {
      picture(page, radius, running);
    }
    page.markup("<dl class=places>\n");
    list(page, "Credentials", radius.credentials(), "none of the usual stores exist here");
    list(page, "Writable", radius.writable(), "none of the usual start-up files");
    page.element("dt", "Network").element("dd", radius.network());
    page.markup("</dl>\n</section>\n");
  }

  private static void list(
      HtmlPage page, String label, List<BlastRadius.Place> places, String none) {
    page.element("dt", label).markup("<dd>");
    if (places.isEmpty()) {
      page.words(none).markup("</dd>\n");
      return;
    }
    page.markup("<ul class=plain>");
    for (BlastRadius.Place each : places.subList(0, Math.min(MOST_LISTED, places.size()))) {
      page.markup("<li>").target(each.path(), 200).markup(" <span class=dim>");
      page.words(each.what()).markup("</span></li>");
    }
    if (places.size() > MOST_LISTED) {
      page.element("li", "and " + (places.size() - MOST_LISTED) + " more");
    }
    page.markup("</ul></dd>\n");
  }

  /** A panel of the picture. */
  private record Panel(String head, List<String> lines, boolean told) {
    int height() {
      return 34 + lines.size() * LINE;
    }
  }

  private static void picture(HtmlPage page, BlastRadius radius, List<Unit> running) {
    Set<Fact.Kind> told = EnumSet.noneOf(Fact.Kind.class);
    for (Unit unit : running) {
      unit.facts().facts().forEach(fact -> told.add(fact.kind()));
      for (Closure.Reached file : unit.closure().reached()) {
        file.facts().facts().forEach(fact -> told.add(fact.kind()));
      }
    }
    List<Panel> panels =
        List.of(
            new Panel("Credentials", lines(radius.credentials()), meets(told, SECRETS)),
            new Panel("Writable places", lines(radius.writable()), meets(told, WRITES)),
            new Panel("Network", List.of(radius.network()), meets(told, NETWORK)));
    int height = panels.stream().mapToInt(p -> p.height() + 16).sum();
    page.markup("<figure><div class=scroll tabindex=0 role=region");
    page.markup(" aria-label=\"Blast radius, picture\">");
    var svg =
        new Svg(page, "radius", "What the code of this repository could reach", WIDTH, height);
    String what = ReportView.count(running.size(), "unit runs", "units run") + " code";
    var source =
        new Svg.Box(
            0, height / 2 - 30, 190, 60, "when", what, List.of("This repository", what), false, "");
    var boxes = new ArrayList<Svg.Box>();
    int y = 8;
    for (Panel panel : panels) {
      var box =
          new Svg.Box(
              LEFT,
              y,
              WIDTH - LEFT,
              panel.height(),
              panel.told ? "panel grave" : "panel",
              panel.head,
              List.of(),
              false,
              "");
      boxes.add(box);
      svg.edge("radius", source, box, panel.told ? "grave" : "possible");
      y += panel.height() + 16;
    }
    svg.box(source);
    for (int i = 0; i < panels.size(); i++) {
      panel(svg, boxes.get(i), panels.get(i));
    }
    svg.end();
    page.markup("</div><figcaption>A full line: the text of something that runs here says that it");
    page.markup(" does so. A broken line: nothing prevents it.</figcaption></figure>\n");
  }

  private static void panel(Svg svg, Svg.Box box, Panel panel) {
    svg.box(box);
    svg.text(box.x() + 14, box.y() + 22, "head", panel.head, 60);
    for (int i = 0; i < panel.lines.size(); i++) {
      svg.text(box.x() + 14, box.y() + 22 + (i + 1) * LINE, "words", panel.lines.get(i), 62);
    }
  }

  private static boolean meets(Set<Fact.Kind> told, Set<Fact.Kind> kinds) {
    return told.stream().anyMatch(kinds::contains);
  }

  private static List<String> lines(List<BlastRadius.Place> places) {
    if (places.isEmpty()) {
      return List.of("none of the usual ones exist here");
    }
    var lines = new ArrayList<String>();
    for (BlastRadius.Place each : places.subList(0, Math.min(MOST_DRAWN, places.size()))) {
      lines.add(Printable.UNICODE.text(each.path(), 60) + "  " + each.what());
    }
    if (places.size() > MOST_DRAWN) {
      lines.add("and " + (places.size() - MOST_DRAWN) + " more, listed below");
    }
    return lines;
  }
}
