package dev.trustscan.scanner.report;

import dev.trustscan.rules.Catalogue;
import dev.trustscan.rules.Detection;
import dev.trustscan.rules.Severity;
import dev.trustscan.scanner.detect.Finding;
import dev.trustscan.scanner.doc.Span;
import dev.trustscan.scanner.source.Coverage;
import dev.trustscan.scanner.source.Gap;
import dev.trustscan.scanner.source.RepoPath;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The report as SARIF 2.1.0, within what GitHub's code scanning takes. Fingerprints come from rule,
 * path, pointer and evidence, so that a finding stays the same when lines move. Results are cut
 * where the limits are, least severe first, and a notification says so.
 */
public final class SarifReport implements ReportFormat {
  /** GitHub refuses a run with more results. */
  static final int MOST_RESULTS = 25_000;

  /** GitHub refuses a larger file; what follows the results needs a little, too. */
  static final long MOST_BYTES = 9_500_000;

  /** GitHub shows no more of a message. */
  static final int MOST_MESSAGE = 1_000;

  private static final int MOST_SNIPPET = 400;
  private static final int MOST_RELATED = 20;
  private static final int MOST_NOTIFICATIONS = 500;

  private final Catalogue catalogue;
  private final String version;

  /**
   * A writer of SARIF.
   *
   * @param catalogue for the rules' descriptions
   * @param version the program's version
   */
  public SarifReport(Catalogue catalogue, String version) {
    this.catalogue = catalogue;
    this.version = version;
  }

  @Override
  public void write(ScanReport report, OutputStream out) throws IOException {
    var counting = new CountingStream(out);
    Map<String, Integer> rules = rules(report.findings());
    Json.write(
        counting,
        json -> {
          json.own("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
          json.own("version", "2.1.0");
          json.objects("runs", List.of(report), run -> run(json, run, rules, counting));
        });
  }

  private static Map<String, Integer> rules(List<Finding> findings) {
    Map<String, Integer> rules = new TreeMap<>();
    findings.forEach(finding -> rules.put(finding.rule(), 0));
    int index = 0;
    for (Map.Entry<String, Integer> rule : rules.entrySet()) {
      rule.setValue(index++);
    }
    return rules;
  }

  private void run(
      Json json, ScanReport report, Map<String, Integer> rules, CountingStream counting) {
    json.object(
        "tool",
        () ->
            json.object(
                "driver",
                () -> {
                  json.own("name", "trustscan");
                  json.own("semanticVersion", version);
                  json.objects("rules", rules.keySet(), rule -> rule(json, rule));
                }));
    json.own("columnKind", "unicodeCodePoints");
    int shown = results(json, report, rules, counting);
    json.objects("invocations", List.of(report), r -> invocation(json, r, shown));
    json.object(
        "properties",
        () -> {
          json.own("verdict", report.verdict().name());
          json.own("coverage", report.coverage().state().name());
          json.own("catalogue", report.catalogueVersion());
          json.number("findings", report.findings().size());
          json.number("surfaces", report.surfaces().size());
          json.number("units", report.units().size());
        });
  }

  private void rule(Json json, String id) {
    json.own("id", id);
    Optional<Detection> detection = catalogue.detection(id);
    if (detection.isEmpty()) {
      return;
    }
    Detection rule = detection.get();
    json.object("shortDescription", () -> json.own("text", rule.title()));
    json.object("fullDescription", () -> json.own("text", rule.summary()));
    json.object("help", () -> json.own("text", rule.why() + "\n\n" + rule.remediation()));
    json.object("defaultConfiguration", () -> json.own("level", level(rule.severity())));
    json.object(
        "properties",
        () -> {
          json.array("tags", tags(rule), json::item);
          json.own("precision", precision(rule));
          json.own("security-severity", security(rule.severity()));
        });
  }

  private static List<String> tags(Detection rule) {
    var tags = new ArrayList<String>();
    tags.add("security");
    rule.cwe().forEach(cwe -> tags.add("external/cwe/" + cwe.toLowerCase(Locale.ROOT)));
    tags.addAll(rule.owasp());
    tags.addAll(rule.atlas());
    return tags.subList(0, Math.min(10, tags.size()));
  }

  private static String precision(Detection rule) {
    return switch (rule.confidence()) {
      case HIGH -> "high";
      case MEDIUM -> "medium";
      case LOW -> "low";
    };
  }

  /** GitHub's bands: over 9 critical, from 7 high, from 4 medium, below low. */
  private static String security(Severity severity) {
    return switch (severity) {
      case CRITICAL -> "9.5";
      case HIGH -> "8.0";
      case MEDIUM -> "5.5";
      case LOW -> "3.0";
      case INFO -> "0.0";
    };
  }

  static String level(Severity severity) {
    return switch (severity) {
      case CRITICAL, HIGH -> "error";
      case MEDIUM -> "warning";
      case LOW -> "note";
      case INFO -> "none";
    };
  }

  private static int results(
      Json json, ScanReport report, Map<String, Integer> rules, CountingStream counting) {
    List<Finding> findings =
        report.findings().stream()
            .sorted(Comparator.comparing(Finding::severity))
            .limit(MOST_RESULTS)
            .toList();
    int[] shown = {0};
    json.array(
        "results",
        findings,
        finding -> {
          json.flush();
          if (counting.written() < MOST_BYTES) {
            json.object(() -> result(json, finding, rules));
            shown[0]++;
          }
        });
    return shown[0];
  }

  private static void result(Json json, Finding finding, Map<String, Integer> rules) {
    json.own("ruleId", finding.rule());
    json.number("ruleIndex", rules.getOrDefault(finding.rule(), 0));
    json.own("kind", finding.severity() == Severity.INFO ? "informational" : "fail");
    json.own("level", level(finding.severity()));
    json.object("message", () -> text(json, finding.message()));
    json.objects(
        "locations",
        List.of(finding),
        f -> {
          physical(json, f.path(), f.span(), f.evidence());
          if (!f.pointer().isEmpty()) {
            json.objects(
                "logicalLocations",
                List.of(f.pointer()),
                pointer -> json.target("fullyQualifiedName", pointer));
          }
        });
    List<Finding.Related> related =
        finding.related().subList(0, Math.min(MOST_RELATED, finding.related().size()));
    if (!related.isEmpty()) {
      json.objects(
          "relatedLocations",
          related,
          each -> {
            physical(json, each.path(), each.span(), each.evidence());
            json.object("message", () -> text(json, each.message()));
          });
    }
    json.object(
        "partialFingerprints",
        () -> {
          json.own("primaryLocationLineHash", finding.id());
          json.own("trustscan/v1", finding.id());
        });
    json.object(
        "properties",
        () -> {
          json.own("severity", finding.severity().label());
          json.own("confidence", finding.confidence().label());
          json.strings("units", finding.units());
        });
  }

  /** SARIF takes square brackets in messages for links, so ours are escaped. */
  private static void text(Json json, String message) {
    String printable = Printable.UNICODE.message(message);
    String cut =
        printable.length() > MOST_MESSAGE ? CharWidth.head(printable, MOST_MESSAGE) : printable;
    json.own("text", cut.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]"));
  }

  private static void physical(Json json, RepoPath path, Span span, String evidence) {
    json.object(
        "physicalLocation",
        () -> {
          json.object(
              "artifactLocation",
              () -> {
                json.own("uri", uri(path));
                json.own("uriBaseId", "%SRCROOT%");
              });
          if (span.exists()) {
            json.object("region", () -> region(json, span, evidence));
          }
        });
  }

  private static void region(Json json, Span span, String evidence) {
    json.number("startLine", span.line());
    json.number("startColumn", Math.max(1, span.column()));
    json.number("endLine", Math.max(span.line(), span.endLine()));
    json.number("endColumn", Math.max(1, span.endColumn()));
    if (!evidence.isBlank()) {
      json.object(
          "snippet", () -> json.own("text", Printable.UNICODE.text(evidence, MOST_SNIPPET)));
    }
  }

  /** The exact bytes, percent-encoded. */
  static String uri(RepoPath path) {
    if (path.isRoot()) {
      return ".";
    }
    var uri = new StringBuilder();
    for (byte b : path.bytes()) {
      char c = (char) (b & 0xff);
      if (c == '/' || (c < 0x80 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0))) {
        uri.append(c);
      } else {
        uri.append('%').append(String.format(Locale.ROOT, "%02X", (int) c));
      }
    }
    return uri.toString();
  }

  private static void invocation(Json json, ScanReport report, int shown) {
    json.flag("executionSuccessful", report.coverage().state() == Coverage.State.COMPLETE);
    List<Gap> gaps = report.coverage().gaps();
    var notes = new ArrayList<Runnable>();
    for (Gap gap : gaps.subList(0, Math.min(MOST_NOTIFICATIONS, gaps.size()))) {
      notes.add(() -> gap(json, gap));
    }
    if (gaps.size() > MOST_NOTIFICATIONS) {
      notes.add(() ->
          note(json, (gaps.size() - MOST_NOTIFICATIONS) + " more places were not looked at."));
    }
    if (shown < report.findings().size()) {
      notes.add(() ->
          note(
              json,
              (report.findings().size() - shown)
                  + " of the least severe findings are left out to keep within the limits of"
                  + " code scanning; the JSON report has them all."));
    }
    json.objects("toolExecutionNotifications", notes, Runnable::run);
  }

  private static void gap(Json json, Gap gap) {
    json.own("level", "warning");
    json.object(
        "message",
        () ->
            json.own(
                "text",
                "Not looked at ("
                    + CoverageSection.reason(gap.reason())
                    + "): "
                    + Printable.UNICODE.message(gap.detail())));
    json.objects("locations", List.of(gap), g -> physical(json, g.path(), Span.NONE, ""));
  }

  private static void note(Json json, String sentence) {
    json.own("level", "warning");
    json.object("message", () -> json.own("text", sentence));
  }
}
