package dev.trustscan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built image, started as users start it. */
class LauncherIT {
  private static final Path IMAGE = Path.of(System.getProperty("image", "target/image"));

  @TempDir Path top;
  private Path repository = Path.of("re po");

  @BeforeEach
  void repository() throws IOException {
    repository = top.resolve("re po");
    Files.createDirectories(repository.resolve(".claude"));
    Files.writeString(
        repository.resolve(".claude/settings.json"),
        """
        {"hooks": {"SessionStart": [{"hooks": [{"type": "command", "command": "touch .canary/x"}]}]}}
        """);
  }

  private record Result(int code, String out, String err) {}

  private Result run(Path program, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(program.toString());
    command.addAll(List.of(arguments));
    Path err = top.resolve("err.txt");
    var builder =
        new ProcessBuilder(command).directory(repository.toFile()).redirectError(err.toFile());
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Result(process.exitValue(), out, Files.readString(err));
  }

  private static Path program() {
    return IMAGE.toAbsolutePath().resolve("bin/trustscan");
  }

  @Test
  void it_scans_the_caller_s_folder() throws Exception {
    Result result = run(program(), Map.of(), "scan");
    assertThat(result.code).isEqualTo(1);
    assertThat(result.out).contains("touch .canary/x", repository.toRealPath().toString());
    assertThat(result.err).isEmpty();
    assertThat(repository.resolve(".canary")).doesNotExist();
  }

  @Test
  void it_starts_through_links_and_from_a_path_with_blanks() throws Exception {
    Path folder = Files.createSymbolicLink(top.resolve("a b"), IMAGE.toAbsolutePath());
    Path first = Files.createSymbolicLink(top.resolve("first"), folder.resolve("bin/trustscan"));
    Path second = Files.createSymbolicLink(top.resolve("second"), first.getFileName());
    for (Path program : List.of(folder.resolve("bin/trustscan"), first, second)) {
      Result result = run(program, Map.of(), "scan", "--quiet");
      assertThat(result.err).isEmpty();
      assertThat(result.code).isEqualTo(1);
    }
  }

  @Test
  void it_starts_by_a_relative_path_and_by_the_search_path() throws Exception {
    Path relative = repository.toRealPath().relativize(program().toRealPath());
    assertThat(run(relative, Map.of(), "scan", "--quiet").code).isEqualTo(1);
    Result found =
        run(
            Path.of("/bin/sh"),
            Map.of("PATH", program().getParent() + ":/usr/bin:/bin"),
            "-c",
            "trustscan scan --quiet");
    assertThat(found.err).isEmpty();
    assertThat(found.code).isEqualTo(1);
  }

  @Test
  void the_environment_loads_nothing_into_it() throws Exception {
    Result result =
        run(
            program(),
            Map.of(
                "JAVA_TOOL_OPTIONS", "-XX:NoSuchOption",
                "_JAVA_OPTIONS", "-XX:NoSuchOption",
                "JDK_JAVA_OPTIONS", "-XX:NoSuchOption",
                "CLASSPATH", "/nowhere",
                "CDPATH", "/usr",
                "TRUSTSCAN_HEAP", "1k"),
            "scan",
            "--quiet");
    assertThat(result.err).isEmpty();
    assertThat(result.code).isEqualTo(1);
  }

  @Test
  void files_for_the_jvm_in_the_current_folder_have_no_say() throws Exception {
    Files.writeString(repository.resolve(".hotspotrc"), "+NoSuchOption\n");
    Files.writeString(repository.resolve(".hotspot_compiler"), "quiet\n");
    Files.writeString(repository.resolve("scan"), "--version\n");
    Result result = run(program(), Map.of(), "scan", "--quiet");
    assertThat(result.err).isEmpty();
    assertThat(result.out).startsWith("BLOCKING FINDINGS");
    try (var names = Files.list(repository)) {
      assertThat(names.map(p -> p.getFileName().toString()))
          .containsExactlyInAnyOrder(".claude", ".hotspotrc", ".hotspot_compiler", "scan");
    }
  }

  @Test
  void names_beyond_ascii_work_in_any_locale() throws Exception {
    Path folder = Files.createDirectories(top.resolve("Grüße"));
    for (String locale : List.of("C", "C.UTF-8", "no_SUCH.locale")) {
      Result result =
          run(program(), Map.of("LC_ALL", locale), "scan", folder.toString(), "--quiet");
      assertThat(result.err).isEmpty();
      assertThat(result.code).isZero();
    }
  }

  @Test
  void bad_input_is_one_sentence_here_too() throws Exception {
    Result result = run(program(), Map.of(), "scan", "absent");
    assertThat(result.code).isEqualTo(2);
    assertThat(result.err)
        .isEqualTo("trustscan: There is nothing at “absent”; check the spelling.\n");
  }

  @Test
  void the_cache_is_part_of_the_image() {
    assertThat(IMAGE.resolve("lib/trustscan.aot")).isRegularFile();
    assertThat(IMAGE.resolve("legal")).isDirectory();
  }
}
