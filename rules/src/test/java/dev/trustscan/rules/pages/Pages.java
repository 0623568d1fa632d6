package dev.trustscan.rules.pages;

import dev.trustscan.rules.Catalogue;
import dev.trustscan.rules.Consumer;
import dev.trustscan.rules.Detection;
import dev.trustscan.rules.Effect;
import dev.trustscan.rules.Severity;
import dev.trustscan.rules.Surface;
import dev.trustscan.rules.Trigger;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The documentation that is generated from the catalogue, path below {@code docs} to text. */
final class Pages {
  static final String COMMAND = "mvn -pl rules test -Dtest=PagesTest -Dupdate.docs=true";

  static final String GENERATED =
      "<!-- Generated from the catalogue by `" + COMMAND + "`; edit the catalogue instead. -->\n";

  private Pages() {}

  static SortedMap<String, String> of(Catalogue catalogue) {
    var concerned = new Concerned(catalogue);
    SortedMap<String, String> pages = new TreeMap<>();
    for (Detection rule : catalogue.detections()) {
      pages.put("rules/" + rule.id() + ".md", new RulePage(rule, concerned).text());
    }
    pages.put("rules/README.md", index(catalogue.detections()));
    pages.put("catalogue.md", surfaces(catalogue));
    return Collections.unmodifiableSortedMap(pages);
  }

  private static String index(List<Detection> rules) {
    var out = new StringBuilder("# Rules\n\n");
    out.append(
        """
        Every finding carries one of these ids. They are permanent: a rule may get better, its id stays. The severity is
        the highest that a rule gives by itself; the place, the gate in front of it and what is reached decide within
        that. `trustscan explain RULE` prints the same text.

        """);
    for (Severity severity : Severity.values()) {
      List<Detection> some =
          rules.stream()
              .filter(rule -> rule.severity() == severity)
              .sorted(Comparator.comparing(Detection::id))
              .toList();
      if (some.isEmpty()) {
        continue;
      }
      out.append("## Up to ").append(severity.label()).append("\n\n| rule | |\n| --- | --- |\n");
      for (Detection rule : some) {
        out.append("| [").append(rule.id()).append("](").append(rule.id()).append(".md) | ");
        out.append(Markdown.cell(rule.title())).append(" |\n");
      }
      out.append('\n');
    }
    return out.append(GENERATED).toString();
  }

  private static String surfaces(Catalogue catalogue) {
    var out = new StringBuilder("# Surfaces\n\n");
    out.append(
        """
        What tools read or run by themselves in a repository. Effects and moments are those of the surface as a whole,
        the strongest and the most automatic first; `trustscan explain SURFACE` shows what is inside and where it is known
        from.

        | surface | tools | where | what | when | gate |
        | --- | --- | --- | --- | --- | --- |
        """);
    catalogue.surfaces().forEach(surface -> row(out, surface));
    return out.append('\n').append(GENERATED).toString();
  }

  private static void row(StringBuilder out, Surface surface) {
    String where =
        surface.patterns().stream()
            .map(p -> Markdown.code(p.glob() + (p.directory() ? "/" : "")))
            .collect(Collectors.joining(" "));
    String selectors =
        surface.selectors().stream().map(Markdown::cell).collect(Collectors.joining(", "));
    out.append("| ")
        .append(Markdown.code(surface.id()))
        .append(' ')
        .append(Markdown.cell(surface.title()))
        .append(" | ")
        .append(Markdown.cell(join(surface.consumers().stream().map(Consumer::name).toList())))
        .append(" | ")
        .append((where + " " + selectors).strip())
        .append(" | ")
        .append(join(surface.effects().stream().map(Effect::label).toList()))
        .append(" | ")
        .append(join(surface.triggers().stream().map(Trigger::label).toList()))
        .append(" | ")
        .append(surface.gate().kind().label())
        .append(" |\n");
  }

  private static String join(List<String> words) {
    return String.join(", ", words);
  }
}
