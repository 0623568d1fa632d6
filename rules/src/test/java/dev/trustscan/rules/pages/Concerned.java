package dev.trustscan.rules.pages;

import dev.trustscan.rules.Catalogue;
import dev.trustscan.rules.Consumer;
import dev.trustscan.rules.Detection;
import dev.trustscan.rules.Effect;
import dev.trustscan.rules.Example;
import dev.trustscan.rules.Surface;
import dev.trustscan.rules.Trigger;
import dev.trustscan.rules.match.SurfaceMatch;
import dev.trustscan.rules.match.SurfaceMatcher;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Which tools a rule is about, as the catalogue's surfaces say. */
final class Concerned {
  private static final String EXECUTES = "executes-on-";

  private final Catalogue catalogue;
  private final SurfaceMatcher matcher;

  Concerned(Catalogue catalogue) {
    this.catalogue = catalogue;
    this.matcher = SurfaceMatcher.of(catalogue.surfaces());
  }

  /** A sentence with the tools' names. */
  String by(Detection rule) {
    return switch (rule.id()) {
      case "redirects-traffic" -> acting(Effect.REDIRECTS);
      case "loosens-permissions" -> acting(Effect.LOOSENS);
      case "conceals-files" -> acting(Effect.CONCEALS);
      default ->
          rule.id().startsWith(EXECUTES)
              ? executing(rule.id().substring(EXECUTES.length()))
              : reading(rule);
    };
  }

  private String acting(Effect effect) {
    return sentence(
        "Every tool with a surface of this effect: ",
        consumers(surface -> has(surface, effect, Set.of(Trigger.values()))));
  }

  private String executing(String label) {
    Set<Trigger> triggers = new TreeSet<>();
    for (Trigger trigger : Trigger.values()) {
      if (trigger.label().equals(label)) {
        triggers.add(trigger);
      }
    }
    return sentence(
        "Every tool with a surface that runs something then: ",
        consumers(surface -> has(surface, Effect.EXECUTES, triggers)));
  }

  private String reading(Detection rule) {
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (Example example : rule.bad()) {
      names.addAll(readers(example.path()));
      example.files().keySet().forEach(path -> names.addAll(readers(path)));
      example.links().keySet().forEach(path -> names.addAll(readers(path)));
    }
    return names.isEmpty()
        ? "Whatever reads or writes the file."
        : sentence(
            "Whatever reads the file. Those that read the files of the examples by themselves: ",
            names);
  }

  private List<String> readers(String path) {
    var names = new ArrayList<String>();
    for (SurfaceMatch match : matcher.match(path, false)) {
      match.surface().consumers().forEach(consumer -> names.add(consumer.name()));
    }
    return names;
  }

  private static boolean has(Surface surface, Effect effect, Set<Trigger> triggers) {
    boolean element =
        surface.elements().stream()
            .anyMatch(e -> e.effects().contains(effect) && triggers.contains(e.trigger()));
    boolean whole =
        surface.elements().isEmpty()
            && surface.effects().contains(effect)
            && triggers.contains(surface.triggers().getFirst());
    return element || whole;
  }

  private Set<String> consumers(Predicate<Surface> wanted) {
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    catalogue.surfaces().stream()
        .filter(wanted)
        .flatMap(surface -> surface.consumers().stream())
        .map(Consumer::name)
        .forEach(names::add);
    return names;
  }

  private static String sentence(String start, Collection<String> names) {
    return Markdown.inline(start + String.join(", ", names) + ".");
  }
}
