package dev.trustscan.scanner.report;

import dev.trustscan.rules.Consumer;
import dev.trustscan.rules.Effect;
import dev.trustscan.rules.Gate;
import dev.trustscan.rules.Trigger;
import dev.trustscan.scanner.closure.Closure;
import dev.trustscan.scanner.detect.Finding;
import dev.trustscan.scanner.doc.Node;
import dev.trustscan.scanner.inspect.Unit;
import dev.trustscan.scanner.inventory.SurfaceHit;
import dev.trustscan.scanner.source.Gap;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * The report for programs. Its form is described by {@code report-1.schema.json}; fields may be
 * added within a schema version, never removed or given another meaning. The same report gives the
 * same bytes.
 */
public final class JsonReport implements ReportFormat {
  /** The version of the form. */
  public static final String SCHEMA_VERSION = "1.0";

  private final LocalDate today;

  /**
   * A writer of JSON.
   *
   * @param today the day, for the catalogue's age
   */
  public JsonReport(LocalDate today) {
    this.today = today;
  }

  @Override
  public void write(ScanReport report, OutputStream out) throws IOException {
    Json.write(out, json -> top(json, report));
  }

  private void top(Json json, ScanReport report) {
    json.own("schemaVersion", SCHEMA_VERSION);
    json.own("verdict", report.verdict().name());
    json.object(
        "coverage",
        () -> {
          json.own("state", report.coverage().state().name());
          json.objects("gaps", report.coverage().gaps(), gap -> gap(json, gap));
        });
    json.objects("surfaces", report.surfaces(), hit -> surface(json, hit));
    json.objects("units", report.units(), unit -> unit(json, unit));
    json.objects("findings", report.findings(), finding -> finding(json, finding));
    json.objects("drift", report.drift(), drift -> drift(json, drift));
    json.object("blastRadius", () -> radius(json, report.blastRadius()));
    json.object("provenance", () -> JsonProvenance.write(json, report, today));
    json.object(
        "receipt",
        () -> {
          json.flag("executed", false);
          json.flag("contacted", false);
          json.flag("written", false);
          json.own("statement", TextReport.RECEIPT);
        });
  }

  private static void gap(Json json, Gap gap) {
    json.path("path", gap.path());
    json.own("reason", kebab(gap.reason().name()));
    json.message("detail", gap.detail());
  }

  private static void surface(Json json, SurfaceHit hit) {
    json.own("id", hit.surface().id());
    json.own("title", hit.surface().title());
    json.path("path", hit.path());
    json.strings("consumers", ids(hit.surface().consumers()));
    json.own("kind", hit.surface().kind().label());
    json.strings("effects", hit.surface().effects().stream().map(Effect::label).toList());
    json.strings("triggers", hit.surface().triggers().stream().map(Trigger::label).toList());
    json.object("gate", () -> gate(json, hit.surface().gate()));
    json.own("type", kebab(hit.entry().type().name()));
    json.own("tracking", kebab(hit.entry().tracking().name()));
    json.flag("executable", hit.entry().executable());
    json.flag("exactCase", hit.exactCase());
    json.path("root", hit.root());
    if (!hit.links().isEmpty()) {
      json.objects("links", hit.links(), link -> json.path("path", link));
      json.path("target", hit.entry().path());
    }
    if (!hit.surface().hides().isEmpty()) {
      json.strings("hides", hit.surface().hides());
    }
    json.ownIfAny("selector", hit.selector());
    if (!hit.detail().isEmpty()) {
      json.message("detail", hit.detail());
    }
    json.own("confidence", hit.surface().confidence().label());
    json.strings("sources", hit.surface().sources().stream().map(s -> s.ref()).toList());
  }

  private static List<String> ids(List<Consumer> consumers) {
    return consumers.stream().map(Consumer::id).toList();
  }

  private static void gate(Json json, Gate gate) {
    json.own("kind", gate.kind().label());
    json.ownIfAny("text", gate.text());
    json.ownIfAny("weakness", gate.weakness());
  }

  private static void unit(Json json, Unit unit) {
    json.own("id", unit.id());
    json.own("surface", unit.hit().surface().id());
    json.path("path", unit.path());
    json.span("span", unit.span());
    json.target("pointer", unit.pointer());
    json.own("kind", unit.kind().label());
    json.own("effect", unit.effect().label());
    json.strings("effects", unit.effects().stream().map(Effect::label).toList());
    json.own("trigger", unit.trigger().label());
    json.strings("consumers", ids(unit.consumers()));
    json.object("gate", () -> gate(json, unit.gate()));
    unit.command()
        .ifPresent(command ->
            json.object(
                "command",
                () -> {
                  json.own("form", kebab(command.form().name()));
                  json.targets("words", command.words());
                }));
    if (unit.node() instanceof Node.Scalar scalar && !unit.pointer().equals("$")) {
      json.targetIfAny("value", scalar.text());
    }
    if (unit.effect() == Effect.EXECUTES) {
      json.own("behaviour", kebab(unit.facts().behaviour().name()));
    }
    json.own("digest", unit.digest());
    json.object("closure", () -> closure(json, unit.closure()));
    json.ownIfAny("note", unit.note());
  }

  private static String kebab(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static void closure(Json json, Closure closure) {
    json.objects(
        "reached",
        closure.reached(),
        file -> {
          json.path("path", file.path());
          json.own("sha256", file.sha256());
          json.own("kind", kebab(file.kind().name()));
          json.path("from", file.from());
          json.span("at", file.at());
          json.number("depth", file.depth());
          json.own("behaviour", kebab(file.facts().behaviour().name()));
        });
    json.objects(
        "unresolved",
        closure.unresolved(),
        thing -> {
          json.target("text", thing.text());
          json.path("from", thing.from());
          json.span("at", thing.at());
          json.own("reason", kebab(thing.reason().name()));
        });
    json.flag("notBound", closure.notBound());
    json.objects("gaps", closure.gaps(), gap -> gap(json, gap));
  }

  private static void finding(Json json, Finding finding) {
    json.own("id", finding.id());
    json.own("rule", finding.rule());
    json.own("severity", finding.severity().label());
    json.own("confidence", finding.confidence().label());
    json.strings("units", finding.units());
    json.path("path", finding.path());
    json.span("span", finding.span());
    json.targetIfAny("pointer", finding.pointer());
    json.message("message", finding.message());
    json.targetIfAny("evidence", finding.evidence());
    json.objects(
        "related",
        finding.related(),
        related -> {
          json.path("path", related.path());
          json.span("span", related.span());
          json.message("message", related.message());
          json.targetIfAny("evidence", related.evidence());
        });
  }

  private static void drift(Json json, Drift drift) {
    Unit unit = drift.after().or(drift::before).orElseThrow();
    json.own("change", kebab(drift.change().name()));
    json.own("unit", unit.id());
    json.path("path", unit.path());
    json.target("pointer", unit.pointer());
    json.own("effect", unit.effect().label());
    json.own("trigger", unit.trigger().label());
    json.message("capability", drift.capability());
    drift.before().ifPresent(before -> json.own("digestBefore", before.digest()));
    drift.after().ifPresent(after -> json.own("digestAfter", after.digest()));
  }

  private static void radius(Json json, BlastRadius radius) {
    json.objects("credentials", radius.credentials(), place -> place(json, place));
    json.objects("writable", radius.writable(), place -> place(json, place));
    json.own("network", radius.network());
  }

  private static void place(Json json, BlastRadius.Place place) {
    json.target("path", place.path());
    json.own("what", place.what());
  }
}
