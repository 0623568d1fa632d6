package dev.trustscan.scanner.report;

import dev.trustscan.rules.Effect;
import dev.trustscan.rules.Severity;
import dev.trustscan.rules.Trigger;
import dev.trustscan.scanner.command.Behaviour;
import dev.trustscan.scanner.detect.FactWording;
import dev.trustscan.scanner.inspect.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What this repository would do: by the moment, then by the tool. */
final class HtmlActions {
  /** No more units are listed for one moment and tool; the others are counted. */
  static final int MOST = 100;

  private static final int MOST_BYTES = 600_000;
  private static final int MOST_CHAIN = 3;

  private HtmlActions() {}

  static void write(HtmlPage page, ReportView view, HtmlFacets facets) {
    Map<Trigger, Map<String, List<Unit>>> moments = new EnumMap<>(Trigger.class);
    for (Unit unit : view.report().units()) {
      if (unit.effect().compareTo(Effect.INFLUENCES) <= 0) {
        moments
            .computeIfAbsent(unit.trigger(), t -> new TreeMap<>())
            .computeIfAbsent(ReportView.consumers(unit.consumers()), c -> new ArrayList<>())
            .add(unit);
      }
    }
    page.markup("<section id=actions aria-labelledby=actions-h>\n");
    page.markup("<h2 id=actions-h>What this repository would do</h2>\n");
    if (moments.isEmpty()) {
      page.element("p", "Nothing that the catalogue knows of.");
    }
    moments.forEach((trigger, byTool) -> {
      List<Unit> all = byTool.values().stream().flatMap(List::stream).toList();
      page.markup("<div" + facets.classes("moment", all) + "><h3>");
      page.words(ActionsSection.moment(trigger)).markup("</h3>\n");
      byTool.forEach((tool, units) -> tool(page, view, facets, tool, units));
      page.markup("</div>\n");
    });
    page.markup("</section>\n");
  }

  private static void tool(
      HtmlPage page, ReportView view, HtmlFacets facets, String tool, List<Unit> units) {
    List<Unit> sorted =
        units.stream()
            .sorted(
                Comparator.comparing(Unit::effect)
                    .thenComparing(view::severity)
                    .thenComparing(Unit::path)
                    .thenComparingInt(u -> u.span().start()))
            .toList();
    List<Unit> told = sorted.stream().filter(u -> isNotable(view, u)).toList();
    List<Unit> rest = sorted.stream().filter(u -> !isNotable(view, u)).toList();
    page.markup("<div" + facets.classes("tool", units) + "><h4>").words(tool).markup("</h4>\n");
    rows(page, view, facets, told);
    if (!rest.isEmpty()) {
      page.markup("<details><summary>");
      page.words((told.isEmpty() ? "" : "and ") + kinds(rest)).markup("</summary>\n");
      rows(page, view, facets, rest);
      page.markup("</details>\n");
    }
    page.markup("</div>\n");
  }

  /** What a person should see without asking for more. */
  private static boolean isNotable(ReportView view, Unit unit) {
    boolean automatic = unit.trigger().compareTo(Trigger.TOOL_USE) <= 0;
    return view.severity(unit).compareTo(automatic ? Severity.MEDIUM : Severity.HIGH) <= 0
        || (automatic && unit.effect().compareTo(Effect.CONCEALS) < 0);
  }

  private static String kinds(List<Unit> units) {
    var kinds = new TreeMap<dev.trustscan.rules.UnitKind, Integer>();
    units.forEach(unit -> kinds.merge(unit.kind(), 1, Integer::sum));
    return kinds.entrySet().stream()
        .map(e -> UnitLines.kinds(e.getKey(), e.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static void rows(HtmlPage page, ReportView view, HtmlFacets facets, List<Unit> units) {
    if (units.isEmpty()) {
      return;
    }
    page.markup("<ul class=acts>\n");
    int shown = 0;
    while (shown < Math.min(MOST, units.size()) && page.size() < MOST_BYTES) {
      row(page, view, facets, units.get(shown++));
    }
    page.markup("</ul>\n");
    if (shown < units.size()) {
      page.markup("<p class=more>")
          .words("and " + ReportView.grouped(units.size() - shown) + " more, not listed here; ")
          .words("the JSON report has them all.")
          .markup("</p>\n");
    }
  }

  private static void row(HtmlPage page, ReportView view, HtmlFacets facets, Unit unit) {
    page.markup("<li" + facets.classes("", List.of(unit)) + ">");
    page.markup("<span class=\"verb " + unit.effect().label() + "\">");
    page.words(UnitLines.verb(unit.effect())).markup("</span><div>");
    UnitLines.value(unit)
        .ifPresent(value -> page.markup("<div class=value>").target(value, 240).markup("</div>"));
    page.markup("<div class=where>");
    if (unit.pointer().equals("$")) {
      page.path(unit.path());
    } else {
      page.place(unit.path(), unit.span());
    }
    Card card = view.card(unit);
    if (card != null) {
      HtmlCards.badge(page.markup(" "), card.severity());
      page.markup(" <a href=\"#" + HtmlCards.anchor(card) + "\">card " + card.number() + "</a>");
    }
    page.markup("</div>");
    if (unit.effect() == Effect.EXECUTES) {
      chain(page, unit);
    }
    page.markup("</div></li>\n");
  }

  private static void chain(HtmlPage page, Unit unit) {
    unit.closure().reached().stream()
        .filter(file -> file.facts().behaviour().compareTo(Behaviour.LOCAL_CODE) >= 0)
        .limit(MOST_CHAIN)
        .forEach(file -> {
          page.markup("<div class=step>→ ").path(file.path()).words(" ");
          page.words(
              file.facts().facts().stream()
                  .map(fact -> FactWording.of(fact.kind()))
                  .distinct()
                  .limit(MOST_CHAIN)
                  .collect(Collectors.joining(", ")));
          page.markup("</div>");
        });
    if (unit.closure().notBound()) {
      page.markup("<div class=step>→ ").words("code that is fetched when it runs");
      page.markup("</div>");
    }
  }
}
