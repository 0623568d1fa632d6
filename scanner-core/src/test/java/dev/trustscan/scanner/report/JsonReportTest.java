package dev.trustscan.scanner.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class JsonReportTest {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  private static String json(ScanReport report) throws IOException {
    var out = new ByteArrayOutputStream();
    new JsonReport(LocalDate.of(2026, 11, 25)).write(report, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void every_report_meets_the_published_schema_and_has_no_field_beyond_it() throws IOException {
    JsonNode schema;
    try (InputStream in = JsonReport.class.getResourceAsStream("report-1.schema.json")) {
      schema = MAPPER.readTree(in);
    }
    close(schema);
    var validator =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(schema.toString(), InputFormat.JSON);
    for (ScanReport report : Samples.all().values()) {
      assertThat(validator.validate(json(report), InputFormat.JSON)).isEmpty();
    }
    assertThat(validator.validate("{\"schemaVersion\": \"1.0\"}", InputFormat.JSON)).isNotEmpty();
  }

  /** The published schema allows additions; here every field must be known to it. */
  private static void close(JsonNode node) {
    if (node instanceof ObjectNode object && object.has("properties")) {
      object.put("additionalProperties", false);
    }
    for (JsonNode child : node) {
      close(child);
    }
  }

  @Test
  void the_fields_at_the_top_come_in_their_order() throws IOException {
    assertThat(List.copyOf(MAPPER.readTree(json(Samples.hostile())).propertyNames()))
        .containsExactly(
            "schemaVersion",
            "verdict",
            "coverage",
            "surfaces",
            "units",
            "findings",
            "drift",
            "blastRadius",
            "provenance",
            "receipt");
  }

  @Test
  void the_same_report_gives_the_same_bytes() throws IOException {
    assertThat(json(Samples.hostile())).isEqualTo(json(Samples.hostile()));
  }

  @Test
  void a_path_that_cannot_be_printed_is_given_as_bytes_too() throws IOException {
    JsonNode gaps = MAPPER.readTree(json(Samples.nasty("\n"))).at("/coverage/gaps");
    assertThat(gaps.get(0).get("path").asString()).isEqualTo("big\\n");
    assertThat(Base64.getDecoder().decode(gaps.get(0).get("pathBase64").asString()))
        .isEqualTo("big\n".getBytes(StandardCharsets.UTF_8));
    assertThat(gaps.get(1).get("path").asString()).isEqualTo("x\\xff\\u{1b}y");
    assertThat(Base64.getDecoder().decode(gaps.get(1).get("pathBase64").asString()))
        .isEqualTo(new byte[] {'x', (byte) 0xff, 0x1b, 'y'});
  }

  @Test
  void a_printable_path_is_given_once() throws IOException {
    assertThat(json(Samples.hostile())).doesNotContain("Base64");
  }

  @Test
  void no_value_holds_a_character_that_acts_on_a_terminal() throws IOException {
    String text = json(Samples.nasty("\u001b[2J\r\n\u202e\u200b\ud800\u0085"));
    assertThat(text.codePoints())
        .allMatch(c -> c == '\n' || (c >= 0x20 && !Character.isISOControl(c)));
    var strings = new ArrayList<String>();
    collect(MAPPER.readTree(text), strings);
    assertThat(strings).isNotEmpty();
    assertThat(strings)
        .allSatisfy(s ->
            assertThat(s.codePoints())
                .noneMatch(c ->
                    Character.isISOControl(c)
                        || Character.getType(c) == Character.FORMAT
                        || Character.getType(c) == Character.SURROGATE));
  }

  private static void collect(JsonNode node, List<String> strings) {
    if (node.isString()) {
      strings.add(node.asString());
    }
    for (JsonNode child : node) {
      collect(child, strings);
    }
  }

  @Test
  void a_stream_that_fails_is_an_input_output_error() {
    var failing =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> new JsonReport(LocalDate.EPOCH).write(Samples.hostile(), failing))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Broken pipe");
  }
}
