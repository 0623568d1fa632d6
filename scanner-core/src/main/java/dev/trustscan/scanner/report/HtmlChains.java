package dev.trustscan.scanner.report;

import dev.trustscan.rules.Effect;
import dev.trustscan.scanner.closure.Closure;
import dev.trustscan.scanner.command.Behaviour;
import dev.trustscan.scanner.command.CommandFacts;
import dev.trustscan.scanner.command.Fact;
import dev.trustscan.scanner.detect.FactWording;
import dev.trustscan.scanner.inspect.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The picture of the chains: moment, unit, script, what it touches. */
final class HtmlChains {
  /** So many units are drawn, the most severe ones. */
  static final int MOST = 8;

  private static final int MOST_FILES = 3;
  private static final int MOST_TOUCHES = 3;
  private static final int[] LEFT = {0, 200, 480, 730};
  private static final int[] WIDE = {150, 230, 200, 220};
  private static final String[] HEADS = {"When", "What runs", "Through", "What it touches"};
  private static final int ROW = 56;
  private static final int HIGH = 44;
  private static final int TOP = 28;
  private static final int WIDTH = 950;

  /** A box without its place yet. */
  private record Node(
      String kind, String title, List<String> lines, boolean code, String link, Set<Unit> units) {
    Node(String kind, String title, List<String> lines, boolean code, String link) {
      this(kind, title, lines, code, link, new LinkedHashSet<>());
    }
  }

  /** A line between two boxes, each by column and key. */
  private record Edge(int column, String from, int to, String key, boolean grave) {}

  private final List<Map<String, Node>> columns = new ArrayList<>();
  private final Map<Edge, Set<Unit>> edges = new LinkedHashMap<>();
  private final HtmlFacets facets;

  private HtmlChains(HtmlFacets facets) {
    this.facets = facets;
    for (int i = 0; i < LEFT.length; i++) {
      columns.add(new LinkedHashMap<>());
    }
  }

  static boolean isShown(ReportView view) {
    return view.report().units().stream().anyMatch(HtmlChains::runs);
  }

  private static boolean runs(Unit unit) {
    return unit.effect() == Effect.EXECUTES;
  }

  static void write(HtmlPage page, ReportView view, HtmlFacets facets) {
    List<Unit> units =
        view.report().units().stream()
            .filter(HtmlChains::runs)
            .sorted(
                Comparator.comparing(view::severity)
                    .thenComparing(Unit::trigger)
                    .thenComparing(Unit::path)
                    .thenComparingInt(u -> u.span().start()))
            .toList();
    if (units.isEmpty()) {
      return;
    }
    List<Unit> drawn = units.subList(0, Math.min(MOST, units.size()));
    page.markup("<section id=chains aria-labelledby=chains-h>\n<h2 id=chains-h>Chains</h2>\n");
    page.markup("<figure><div class=scroll tabindex=0 role=region aria-label=\"Chains, picture\">");
    var chains = new HtmlChains(facets);
    drawn.forEach(unit -> chains.add(view, unit));
    chains.draw(page);
    page.markup("</div><figcaption>From the moment to what is touched, as far as the text tells. ");
    page.words(
        units.size() > drawn.size()
            ? "The " + MOST + " most severe of " + ReportView.grouped(units.size()) + " are drawn. "
            : "");
    page.words("The list above and the cards below say the same in words.");
    page.markup("</figcaption></figure>\n</section>\n");
  }

  private void add(ReportView view, Unit unit) {
    String moment = ActionsSection.moment(unit.trigger());
    node(0, unit, moment, new Node("when", moment, Svg.twoLines(moment, 19), false, ""));
    Card card = view.card(unit);
    String value = Printable.UNICODE.text(UnitLines.value(unit).orElse("the file itself"), 300);
    String path = HtmlPage.shortened(unit.path());
    String line = unit.pointer().equals("$") ? "" : ":" + unit.span().line();
    node(
        1,
        unit,
        unit.id(),
        new Node(
            "unit " + view.severity(unit).label(),
            value + " in " + path + line,
            List.of(value, Svg.fitEnd(path, 31 - line.length()) + line),
            true,
            card == null || card.number() > HtmlCards.MOST ? "" : HtmlCards.anchor(card)));
    edge(unit, new Edge(0, moment, 1, unit.id(), false));
    touches(unit, 1, unit.id(), unit.facts());
    List<Closure.Reached> files =
        unit.closure().reached().stream()
            .filter(f -> f.facts().behaviour().compareTo(Behaviour.LOCAL_CODE) >= 0)
            .limit(MOST_FILES)
            .toList();
    for (Closure.Reached file : files) {
      String name = HtmlPage.shortened(file.path());
      node(2, unit, name, new Node("file", name, List.of(Svg.fitEnd(name, 24)), true, ""));
      edge(unit, new Edge(1, unit.id(), 2, name, false));
      touches(unit, 2, name, file.facts());
    }
    if (unit.closure().notBound()) {
      touch(unit, 1, unit.id(), "code that is fetched when it runs", "", true);
    }
  }

  private void node(int column, Unit unit, String key, Node node) {
    columns.get(column).computeIfAbsent(key, k -> node).units.add(unit);
  }

  private void edge(Unit unit, Edge edge) {
    edges.computeIfAbsent(edge, e -> new LinkedHashSet<>()).add(unit);
  }

  private void touches(Unit unit, int column, String from, CommandFacts facts) {
    facts.facts().stream()
        .sorted(Comparator.comparing(fact -> !isGrave(fact.kind())))
        .limit(MOST_TOUCHES)
        .forEach(fact ->
            touch(
                unit,
                column,
                from,
                FactWording.of(fact.kind()),
                fact.detail(),
                isGrave(fact.kind())));
  }

  private void touch(
      Unit unit, int column, String from, String what, String detail, boolean grave) {
    String printable = Printable.UNICODE.text(detail, 120);
    List<String> lines =
        printable.isBlank() ? Svg.twoLines(what, 29) : List.of(what, Svg.fit(printable, 31));
    String kind = grave ? "touch grave" : "touch";
    node(3, unit, what, new Node(kind, what + " " + printable, lines, false, ""));
    edge(unit, new Edge(column, from, 3, what, grave));
  }

  private static boolean isGrave(Fact.Kind kind) {
    return switch (kind) {
      case FETCH_AND_RUN,
          SENDS_DATA,
          DNS_CHANNEL,
          READS_SECRETS,
          READS_ENVIRONMENT,
          WRITES_CONTROL_FILE,
          PERSISTS,
          DECODES,
          OBFUSCATED,
          DETACHES,
          DESTROYS,
          PRIVILEGE,
          AGENT_BYPASS,
          ARMS_GIT,
          DISGUISED_FILE,
          PADDED ->
          true;
      default -> false;
    };
  }

  /** Puts boxes beside what leads to them, which keeps most lines from crossing. */
  private void arrange() {
    for (int column = 1; column < columns.size(); column++) {
      Map<String, Double> wanted = new HashMap<>();
      for (String key : columns.get(column).keySet()) {
        wanted.put(key, level(column, key));
      }
      Map<String, Node> sorted = new LinkedHashMap<>();
      columns.get(column).entrySet().stream()
          .sorted(Comparator.comparing(each -> wanted.getOrDefault(each.getKey(), 0.0)))
          .forEach(each -> sorted.put(each.getKey(), each.getValue()));
      columns.set(column, sorted);
    }
  }

  /** The mean level of what leads to a box, from 0 to 1. */
  private double level(int column, String key) {
    return edges.keySet().stream()
        .filter(edge -> edge.to == column && edge.key.equals(key))
        .mapToDouble(edge -> {
          List<String> from = List.copyOf(columns.get(edge.column).keySet());
          return (from.indexOf(edge.from) + 0.5) / from.size();
        })
        .average()
        .orElse(0);
  }

  private void draw(HtmlPage page) {
    arrange();
    int rows = columns.stream().mapToInt(Map::size).max().orElse(1);
    int height = TOP + rows * ROW;
    List<Map<String, Svg.Box>> boxes = new ArrayList<>();
    for (int column = 0; column < LEFT.length; column++) {
      boxes.add(place(column, height));
    }
    var svg = new Svg(page, "chain", "Chains from the moment to what is touched", WIDTH, height);
    for (int column = 0; column < HEADS.length; column++) {
      if (!columns.get(column).isEmpty()) {
        svg.text(LEFT[column], 14, "head", HEADS[column], 40);
      }
    }
    edges.forEach((edge, units) -> {
      Svg.Box from = boxes.get(edge.column).get(edge.from);
      Svg.Box to = boxes.get(edge.to).get(edge.key);
      if (from != null && to != null) {
        String kind = edge.grave ? "grave" : "plain";
        svg.edge("chain", from, to, kind + facets.names(units));
      }
    });
    boxes.forEach(column -> column.values().forEach(svg::box));
    svg.end();
  }

  private Map<String, Svg.Box> place(int column, int height) {
    Map<String, Svg.Box> placed = new LinkedHashMap<>();
    Map<String, Node> nodes = columns.get(column);
    int y = TOP + (height - TOP - nodes.size() * ROW) / 2 + (ROW - HIGH) / 2;
    for (Map.Entry<String, Node> each : nodes.entrySet()) {
      Node node = each.getValue();
      placed.put(
          each.getKey(),
          new Svg.Box(
              LEFT[column],
              y,
              WIDE[column],
              HIGH,
              node.kind + facets.names(node.units),
              node.title,
              node.lines,
              node.code,
              node.link));
      y += ROW;
    }
    return placed;
  }
}
