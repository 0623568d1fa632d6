package dev.trustscan.scanner.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.trustscan.rules.Catalogue;
import dev.trustscan.rules.Confidence;
import dev.trustscan.rules.Detection;
import dev.trustscan.rules.Severity;
import dev.trustscan.scanner.detect.Finding;
import dev.trustscan.scanner.doc.Span;
import dev.trustscan.scanner.source.RepoPath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SarifReportTest {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  private static String sarif(ScanReport report) throws IOException {
    var out = new ByteArrayOutputStream();
    new SarifReport(Catalogue.load(), "0.1.0").write(report, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void every_report_meets_the_published_schema() throws IOException {
    Schema schema;
    try (InputStream in =
        SarifReportTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      assertThat(in).isNotNull();
      schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
              .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
    }
    for (ScanReport report : Samples.all().values()) {
      assertThat(schema.validate(sarif(report), InputFormat.JSON)).isEmpty();
    }
    assertThat(schema.validate("{\"version\": \"2.1.0\"}", InputFormat.JSON)).isNotEmpty();
  }

  @Test
  void a_finding_is_a_result_with_its_exact_place() throws IOException {
    JsonNode result = MAPPER.readTree(sarif(Samples.hostile())).at("/runs/0/results/0");
    assertThat(result.at("/ruleId").asString()).isEqualTo("executes-on-session-start");
    assertThat(result.at("/level").asString()).isEqualTo("error");
    assertThat(result.at("/locations/0/physicalLocation/artifactLocation/uri").asString())
        .isEqualTo(".claude/settings.json");
    assertThat(result.at("/locations/0/physicalLocation/region/startColumn").asInt()).isEqualTo(66);
    assertThat(result.at("/relatedLocations")).hasSize(1);
  }

  @Test
  void a_fingerprint_does_not_move_with_the_lines() throws IOException {
    ScanReport report = Samples.hostile();
    String first = fingerprint(report);
    Finding finding = report.findings().getFirst();
    Finding moved =
        new Finding(
            finding.id(),
            finding.rule(),
            finding.severity(),
            finding.confidence(),
            finding.persona(),
            finding.units(),
            finding.path(),
            new Span(90, 1, 90, 9, 900, 908),
            finding.pointer(),
            finding.message(),
            finding.evidence(),
            finding.related());
    assertThat(fingerprint(Samples.withFindings(report, List.of(moved)))).isEqualTo(first);
  }

  private static String fingerprint(ScanReport report) throws IOException {
    return MAPPER
        .readTree(sarif(report))
        .at("/runs/0/results/0/partialFingerprints/primaryLocationLineHash")
        .asString();
  }

  @Test
  void results_are_cut_at_the_limits_and_it_says_so() throws IOException {
    var many = new ArrayList<Finding>();
    for (int i = 0; i < SarifReport.MOST_RESULTS + 10; i++) {
      many.add(finding(i, i == SarifReport.MOST_RESULTS + 9 ? Severity.CRITICAL : Severity.LOW));
    }
    String sarif = sarif(Samples.withFindings(Samples.empty(), many));
    assertThat(sarif.getBytes(StandardCharsets.UTF_8).length).isLessThan(10_000_000);
    JsonNode run = MAPPER.readTree(sarif).at("/runs/0");
    assertThat(run.at("/results").size()).isBetween(5_000, SarifReport.MOST_RESULTS);
    assertThat(run.at("/results/0/level").asString()).isEqualTo("error");
    assertThat(run.at("/properties/findings").asInt()).isEqualTo(many.size());
    assertThat(run.at("/invocations/0/toolExecutionNotifications").toString())
        .contains("are left out");
  }

  private static Finding finding(int i, Severity severity) {
    return new Finding(
        "id" + i,
        "executes-on-open",
        severity,
        Confidence.HIGH,
        Detection.Persona.REGULAR,
        List.of(),
        RepoPath.of("a" + i),
        Span.NONE,
        "",
        "something",
        "",
        List.of());
  }

  @Test
  void what_was_not_looked_at_is_a_notification() throws IOException {
    JsonNode invocation = MAPPER.readTree(sarif(Samples.nasty("x"))).at("/runs/0/invocations/0");
    assertThat(invocation.at("/executionSuccessful").asBoolean()).isFalse();
    assertThat(invocation.at("/toolExecutionNotifications").size()).isEqualTo(2);
  }

  @Test
  void a_path_is_given_by_its_bytes() {
    assertThat(SarifReport.uri(RepoPath.ofBytes(new byte[] {'a', '/', ' ', '%', (byte) 0xff})))
        .isEqualTo("a/%20%25%FF");
    assertThat(SarifReport.uri(RepoPath.of("ä\n"))).isEqualTo("%C3%A4%0A");
    assertThat(SarifReport.uri(RepoPath.ROOT)).isEqualTo(".");
  }

  @Test
  void text_of_the_target_makes_no_link_and_no_control() throws IOException {
    String sarif = sarif(Samples.nasty("[x](https://collector.invalid)\u001b\u202e\n"));
    assertThat(sarif.codePoints()).allMatch(c -> c == '\n' || c >= 0x20);
    assertThat(MAPPER.readTree(sarif).at("/runs/0/results/0/message/text").asString())
        .contains("\\[x\\](https")
        .doesNotContain("\u001b", "\u202e");
  }
}
