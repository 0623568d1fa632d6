package dev.trustscan.scanner.report;

import dev.trustscan.rules.Consumer;
import dev.trustscan.rules.Detection;
import dev.trustscan.rules.Effect;
import dev.trustscan.rules.Element;
import dev.trustscan.rules.Surface;
import dev.trustscan.rules.Trigger;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;

/** What the catalogue knows, for programs. */
public final class CatalogueJson {
  private CatalogueJson() {}

  /**
   * Writes parts of a catalogue.
   *
   * @throws IOException if the stream refuses
   */
  public static void write(
      String version,
      List<Surface> surfaces,
      List<Detection> detections,
      List<Consumer> consumers,
      OutputStream out)
      throws IOException {
    Json.write(
        out,
        json -> {
          json.own("schemaVersion", "1.0");
          json.own("catalogue", version);
          json.objects("surfaces", surfaces, surface -> surface(json, surface));
          json.objects("detections", detections, detection -> detection(json, detection));
          json.objects("consumers", consumers, consumer -> consumer(json, consumer));
        });
  }

  private static void surface(Json json, Surface surface) {
    json.own("id", surface.id());
    json.own("title", surface.title());
    json.strings("consumers", surface.consumers().stream().map(Consumer::id).toList());
    json.strings(
        "paths",
        surface.patterns().stream().map(p -> p.glob() + (p.directory() ? "/" : "")).toList());
    json.strings("selectors", surface.selectors());
    json.own("format", surface.format().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    json.own("kind", surface.kind().label());
    json.strings("effects", surface.effects().stream().map(Effect::label).toList());
    json.strings("triggers", surface.triggers().stream().map(Trigger::label).toList());
    json.own("gate", surface.gate().kind().label());
    json.own("confidence", surface.confidence().label());
    json.ownIfAny("note", surface.note());
    json.objects("elements", surface.elements(), element -> element(json, element));
    json.objects(
        "sources",
        surface.sources(),
        source -> {
          json.own("ref", source.ref());
          json.own("checked", source.checked());
        });
  }

  private static void element(Json json, Element element) {
    json.own("path", element.path());
    json.own("kind", element.kind().label());
    json.strings("effects", element.effects().stream().map(Effect::label).toList());
    json.own("trigger", element.trigger().label());
    json.ownIfAny("note", element.note());
  }

  private static void detection(Json json, Detection detection) {
    json.own("id", detection.id());
    json.own("title", detection.title());
    json.own("severity", detection.severity().label());
    json.own("confidence", detection.confidence().label());
    json.own("persona", detection.persona().name().toLowerCase(Locale.ROOT));
    json.own("summary", detection.summary());
    json.own("why", detection.why());
    json.own("remediation", detection.remediation());
    json.strings("owasp", detection.owasp());
    json.strings("atlas", detection.atlas());
    json.strings("cwe", detection.cwe());
  }

  private static void consumer(Json json, Consumer consumer) {
    json.own("id", consumer.id());
    json.own("name", consumer.name());
  }
}
