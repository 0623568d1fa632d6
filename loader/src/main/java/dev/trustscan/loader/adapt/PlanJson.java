package dev.trustscan.loader.adapt;

import dev.trustscan.loader.decision.DecidedUnit;
import dev.trustscan.loader.decision.Sha256;
import dev.trustscan.loader.gate.Judged;
import dev.trustscan.loader.gate.LoadPlan;
import dev.trustscan.loader.gate.Verdict;
import dev.trustscan.scanner.doc.Node;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Says what was loaded and what was not; {@code docs/schema/load-plan-1.schema.json} has its form.
 */
final class PlanJson {
  private static final Instant FOREVER = Instant.parse("9999-01-01T00:00:00Z");

  private final LoadPlan plan;
  private final LoadRequest request;
  private final int code;

  PlanJson(LoadPlan plan, LoadRequest request, int code) {
    this.plan = plan;
    this.request = request;
    this.code = code;
  }

  /** A plan under which nothing was written. */
  Node refused() {
    Map<String, Node> all = head(false);
    all.put("loaded", Shapes.list(List.of()));
    all.put("notCarried", Shapes.list(List.of()));
    all.put("folder", Shapes.text(""));
    all.put("files", Shapes.list(List.of()));
    all.put("readsByItself", Shapes.list(List.of()));
    all.put("notes", Shapes.list(List.of()));
    return Shapes.map(all);
  }

  /** A plan whose files are in place. */
  Node loaded(Material material, Rendered rendered) {
    Map<String, Node> all = head(true);
    var loaded = new ArrayList<Node>();
    for (Part part : material.parts()) {
      material.binding(part).ifPresent(binding -> loaded.add(part(part, binding.label())));
    }
    all.put("loaded", Shapes.list(loaded));
    all.put(
        "notCarried",
        Shapes.list(material.notCarried().stream().map(each -> notCarried(each)).toList()));
    all.put("folder", Shapes.text(material.places.folder().toString()));
    all.put("files", Shapes.list(files(material, rendered)));
    rendered.launch().ifPresent(launch -> all.put("launch", launch(launch)));
    rendered.maskedLaunch().ifPresent(launch -> all.put("maskedLaunch", launch(launch)));
    all.put(
        "readsByItself",
        Shapes.list(
            rendered.selfReads().stream()
                .map(read ->
                    object("path", Shapes.text(read.path()), "why", Shapes.text(read.why())))
                .toList()));
    all.put("notes", Shapes.texts(rendered.notes()));
    return Shapes.map(all);
  }

  private Map<String, Node> head(boolean written) {
    var all = new LinkedHashMap<String, Node>();
    all.put("schemaVersion", Shapes.number(1));
    all.put("agent", Shapes.text(request.agent()));
    all.put("exitCode", Shapes.number(code));
    all.put("written", Shapes.flag(written));
    // First of all what protected somebody and does not now.
    all.put(
        "withheldGuards", Shapes.list(plan.withheldGuards().stream().map(this::withheld).toList()));
    all.put(
        "removedGuards",
        Shapes.list(
            plan.evaluation().removedGuards().stream()
                .map(unit -> Shapes.map(named(unit)))
                .toList()));
    all.put(
        "withheld",
        Shapes.list(
            plan.withheld().stream()
                .filter(each -> !plan.withheldGuards().contains(each))
                .map(this::withheld)
                .toList()));
    all.put("checkout", Shapes.text(request.checkout().toString()));
    all.put("mode", Shapes.text(plan.evaluation().use().mode().name().toLowerCase(Locale.ROOT)));
    all.put("planRoot", Shapes.text(plan.root().toString()));
    all.put(
        "coverage",
        object(
            "state",
            Shapes.text(
                plan.evaluation().subject().incomplete().isEmpty() ? "COMPLETE" : "INCOMPLETE"),
            "gaps",
            Shapes.texts(plan.evaluation().subject().incomplete())));
    all.put(
        "store",
        object(
            "sound",
            Shapes.flag(plan.evaluation().trouble().isEmpty()),
            "trouble",
            Shapes.text(plan.evaluation().trouble()),
            "size",
            Shapes.number(plan.under().size()),
            "root",
            Shapes.text(plan.under().root().toString())));
    all.put("catalogue", Shapes.text(plan.evaluation().subject().catalogue()));
    return all;
  }

  private Node part(Part part, String binding) {
    Map<String, Node> all = named(part.named());
    all.put("basis", Shapes.text(part.token().basis().name().toLowerCase(Locale.ROOT)));
    all.put("decision", decision(part.token().decision()));
    all.put("until", Shapes.text(until(part.token().until())));
    all.put("binding", Shapes.text(binding));
    return Shapes.map(all);
  }

  /** Empty where it does not end. */
  private static String until(Instant until) {
    return until.isAfter(FOREVER) ? "" : until.toString();
  }

  private static Node notCarried(NotCarried each) {
    Map<String, Node> all = named(each.part().named());
    all.put("reason", Shapes.text(word(each.reason())));
    return Shapes.map(all);
  }

  private Node withheld(Judged each) {
    return Shapes.map(withheldMap(each));
  }

  private static Map<String, Node> withheldMap(Judged each) {
    Map<String, Node> all = named(each.unit().facts().now());
    all.put("note", Shapes.text(each.unit().facts().note()));
    if (each.verdict() instanceof Verdict.Withheld no) {
      all.put("reason", Shapes.text(word(no.reason())));
      all.put("decision", decision(no.was()));
      all.put("trips", Shapes.texts(no.trips().stream().map(PlanJson::word).sorted().toList()));
    } else if (each.verdict() instanceof Verdict.Denied denied) {
      all.put("reason", Shapes.text("denied"));
      all.put("decision", decision(Optional.of(denied.by())));
      all.put("trips", Shapes.list(List.of()));
    }
    return all;
  }

  private static Map<String, Node> named(DecidedUnit unit) {
    var all = new LinkedHashMap<String, Node>();
    all.put("id", Shapes.text(unit.id()));
    all.put("digest", Shapes.text(unit.digest().toString()));
    all.put("path", Shapes.text(unit.path()));
    all.put("pointer", Shapes.text(unit.pointer()));
    all.put("kind", Shapes.text(unit.kind().label()));
    all.put("effect", Shapes.text(unit.effect().label()));
    return all;
  }

  private static Node decision(Optional<Sha256> decision) {
    return Shapes.text(decision.map(Sha256::toString).orElse(""));
  }

  private static List<Node> files(Material material, Rendered rendered) {
    var files = new ArrayList<Node>();
    for (OutFile file : rendered.files()) {
      files.add(file(material.places.file(file.path()), file));
    }
    for (Part part : material.parts()) {
      Optional<Binding> binding = material.binding(part);
      if (binding.isPresent() && binding.get() != Binding.NONE) {
        for (OutFile file : ScriptCopies.files(part)) {
          String path =
              material
                  .places
                  .scripts()
                  .resolve(part.digest().hex())
                  .resolve(file.path())
                  .toString();
          files.add(file(path, file));
        }
      }
    }
    return files;
  }

  private static Node file(String path, OutFile file) {
    var all = new LinkedHashMap<String, Node>();
    all.put("path", Shapes.text(path));
    all.put("sha256", Shapes.text(Sha256.of(file.bytes()).hex()));
    all.put("purpose", Shapes.text(file.purpose()));
    return Shapes.map(all);
  }

  private static Node launch(Launch launch) {
    var environment = new LinkedHashMap<String, Node>();
    launch.environment().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(e -> environment.put(e.getKey(), Shapes.text(e.getValue())));
    var all = new LinkedHashMap<String, Node>();
    all.put("program", Shapes.text(launch.program()));
    all.put("arguments", Shapes.texts(launch.arguments()));
    all.put("environment", Shapes.map(environment));
    all.put("removeEnvironment", Shapes.texts(launch.remove()));
    return Shapes.map(all);
  }

  private static Node object(String first, Node one, String second, Node two) {
    var all = new LinkedHashMap<String, Node>();
    all.put(first, one);
    all.put(second, two);
    return Shapes.map(all);
  }

  /** What would load, and what would not, without writing anything. */
  Node status() {
    Map<String, Node> all = head(false);
    all.put(
        "loadable",
        Shapes.list(
            plan.load().stream()
                .map(token -> {
                  Map<String, Node> unit = named(token.unit().facts().now());
                  unit.put("basis", Shapes.text(word(token.basis())));
                  unit.put("decision", decision(token.decision()));
                  unit.put("until", Shapes.text(until(token.until())));
                  return Shapes.map(unit);
                })
                .toList()));
    return Shapes.map(all);
  }

  /** Everything about one unit, found by its id or digest. */
  static Optional<Node> explain(LoadPlan plan, String wanted) {
    for (Judged each : plan.evaluation().judged()) {
      DecidedUnit now = each.unit().facts().now();
      if (now.id().equals(wanted) || now.digest().toString().equals(wanted)) {
        return Optional.of(explain(each));
      }
    }
    return Optional.empty();
  }

  private static Node explain(Judged each) {
    Map<String, Node> all = withheldMap(each);
    if (each.verdict() instanceof Verdict.Allowed yes) {
      all.put("reason", Shapes.text(""));
      all.put("basis", Shapes.text(word(yes.basis())));
      all.put("decision", decision(yes.by()));
      all.put("until", Shapes.text(until(yes.until())));
    }
    var facts = each.unit().facts();
    all.put("trigger", Shapes.text(facts.trigger().label()));
    all.put("consumers", Shapes.texts(facts.consumers().stream().sorted().toList()));
    all.put("lineage", Shapes.text(word(facts.lineage())));
    all.put(
        "capabilities",
        Shapes.texts(facts.capabilities().stream().map(PlanJson::word).sorted().toList()));
    all.put("rules", Shapes.texts(facts.marks().stream().sorted().toList()));
    all.put("drift", Shapes.text(each.drift().map(drift -> word(drift.kind())).orElse("")));
    return Shapes.map(all);
  }

  private static Node object(
      String a, Node one, String b, Node two, String c, Node three, String d, Node four) {
    var all = new LinkedHashMap<String, Node>();
    all.put(a, one);
    all.put(b, two);
    all.put(c, three);
    all.put(d, four);
    return Shapes.map(all);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
