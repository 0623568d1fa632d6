package dev.trustscan.scanner.report;

import dev.trustscan.rules.Effect;
import dev.trustscan.rules.Severity;
import dev.trustscan.rules.Trigger;
import dev.trustscan.rules.UnitKind;
import dev.trustscan.scanner.inspect.Unit;
import dev.trustscan.scanner.source.RepoPath;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What this repository would do: by the moment, then by the tool. */
final class ActionsSection {
  private static final int MOST_AUTOMATIC = 6;
  private static final int MOST_DELIBERATE = 3;
  private static final int INDENT = 4;

  private ActionsSection() {}

  static void write(Page page, ReportView view) {
    Map<Trigger, Map<String, List<Unit>>> moments = new EnumMap<>(Trigger.class);
    for (Unit unit : view.report().units()) {
      if (unit.effect().compareTo(Effect.INFLUENCES) <= 0) {
        moments
            .computeIfAbsent(unit.trigger(), t -> new TreeMap<>())
            .computeIfAbsent(ReportView.consumers(unit.consumers()), c -> new ArrayList<>())
            .add(unit);
      }
    }
    page.heading("What this repository would do", "");
    if (moments.isEmpty()) {
      page.paragraph(2, 2, page.prose().own("Nothing that the catalogue knows of."));
    }
    moments.forEach((trigger, byTool) -> {
      page.paragraph(0, 2, page.prose().own(moment(trigger), Tone.STRONG));
      byTool.forEach((tool, units) -> {
        page.paragraph(2, 4, page.prose().own(tool));
        group(page, view, trigger, units);
      });
    });
  }

  static String moment(Trigger trigger) {
    return switch (trigger) {
      case CHECKOUT -> "When git touches the files";
      case OPEN -> "When the folder or a file is opened";
      case CD -> "When a shell enters the directory";
      case SESSION_START -> "When an agent session starts";
      case PROMPT -> "When a prompt is sent";
      case TOOL_USE -> "When an agent uses a tool";
      case COMMAND -> "When somebody asks for it";
      case INSTALL -> "When dependencies are installed";
      case BUILD -> "When the project is built";
      case TEST -> "When tests or linters run";
      case CI -> "On a server, after a push or pull request";
      case READ -> "When a person or a model reads it";
    };
  }

  private static void group(Page page, ReportView view, Trigger trigger, List<Unit> units) {
    boolean full = page.options().detail() == TextOptions.Detail.FULL;
    boolean automatic = trigger.compareTo(Trigger.TOOL_USE) <= 0;
    Severity notable = automatic ? Severity.MEDIUM : Severity.HIGH;
    int most = full ? Integer.MAX_VALUE : automatic ? MOST_AUTOMATIC : MOST_DELIBERATE;
    List<Unit> sorted = units.stream().sorted((a, b) -> order(view, a, b)).toList();
    var rest = new ArrayList<Unit>();
    int shown = 0;
    for (Unit unit : sorted) {
      boolean worthIt =
          full || (view.severity(unit).compareTo(notable) <= 0 || (automatic && acts(unit)));
      if (worthIt && shown < most) {
        UnitLines.write(page, view, unit, INDENT);
        shown++;
      } else {
        rest.add(unit);
      }
    }
    summarise(page, rest, shown > 0);
  }

  private static boolean acts(Unit unit) {
    return unit.effect().compareTo(Effect.CONCEALS) < 0;
  }

  /** One line for each effect of what is not listed. */
  private static void summarise(Page page, List<Unit> rest, boolean more) {
    Map<Effect, List<Unit>> byEffect = new EnumMap<>(Effect.class);
    for (Unit unit : rest) {
      byEffect.computeIfAbsent(unit.effect(), e -> new ArrayList<>()).add(unit);
    }
    byEffect.forEach((effect, units) -> {
      Map<UnitKind, Integer> kinds = new LinkedHashMap<>();
      Set<RepoPath> files = new LinkedHashSet<>();
      for (Unit unit : units) {
        kinds.merge(unit.kind(), 1, Integer::sum);
        files.add(unit.path());
      }
      Prose line = page.prose().own(pad(page, UnitLines.verb(effect)), Tone.DIM);
      line.own(more ? "and " : "");
      line.own(
          kinds.entrySet().stream()
                  .map(e -> UnitLines.kinds(e.getKey(), e.getValue()))
                  .collect(Collectors.joining(", "))
              + (more ? " more: " : ": "));
      paths(page, line, List.copyOf(files));
      page.paragraph(INDENT, INDENT + (page.width() < 60 ? 2 : 10), line);
    });
  }

  private static String pad(Page page, String verb) {
    return page.width() < 60 ? verb + " " : verb + " ".repeat(10 - verb.length());
  }

  /** As many paths as fit the line, at least one. */
  static void paths(Page page, Prose line, List<RepoPath> files) {
    int shown = 0;
    for (RepoPath file : files) {
      int wide = CharWidth.of(page.options().glyphs().path(file)) + 2;
      if (shown > 0 && (shown == 4 || line.width() + wide + 18 > page.width())) {
        break;
      }
      line.own(shown == 0 ? "" : ", ").path(file, Tone.DIM);
      shown++;
    }
    if (files.size() > shown) {
      line.own(" +" + ReportView.count(files.size() - shown, "file", "files"), Tone.DIM);
    }
  }

  private static int order(ReportView view, Unit a, Unit b) {
    int order = a.effect().compareTo(b.effect());
    order = order != 0 ? order : view.severity(a).compareTo(view.severity(b));
    order = order != 0 ? order : a.path().compareTo(b.path());
    return order != 0 ? order : Integer.compare(a.span().start(), b.span().start());
  }
}
