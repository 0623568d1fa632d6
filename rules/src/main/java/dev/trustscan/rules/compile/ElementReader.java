package dev.trustscan.rules.compile;

import dev.trustscan.rules.CommandSpec;
import dev.trustscan.rules.Condition;
import dev.trustscan.rules.Effect;
import dev.trustscan.rules.Element;
import dev.trustscan.rules.Gate;
import dev.trustscan.rules.GateKind;
import dev.trustscan.rules.Severity;
import dev.trustscan.rules.StructuralPath;
import dev.trustscan.rules.Trigger;
import dev.trustscan.rules.UnitKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads elements, and the shared lists of elements called dialects. */
final class ElementReader {
  private final Map<String, List<Element>> dialects;

  ElementReader(Map<String, List<Element>> dialects) {
    this.dialects = dialects;
  }

  /** Own elements first, so that a surface can be more exact than a dialect that it uses. */
  List<Element> elements(Fields surface) throws CatalogueException {
    var elements = new ArrayList<Element>();
    int n = 0;
    for (Object item : surface.list("elements")) {
      elements.add(element(Fields.of(surface.where() + " element " + ++n, item)));
    }
    for (Object use : surface.list("use")) {
      elements.addAll(used(surface.where(), use));
    }
    return List.copyOf(elements);
  }

  private List<Element> used(String where, Object use) throws CatalogueException {
    if (use instanceof String name) {
      return dialect(where, name);
    }
    Fields fields = Fields.of(where + " use", use);
    String name = fields.text("dialect");
    String under = fields.text("under", "");
    Optional<Trigger> trigger = fields.optional("trigger", Trigger.class);
    Optional<Gate> gate = fields.has("gate") ? Optional.of(gate(fields, "gate")) : Optional.empty();
    fields.done();
    var moved = new ArrayList<Element>();
    for (Element e : dialect(where, name)) {
      moved.add(
          new Element(
              join(under, e.path()),
              e.kind(),
              e.effects(),
              trigger.orElse(e.trigger()),
              gate.isPresent() ? gate : e.gate(),
              e.when(),
              e.command(),
              e.severity(),
              e.note()));
    }
    return moved;
  }

  private static String join(String under, String path) {
    if (under.isEmpty()) {
      return path;
    }
    if (path.equals("$")) {
      return under;
    }
    return path.startsWith("[") ? under + path : under + "." + path;
  }

  private List<Element> dialect(String where, String name) throws CatalogueException {
    List<Element> elements = dialects.get(name);
    if (elements == null) {
      throw new CatalogueException(where, "unknown dialect '" + name + "'");
    }
    return elements;
  }

  Element element(Fields fields) throws CatalogueException {
    String path = fields.text("at");
    checkPath(fields.where(), path);
    var element =
        new Element(
            path,
            fields.constant("kind", UnitKind.class),
            fields.constants("effect", Effect.class),
            fields.constant("trigger", Trigger.class),
            fields.has("gate") ? Optional.of(gate(fields, "gate")) : Optional.empty(),
            conditions(fields),
            fields.has("command") ? Optional.of(command(fields)) : Optional.empty(),
            fields.optional("severity", Severity.class),
            fields.text("note", ""));
    fields.done();
    return element;
  }

  static Gate gate(Fields fields, String name) throws CatalogueException {
    Object value = fields.raw(name);
    if (value instanceof String kind) {
      return new Gate(
          Fields.of(fields.where(), Map.of("kind", kind)).constant("kind", GateKind.class), "", "");
    }
    Fields gate = Fields.of(fields.where() + " gate", value);
    var read =
        new Gate(
            gate.constant("kind", GateKind.class),
            gate.text("text", ""),
            gate.text("weakness", ""));
    gate.done();
    return read;
  }

  private static List<Condition> conditions(Fields fields) throws CatalogueException {
    if (!fields.has("when")) {
      return List.of();
    }
    Fields when = Fields.of(fields.where() + " when", fields.raw("when"));
    var conditions = new ArrayList<Condition>();
    for (String at : when.names()) {
      checkPath(when.where(), at);
      conditions.addAll(tests(when.where() + " " + at, at, when.raw(at)));
    }
    return List.copyOf(conditions);
  }

  private static List<Condition> tests(String where, String at, @Nullable Object value)
      throws CatalogueException {
    if (!(value instanceof Map)) {
      Fields single = Fields.of(where, Map.of("is", value == null ? "" : value));
      return List.of(new Condition(at, Condition.Test.IS, single.texts("is")));
    }
    Fields tests = Fields.of(where, value);
    var conditions = new ArrayList<Condition>();
    for (Condition.Test test : Condition.Test.values()) {
      String name = test.name().toLowerCase(Locale.ROOT).replace('_', '-');
      if (tests.has(name)) {
        boolean plain = test == Condition.Test.PRESENT || test == Condition.Test.ABSENT;
        List<String> values = plain ? List.of() : tests.texts(name);
        if (test == Condition.Test.MATCHES) {
          checkPatterns(where, values);
        }
        conditions.add(new Condition(at, test, values));
      }
    }
    tests.done();
    return conditions;
  }

  static void checkPatterns(String where, List<String> patterns) throws CatalogueException {
    for (String pattern : patterns) {
      try {
        com.google.re2j.Pattern.compile(pattern);
      } catch (com.google.re2j.PatternSyntaxException e) {
        throw new CatalogueException(where, "pattern '" + pattern + "': " + e.getMessage(), e);
      }
    }
  }

  private static CommandSpec command(Fields fields) throws CatalogueException {
    Fields command = Fields.of(fields.where() + " command", fields.raw("command"));
    for (CommandSpec.Form form : CommandSpec.Form.values()) {
      String name = form.name().toLowerCase(Locale.ROOT);
      if (command.has(name)) {
        List<String> at = command.texts(name);
        for (String entry : at) {
          if (!entry.startsWith("=")) {
            checkPath(command.where(), entry.startsWith("!") ? entry.substring(1) : entry);
          }
        }
        command.done();
        return new CommandSpec(form, at);
      }
    }
    throw new CatalogueException(
        command.where(), "one of shell, argv, words, file, code is expected");
  }

  private static void checkPath(String where, String path) throws CatalogueException {
    try {
      StructuralPath.parse(path);
    } catch (IllegalArgumentException e) {
      throw new CatalogueException(where, String.valueOf(e.getMessage()), e);
    }
  }
}
