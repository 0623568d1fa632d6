package dev.trustscan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hot verbs load no library that they do not need, and do what the parser would have done. */
class HotTest {
  private static final List<String> TOO_DEAR =
      List.of(
          "picocli.",
          "org.snakeyaml.",
          "org.jsoup.",
          "tools.jackson.databind.",
          "org.eclipse.jgit.",
          "java.util.logging.",
          "jdk.internal.logger.");

  @TempDir Path folder;

  private Child.Result run(String line, String jvm) throws Exception {
    return Child.of(line.split(" "))
        .in(folder)
        .env("JDK_JAVA_OPTIONS", jvm)
        .env("HOME", folder.toString())
        .run();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--version",
        "-V",
        "scan",
        "scan .",
        "scan --quiet --format=json --agent claude-code",
        "status",
        "status --json --headless --agent claude-code ."
      })
  void a_hot_verb_loads_neither_parser_nor_library(String line) throws Exception {
    Files.writeString(folder.resolve("AGENTS.md"), "Use two spaces.\n");
    Path log = folder.resolve("classes.log");

    Child.Result result = run(line, "-Xlog:class+load:file=" + log);

    assertThat(result.code()).isEqualTo(line.startsWith("status") ? ExitCode.UNTRUSTED : 0);
    Set<String> loaded =
        Files.readAllLines(log).stream()
            .map(each -> each.replaceFirst("^(\\[[^]]*])*\\s*", ""))
            .collect(Collectors.toSet());
    assertThat(loaded).anyMatch(each -> each.startsWith("dev.trustscan.cli.Hot "));
    assertThat(loaded).noneMatch(each -> TOO_DEAR.stream().anyMatch(each::startsWith));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status --agent",
        "status a b",
        "status --json --json",
        "status --agent=codex",
        "scan --quiet --quiet",
        "scan -q --quiet",
        "scan --format",
        "scan --format xml",
        "scan --ref --quiet",
        "scan a b",
        "scan @words",
        "scan --limit time=1s",
        "scan --help",
        "scan --",
        "scan --quiet=true",
        "--version x",
        "help"
      })
  void other_command_lines_are_left_to_the_parser(String line) {
    assertThat(Hot.run(Main.host(), line.split(" "))).isEmpty();
  }
}
