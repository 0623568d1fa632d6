package dev.trustscan.rules.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trustscan.rules.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueReaderTest {
  private static final String ENTRY =
      """
      consumers: {tool: Tool}
      surfaces:
        - id: x
          title: X
          consumers: [tool]
          paths: ["{a,b}/x.json"]
          format: json
          kind: setting
          effects: [executes]
          triggers: [open]
          elements:
            - {at: run, kind: helper, effect: executes, trigger: open, command: {shell: .}}
          sources: [{ref: "https://example.invalid", checked: 2026-10}]
          confidence: low
          examples: [{path: a/x.json}]
      """;

  @TempDir Path folder;

  @Test
  void reads_an_entry() throws Exception {
    Catalogue catalogue = read(ENTRY);

    assertThat(catalogue.surfaces()).hasSize(1);
    assertThat(catalogue.surfaces().getFirst().patterns()).hasSize(2);
    assertThat(catalogue.version()).isEqualTo("2026-10");
  }

  @Test
  void refuses_an_unknown_field_and_names_it() {
    assertRefused(ENTRY.replace("title: X", "title: X\n    colour: red"), "unknown field 'colour'");
  }

  @Test
  void refuses_an_unknown_consumer() {
    assertRefused(ENTRY.replace("consumers: [tool]", "consumers: [other]"), "'other'");
  }

  @Test
  void refuses_a_bad_path_and_says_where() {
    assertRefused(ENTRY.replace("at: run", "at: 'run..now'"), "position 5");
  }

  @Test
  void refuses_an_entry_without_source() {
    assertRefused(
        ENTRY.replace("sources: [{ref: \"https://example.invalid\", checked: 2026-10}]", "note: n"),
        "a source is needed");
  }

  @Test
  void refuses_a_pattern_that_backtracks() {
    assertRefused(
        ENTRY.replace("command: {shell: .}", "when: {.: {matches: ['(a)\\1']}}"), "pattern");
  }

  @Test
  void the_shipped_catalogue_has_an_index_of_the_same_content() throws Exception {
    Catalogue fromData = CatalogueReader.read(Path.of("surfaces"), Path.of("detections"));

    assertThat(Catalogue.load()).isEqualTo(fromData);
    assertThat(fromData.surfaces().size()).isGreaterThan(500);
  }

  private void assertRefused(String text, String why) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(CatalogueException.class)
        .hasMessageContaining(why)
        .hasMessageContaining("one.yaml");
  }

  private Catalogue read(String text) throws CatalogueException, IOException {
    Files.writeString(folder.resolve("one.yaml"), text);
    return CatalogueReader.read(folder, folder.resolve("none"));
  }
}
