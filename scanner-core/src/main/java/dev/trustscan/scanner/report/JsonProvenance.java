package dev.trustscan.scanner.report;

import dev.trustscan.scanner.source.Limits;
import dev.trustscan.scanner.source.Provenance;
import java.time.LocalDate;
import java.util.Locale;

/** What was looked at, with which catalogue, under which limits, as JSON. */
final class JsonProvenance {
  private JsonProvenance() {}

  static void write(Json json, ScanReport report, LocalDate today) {
    Provenance what = report.provenance();
    json.own("kind", what.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    json.target("location", what.location());
    json.targetIfAny("ref", what.ref());
    json.targetIfAny("commit", what.commit());
    json.targets("remotes", what.remotes());
    json.array("notes", what.notes(), note -> json.item(Printable.UNICODE.message(note)));
    json.own("threshold", report.threshold().label());
    json.object(
        "catalogue",
        () -> {
          json.own("version", report.catalogueVersion());
          CatalogueAge.days(report.catalogueVersion(), today)
              .ifPresent(days -> json.number("ageDays", days));
        });
    json.object("scope", () -> scope(json, report.scope()));
    json.object("limits", () -> limits(json, report.limits()));
  }

  private static void scope(Json json, ScanReport.Scope scope) {
    json.number("entries", scope.entries());
    json.number("bytesRead", scope.bytesRead());
    json.number("textsRead", scope.textsRead());
    json.number("textsLeftOut", scope.textsLeftOut());
  }

  private static void limits(Json json, Limits limits) {
    json.number("entries", limits.entries());
    json.number("pathDepth", limits.pathDepth());
    json.number("inspectBytes", limits.inspectBytes());
    json.number("hashBytes", limits.hashBytes());
    json.number("totalBytes", limits.totalBytes());
    json.number("nesting", limits.nesting());
    json.number("nodes", limits.nodes());
    json.number("aliases", limits.aliases());
    json.number("closureFiles", limits.closureFiles());
    json.number("closureDepth", limits.closureDepth());
    json.number("textFiles", limits.textFiles());
    json.number("timeSeconds", limits.time().toSeconds());
  }
}
