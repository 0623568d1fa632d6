package dev.trustscan.rules.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trustscan.rules.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulePackTest {
  private static final String RULE =
      """
      detections:
        - id: names-the-old-host
          title: Names the old host
          severity: low
          confidence: high
          summary: The host that was switched off.
          why: Nobody answers there.
          remediation: Name the new one.
          literals: [old.example]
          patterns: ['\\bold\\.example\\b']
          bad: [{path: README.md, content: "See old.example"}]
          good: [{path: README.md, content: "See new.example"}]
      """;

  private static final Catalogue BUILT_IN = Catalogue.load();

  @TempDir Path folder;

  @Test
  void adds_rules_to_those_built_in() throws Exception {
    Catalogue catalogue = add(RULE);

    assertThat(catalogue.detection("names-the-old-host")).isPresent();
    assertThat(catalogue.detections()).hasSize(BUILT_IN.detections().size() + 1);
  }

  @Test
  void refuses_an_id_that_is_built_in() {
    assertRefused(RULE.replace("names-the-old-host", "hidden-text"), "the id is taken");
  }

  @Test
  void refuses_a_rule_without_patterns() {
    assertRefused(RULE.replaceAll("(?m)^ *patterns:.*$", ""), "needs 'patterns'");
  }

  @Test
  void refuses_a_pattern_that_backtracks_and_names_the_file() {
    assertRefused(RULE.replace("\\bold", "(?=old)"), "pack.yaml");
  }

  @Test
  void refuses_a_folder_without_rules() {
    assertThatThrownBy(() -> RulePack.add(folder, BUILT_IN)).hasMessageContaining("no rule");
  }

  private void assertRefused(String text, String message) {
    assertThatThrownBy(() -> add(text))
        .isInstanceOf(CatalogueException.class)
        .hasMessageContaining(message);
  }

  private Catalogue add(String text) throws CatalogueException, IOException {
    Files.writeString(folder.resolve("pack.yaml"), text);
    return RulePack.add(folder, BUILT_IN);
  }
}
