package dev.trustscan.rules.compile;

import dev.trustscan.rules.Confidence;
import dev.trustscan.rules.Detection;
import dev.trustscan.rules.Severity;

/** Reads one detection entry. */
final class DetectionReader {
  private DetectionReader() {}

  static Detection read(Fields fields) throws CatalogueException {
    String id = fields.text("id");
    if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      throw new CatalogueException(fields.where(), "id '" + id + "' is not kebab-case");
    }
    var detection =
        new Detection(
            id,
            fields.text("title"),
            fields.constant("severity", Severity.class),
            fields.constant("confidence", Confidence.class),
            fields.constant("persona", Detection.Persona.class, Detection.Persona.REGULAR),
            fields.text("summary"),
            fields.text("why"),
            fields.text("remediation"),
            fields.texts("false-positives"),
            fields.texts("misses"),
            SurfaceReader.examples(fields, "bad"),
            SurfaceReader.examples(fields, "good"),
            fields.texts("owasp"),
            fields.texts("atlas"),
            fields.texts("cwe"),
            fields.texts("literals"),
            fields.texts("patterns"),
            SurfaceReader.sources(fields));
    fields.done();
    ElementReader.checkPatterns(fields.where(), detection.patterns());
    if (detection.bad().isEmpty() || detection.good().isEmpty()) {
      throw new CatalogueException(fields.where(), "a bad and a good example are needed");
    }
    return detection;
  }
}
