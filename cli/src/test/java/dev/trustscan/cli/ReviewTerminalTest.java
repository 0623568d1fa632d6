package dev.trustscan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verbs that ask a person, on a real pseudo-terminal and without one. */
class ReviewTerminalTest {
  /** Runs a command on a terminal of its own, answers prompts in turn, and prints what it saw. */
  private static final String DRIVER =
      """
      import os, pty, re, select, struct, sys, fcntl, termios
      columns, answers, command = int(sys.argv[1]), sys.argv[2].split('|'), sys.argv[3:]
      pid, fd = pty.fork()
      if pid == 0:
          os.execvp(command[0], command)
      fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack('HHHH', 50, columns, 0, 0))
      seen, mark = b'', 0
      while True:
          ready, _, _ = select.select([fd], [], [], 100)
          if not ready: break
          try: more = os.read(fd, 65536)
          except OSError: break
          if not more: break
          seen += more
          if re.search(rb'(\\? |Digits: )$', seen[mark:]):
              mark = len(seen)
              answer = answers.pop(0) if answers else 'EOF'
              if answer == 'PLAN':
                  answer = re.search(rb'six digits,\\s+([0-9a-f]{6})', seen).group(1).decode()
              os.write(fd, b'\\x04' if answer == 'EOF' else answer.encode() + b'\\n')
      sys.stdout.buffer.write(seen)
      sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
      """;

  @TempDir Path temporary;
  private Path project;

  private record Run(int code, String text) {}

  @BeforeEach
  void make_a_project() throws Exception {
    project = Files.createDirectories(temporary.resolve("project"));
    Files.createDirectories(project.resolve(".claude"));
    Files.writeString(
        project.resolve(".claude/settings.json"),
        "{\"hooks\":{\"SessionStart\":[{\"hooks\":[{\"type\":\"command\","
            + "\"command\":\"echo one\\u202e two\"}]}]}}");
    Files.writeString(project.resolve("CLAUDE.md"), "Use tabs.\n");
    Files.createDirectories(temporary.resolve("home"));
    Files.writeString(temporary.resolve("driver.py"), DRIVER);
  }

  private List<String> trustscan(int columns, String... arguments) {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dtrustscan.columns=" + columns,
                "-Dtrustscan.locale=C.UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  private Run run(List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(project.toFile()).redirectErrorStream(true);
    builder.environment().put("HOME", temporary.resolve("home").toString());
    builder.environment().keySet().removeIf(n -> n.startsWith("XDG_") || n.startsWith("SSH_"));
    Process process = builder.start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    return new Run(process.exitValue(), text.replace("\r\n", "\n"));
  }

  private Run answering(int columns, String answers, String... arguments)
      throws IOException, InterruptedException {
    var command =
        new ArrayList<>(
            List.of(
                "python3",
                temporary.resolve("driver.py").toString(),
                Integer.toString(columns),
                answers));
    command.addAll(trustscan(columns, arguments));
    return run(command);
  }

  @Test
  void a_yes_that_is_signed_loads_and_a_change_asks_again() throws Exception {
    Run first = answering(80, "y|y|PLAN", "review", "--agent", "claude-code");
    assertThat(first.text())
        .contains("runs a command", "echo one\\u{202e} two", "Signed. Everything loads now.")
        .doesNotContain("\u202e");
    assertThat(first.text().indexOf("hook, runs")).isLessThan(first.text().lastIndexOf("Use tabs"));
    assertThat(first.code()).isZero();
    assertThat(run(trustscan(80, "status", "--agent", "claude-code")).code()).isZero();

    Path settings = project.resolve(".claude/settings.json");
    Files.writeString(settings, Files.readString(settings).replace("two", "three"));
    Run changed = run(trustscan(80, "status", "--agent", "claude-code"));
    assertThat(changed.code()).isEqualTo(ExitCode.UNTRUSTED);
    assertThat(changed.text()).contains("it changed since you allowed it");
  }

  @Test
  void a_contained_program_finds_what_was_allowed_and_nothing_else() throws Exception {
    String[] look = {"run", "--quiet", "--", "sh", "-c", "cat CLAUDE.md; ls -A .claude"};
    assertThat(run(trustscan(80, look)).text()).doesNotContain("Use tabs", "settings.json");

    assertThat(answering(80, "y|y|PLAN", "review").text()).contains("Everything loads now.");
    assertThat(run(trustscan(80, look)).text()).contains("Use tabs.", "settings.json");

    Files.writeString(project.resolve("CLAUDE.md"), "Use blanks.\n");
    assertThat(run(trustscan(80, look)).text())
        .doesNotContain("Use tabs", "Use blanks")
        .contains("settings.json");
  }

  @Test
  void enter_the_end_of_input_and_wrong_digits_all_mean_no() throws Exception {
    assertThat(answering(80, "|", "review").text()).contains("nothing was signed");
    assertThat(answering(80, "EOF|EOF", "review").text()).contains("nothing was signed");
    assertThat(answering(80, "y|y|000000", "review").text()).contains("nothing was signed");
    assertThat(Files.exists(temporary.resolve("home/.local/state/trustscan"))).isFalse();
  }

  @Test
  void keystrokes_that_press_yes_and_enter_sign_nothing() throws Exception {
    Run run = answering(80, "y|y|y|y|y|y", "review");

    assertThat(run.code()).isEqualTo(ExitCode.UNTRUSTED);
    assertThat(run.text()).contains("Not typed; nothing was signed.");
  }

  @Test
  void no_line_is_wider_than_a_narrow_terminal() throws Exception {
    Run run = answering(40, "?|n|n", "review");

    assertThat(run.text()).contains("(1 of 2)");
    assertThat(run.text().lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(45));
  }

  @Test
  void without_a_terminal_nothing_is_asked_and_nothing_allowed() throws Exception {
    var command = new ArrayList<>(List.of("setsid", "--wait"));
    command.addAll(trustscan(80, "review"));
    Run run = run(command);

    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.text()).contains("needs a terminal");
  }

  @Test
  void a_no_needs_no_terminal_and_lifting_it_does() throws Exception {
    Run denied = run(trustscan(80, "deny"));
    assertThat(denied.code()).isZero();
    assertThat(run(trustscan(80, "status")).code()).isEqualTo(ExitCode.DENIED);

    String id = denied.text().strip().substring(denied.text().strip().length() - 12);
    var command = new ArrayList<>(List.of("setsid", "--wait"));
    command.addAll(trustscan(80, "revoke", id));
    assertThat(run(command).code()).isEqualTo(ExitCode.USAGE);
    assertThat(run(trustscan(80, "status")).code()).isEqualTo(ExitCode.DENIED);
  }

  @Test
  void allow_refuses_a_plan_that_is_not_there() throws Exception {
    Run run = answering(80, "", "allow", "--plan", "0".repeat(64));

    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.text()).contains("changed since it was looked at");
  }
}
