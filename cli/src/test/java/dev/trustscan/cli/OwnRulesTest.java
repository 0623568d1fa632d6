package dev.trustscan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnRulesTest {
  private static final String RULE =
      """
      detections:
        - id: names-the-old-host
          title: Names the old host
          severity: high
          confidence: high
          summary: The host that was switched off.
          why: Nobody answers there.
          remediation: Name the new one.
          literals: [old.example]
          patterns: ['\\bold\\.example\\b']
          bad: [{path: README.md, content: "See old.example"}]
          good: [{path: README.md, content: "See new.example"}]
      """;

  @TempDir Path top;

  @BeforeEach
  void target_and_rules() throws IOException {
    Files.createDirectory(top.resolve("target"));
    Files.writeString(top.resolve("target/README.md"), "See old.example.\n");
    Files.createDirectory(top.resolve("mine"));
    Files.writeString(top.resolve("mine/hosts.yaml"), RULE);
  }

  private Child.Result run(String... arguments) throws IOException, InterruptedException {
    return Child.of(arguments).in(top).run();
  }

  @Test
  void what_they_say_is_reported_and_explained() throws Exception {
    Child.Result result = run("scan", "--rules", "mine", "target");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).contains("names-the-old-host");
    assertThat(run("explain", "--rules", "mine", "names-the-old-host").out())
        .contains("Name the new one.");
  }

  @Test
  void the_target_cannot_bring_them() throws Exception {
    Files.createDirectory(top.resolve("target/rules"));
    Files.writeString(top.resolve("target/rules/hosts.yaml"), RULE);

    Child.Result result = run("scan", "--rules", "target/rules", "target");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("lie in the target");
  }

  @Test
  void a_mistake_is_named_with_its_file() throws Exception {
    Files.writeString(top.resolve("mine/hosts.yaml"), RULE.replace("literals", "litterals"));

    Child.Result result = run("scan", "--rules", "mine", "target");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("hosts.yaml", "unknown field 'litterals'");
  }
}
