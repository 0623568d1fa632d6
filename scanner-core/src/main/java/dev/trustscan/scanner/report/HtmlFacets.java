package dev.trustscan.scanner.report;

import dev.trustscan.rules.Consumer;
import dev.trustscan.rules.Effect;
import dev.trustscan.rules.Trigger;
import dev.trustscan.scanner.inspect.Unit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the page can be filtered by. Items carry a class for each of their consumers, effects and
 * triggers; a style rule for each choice hides the items without its class. No script is involved.
 */
final class HtmlFacets {
  /** The class of everything that a filter may hide. */
  private static final String ITEM = "item";

  private final List<Consumer> consumers = new ArrayList<>();
  private final Map<String, Integer> numbers = new TreeMap<>();
  private final Set<Trigger> triggers = new TreeSet<>();
  private final Set<Effect> effects = new TreeSet<>();

  HtmlFacets(List<Unit> units) {
    Map<String, Consumer> byName = new TreeMap<>();
    for (Unit unit : units) {
      unit.consumers().forEach(c -> byName.putIfAbsent(c.name() + '\n' + c.id(), c));
      triggers.add(unit.trigger());
      effects.addAll(unit.effects());
    }
    for (Consumer consumer : byName.values()) {
      numbers.put(consumer.id(), consumers.size());
      consumers.add(consumer);
    }
  }

  /** The class attribute of an item about some units; about none, no filter hides it. */
  String classes(String also, Collection<Unit> units) {
    return " class=\"" + (also + names(units)).strip() + "\"";
  }

  /** The class names alone, with a space in front. */
  String names(Collection<Unit> units) {
    if (units.isEmpty()) {
      return "";
    }
    Set<String> names = new TreeSet<>();
    for (Unit unit : units) {
      unit.consumers().forEach(c -> names.add("c" + numbers.get(c.id())));
      unit.effects().forEach(e -> names.add("e-" + e.label()));
      names.add("t-" + unit.trigger().label());
    }
    return " " + ITEM + " " + String.join(" ", names);
  }

  boolean isEmpty() {
    return consumers.isEmpty();
  }

  /** The form. */
  void write(HtmlPage page) {
    page.markup("<form id=filter aria-labelledby=filter-h><h2 id=filter-h>Filter</h2>");
    open(page, "by-tool", "Tool", "Any tool");
    for (Consumer consumer : consumers) {
      option(page, "c" + numbers.get(consumer.id()), consumer.name());
    }
    page.markup("</select>");
    open(page, "by-moment", "Moment", "Any moment");
    triggers.forEach(t -> option(page, "t-" + t.label(), ActionsSection.moment(t)));
    page.markup("</select>");
    open(page, "by-effect", "Effect", "Any effect");
    effects.stream()
        .sorted(Comparator.naturalOrder())
        .forEach(e -> option(page, "e-" + e.label(), effect(e)));
    page.markup("</select><button type=reset>Show everything</button></form>\n");
  }

  private static void open(HtmlPage page, String id, String label, String any) {
    page.markup("<label for=" + id + ">").words(label).markup("</label>");
    page.markup("<select id=" + id + " autocomplete=off><option value=any selected>");
    page.words(any).markup("</option>");
  }

  private static void option(HtmlPage page, String value, String name) {
    page.markup("<option value=" + value + ">").words(name).markup("</option>");
  }

  static String effect(Effect effect) {
    return switch (effect) {
      case EXECUTES -> "Runs code";
      case REDIRECTS -> "Redirects traffic or credentials";
      case LOOSENS -> "Loosens permissions";
      case CONCEALS -> "Hides files";
      case INFLUENCES -> "Steers a model";
      case RESTRICTS -> "Restricts";
      case INERT -> "Is read only";
    };
  }

  /** The style rules that make the form work. */
  String style() {
    var css = new StringBuilder();
    for (int i = 0; i < consumers.size(); i++) {
      rule(css, "by-tool", "c" + i);
    }
    triggers.forEach(t -> rule(css, "by-moment", "t-" + t.label()));
    effects.forEach(e -> rule(css, "by-effect", "e-" + e.label()));
    return css.toString();
  }

  private static void rule(StringBuilder css, String id, String value) {
    css.append("body:has(#").append(id).append(" option[value=").append(value);
    css.append("]:checked) .").append(ITEM).append(":not(.").append(value);
    css.append("){display:none}\n");
  }
}
