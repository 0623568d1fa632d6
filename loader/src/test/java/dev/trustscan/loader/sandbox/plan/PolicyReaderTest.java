package dev.trustscan.loader.sandbox.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trustscan.scanner.source.RepoPath;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyReaderTest {
  private static Policy read(String text) throws PlanException {
    return PolicyReader.read(
        text.getBytes(StandardCharsets.UTF_8), Path.of("/home/a"), Profile.DEVELOPER);
  }

  @Test
  void a_profile_s_own_table_adds_to_the_one_for_all() throws Exception {
    Policy policy =
        read(
            """
            [every]
            allow-hosts = ["a.example"]
            processes = 100

            [profile.developer]
            allow-hosts = ["b.example:8443"]
            processes = 200
            scratch = "64M"
            time = "90m"
            read-only = ["~/.m2/repository"]

            [profile.strict]
            processes = 3
            """);

    assertThat(policy.allowHosts()).containsExactly("a.example", "b.example:8443");
    assertThat(policy.processes()).contains(200);
    assertThat(policy.scratch()).contains(64L << 20);
    assertThat(policy.time()).contains(Duration.ofMinutes(90));
    assertThat(policy.readOnly()).containsExactly(RepoPath.of("home/a/.m2/repository"));
  }

  @Test
  void an_empty_file_adds_nothing() throws Exception {
    assertThat(read("")).isEqualTo(Policy.NOTHING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alow-hosts = []",
        "[every]\nallow_hosts = []",
        "[profile.develper]\nprocesses = 3",
        "[profile.strict]\nprocess = 3",
        "[every]\nallow-hosts = \"a.example\"",
        "[every]\nallow-hosts = [1]",
        "[every]\nprocesses = 0",
        "[every]\nprocesses = \"many\"",
        "[every]\nscratch = \"1\"",
        "[every]\ntime = \"5\"",
        "[every]\nunix-sockets = \"yes\"",
        "[every]\nhard-links = \"keep\"",
        "[every]\nread-only = [\"relative\"]",
        "[every]\nread-only = [\"/a/../b\"]",
        "[every]\npass-environment = [\"A=B\"]",
        "[every]\nprocesses = 3\nprocesses = 4",
        "[every",
      })
  void what_is_not_understood_is_an_error(String text) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(PlanException.class);
  }
}
