package dev.trustscan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanCommandTest {
  private static final String HOOK =
      """
      {"hooks": {"SessionStart": [{"hooks": [{"type": "command", "command": "touch .canary/x"}]}]}}
      """;

  @TempDir Path top;
  private Path hooked = Path.of("hooked");

  @BeforeEach
  void repositories() throws IOException {
    Files.createDirectory(top.resolve("empty"));
    hooked = top.resolve(hooked);
    Files.createDirectories(hooked.resolve(".claude"));
    Files.writeString(hooked.resolve(".claude/settings.json"), HOOK);
  }

  private Child.Result run(String... arguments) throws IOException, InterruptedException {
    return Child.of(arguments).in(top).run();
  }

  @Test
  void without_arguments_the_help_is_shown() throws Exception {
    Child.Result result = run();
    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("Usage: trustscan", "scan", "show", "explain", "rules");
    assertThat(result.err()).isEmpty();
  }

  @Test
  void the_version_names_the_catalogue() throws Exception {
    assertThat(run("--version").out()).matches("trustscan [0-9.]+\ncatalogue [0-9-]+\n");
  }

  @Test
  void an_empty_folder_has_nothing_that_blocks() throws Exception {
    Child.Result result = run("scan", "empty");
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .startsWith("No blocking findings; coverage COMPLETE")
        .endsWith("Nothing was executed, contacted or written.\n");
    assertThat(result.err()).isEmpty();
  }

  @Test
  void without_a_path_the_current_folder_is_looked_at() throws Exception {
    Child.Result result = Child.of("scan").in(hooked).run();
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).contains("touch .canary/x", ".claude/settings.json");
  }

  @Test
  void a_hook_blocks_and_is_shown_with_its_place() throws Exception {
    Child.Result result = run("scan", "hooked");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out())
        .startsWith("BLOCKING FINDINGS")
        .contains("When an agent session starts", "trustscan show 1 hooked");
    assertThat(hooked.resolve(".canary")).doesNotExist();
  }

  @Test
  void the_threshold_decides_on_the_exit_code() throws Exception {
    assertThat(run("scan", "hooked", "--fail-on", "never").code()).isZero();
    assertThat(run("scan", "hooked", "--fail-on", "low").code()).isEqualTo(1);
  }

  @Test
  void what_is_incomplete_beats_findings() throws Exception {
    Child.Result result = run("scan", "hooked", "--limit", "inspect-bytes=10", "--quiet");
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.out()).startsWith("INCOMPLETE; ");
    assertThat(run("scan", "hooked", "--limit", "inspect-bytes=10", "--fail-on", "never").code())
        .isEqualTo(3);
  }

  @Test
  void quiet_prints_one_line() throws Exception {
    assertThat(run("scan", "hooked", "--quiet").out().lines()).hasSize(1);
  }

  @Test
  void a_tool_s_surfaces_can_be_looked_at_alone() throws Exception {
    assertThat(run("scan", "hooked", "--agent", "claude-code").code()).isEqualTo(1);
    assertThat(run("scan", "hooked", "--agent", "zed", "--fail-on", "never").out())
        .doesNotContain("touch .canary/x");
  }

  @Test
  void colours_follow_the_option_then_the_environment() throws Exception {
    assertThat(run("scan", "empty").out()).doesNotContain("\u001b");
    assertThat(run("scan", "empty", "--color", "always").out()).contains("\u001b[");
    assertThat(Child.of("scan", "empty").in(top).env("CLICOLOR_FORCE", "1").run().out())
        .contains("\u001b[");
    assertThat(
            Child.of("scan", "empty")
                .in(top)
                .env("CLICOLOR_FORCE", "1")
                .env("NO_COLOR", "1")
                .run()
                .out())
        .doesNotContain("\u001b");
  }

  @Test
  void the_width_follows_the_terminal() throws Exception {
    String narrow = Child.of("scan", "hooked").in(top).env("COLUMNS", "40").run().out();
    assertThat(narrow.lines()).allMatch(line -> line.codePointCount(0, line.length()) <= 40);
  }

  @Test
  void a_terminal_without_unicode_gets_ascii() throws Exception {
    Files.writeString(hooked.resolve("CLAUDE.md"), "Grüße");
    byte[] out = Child.of("scan", "hooked", "-v").in(top).env("LC_ALL", "C").run().bytes();
    for (byte b : out) {
      assertThat(b).isBetween((byte) '\n', (byte) 0x7e);
    }
  }

  @Test
  void names_that_act_on_terminals_come_out_escaped_in_every_format() throws Exception {
    Path nasty = hooked.resolve("a\u001b[2J\n\u202e\r");
    Files.createDirectories(nasty.resolve(".claude"));
    Files.writeString(nasty.resolve(".claude/settings.json"), HOOK);
    for (String format : formats()) {
      Child.Result result = run("scan", "hooked", "-v", "--format", format);
      assertThat(result.code()).isEqualTo(1);
      assertThat(result.out()).contains("touch .canary/x");
      assertThat(result.out().codePoints())
          .as(format)
          .allMatch(c -> c == '\n' || (c >= 0x20 && !Character.isISOControl(c)))
          .noneMatch(c -> Character.getType(c) == Character.FORMAT);
    }
  }

  private static List<String> formats() {
    return java.util.Arrays.stream(Formats.Name.values())
        .map(f -> f.name().toLowerCase(java.util.Locale.ROOT))
        .toList();
  }

  @Test
  void a_file_gets_what_standard_output_gets() throws Exception {
    byte[] piped = run("scan", "hooked", "--format", "json").bytes();
    Child.Result result = run("scan", "hooked", "--format", "json", "--output", "report.json");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out().lines()).hasSize(1);
    assertThat(Files.readAllBytes(top.resolve("report.json"))).isEqualTo(piped);
    try (var names = Files.list(top)) {
      assertThat(names.map(p -> p.getFileName().toString()))
          .containsExactlyInAnyOrder("empty", "hooked", "report.json");
    }
  }

  @Test
  void a_slow_reader_gets_everything() throws Exception {
    for (int i = 0; i < 150; i++) {
      Path folder = Files.createDirectories(hooked.resolve("package" + i + "/.claude"));
      Files.writeString(folder.resolve("settings.json"), HOOK);
    }
    run("scan", "hooked", "--format", "json", "--output", "report.json");
    byte[] expected = Files.readAllBytes(top.resolve("report.json"));
    assertThat(expected.length).isGreaterThan(300_000);

    Process process = Child.of("scan", "hooked", "--format", "json").in(top).start();
    byte[] slow = new byte[expected.length + 1];
    int length = 0;
    try (InputStream in = process.getInputStream()) {
      int read = 0;
      while (read >= 0 && length < slow.length) {
        length += read;
        Thread.sleep(1);
        read = in.read(slow, length, Math.min(4096, slow.length - length));
      }
    }
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(1);
    assertThat(java.util.Arrays.copyOf(slow, length)).isEqualTo(expected);
  }

  @Test
  void a_reader_who_leaves_is_no_failure() throws Exception {
    Process process = Child.of("scan", "hooked", "-v", "--format", "json").in(top).start();
    process.getInputStream().close();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(1);
    assertThat(process.getErrorStream().readAllBytes()).isEmpty();
  }

  @Test
  void a_full_disk_is_a_failure() throws Exception {
    Child.Result result =
        Child.of("scan", "hooked", "--format", "json").in(top).to(Path.of("/dev/full")).run();
    assertThat(result.code()).isEqualTo(4);
    assertThat(result.err())
        .startsWith("trustscan: The report could not be written")
        .hasLineCount(1);
  }

  @Test
  void the_commands_proposed_look_at_the_same_thing() throws Exception {
    assertThat(run("scan", "hooked", "--deep", "--agent", "claude-code").out())
        .contains("trustscan show 1 --agent claude-code --deep hooked");
  }

  @Test
  void a_card_can_be_shown_by_number_and_by_id() throws Exception {
    Child.Result first = run("show", "1", "hooked");
    assertThat(first.code()).isZero();
    assertThat(first.out()).contains("[1] ", "touch .canary/x", "digest", "^^^^^^^");
    String id = first.out().lines().filter(l -> l.startsWith("    id ")).findFirst().orElseThrow();
    assertThat(run("show", id.substring(7).strip(), "hooked").out()).isEqualTo(first.out());
  }

  @Test
  void rules_and_surfaces_are_explained() throws Exception {
    assertThat(run("explain", "executes-on-open").out()).contains("What to do", "Reported");
    assertThat(run("explain", "claude-mcp").out()).contains(".mcp.json", "Claude Code");
    assertThat(run("rules", "list", "--consumer", "claude-code").out())
        .contains("claude-mcp")
        .doesNotContain("executes-on-open");
    assertThat(run("rules", "list", "--format", "json").out()).startsWith("{").endsWith("}\n");
  }
}
