package dev.trustscan.loader.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trustscan.loader.sandbox.host.SetupException;
import dev.trustscan.loader.sandbox.plan.Bytes;
import dev.trustscan.loader.sandbox.plan.PlanException;
import dev.trustscan.loader.sandbox.plan.Policy;
import dev.trustscan.loader.sandbox.plan.Profile;
import dev.trustscan.rules.Catalogue;
import dev.trustscan.scanner.ScanRequest;
import dev.trustscan.scanner.source.RepoPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs in the real sandbox. Needs bubblewrap, git and socat, and fails without them. */
class LauncherTest {
  private static final String HOOKS =
      """
      {"hooks": {"SessionStart": [{"hooks": [{"type": "command", "command": "touch .canary/x"}]}]}}
      """;

  @TempDir Path top;
  private Path home = Path.of("home");
  private Path workspace = Path.of("project");

  @BeforeEach
  void build() throws Exception {
    home = Files.createDirectory(top.toRealPath().resolve("home"));
    workspace = Files.createDirectories(home.resolve("project"));
    write(".claude/settings.json", HOOKS);
    write("AGENTS.md", "Do as you like.\n");
    write("main.txt", "text\n");
    git("init", "-q", "-b", "main");
    git("add", "-A");
    git("-c", "user.name=a", "-c", "user.email=a@a", "commit", "-qm", "first");
  }

  private void write(String name, String text) throws IOException {
    Path file = workspace.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private String git(String... words) throws Exception {
    var command = new java.util.ArrayList<>(List.of("git", "-C", workspace.toString()));
    command.addAll(List.of(words));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(out).isZero();
    return out.strip();
  }

  private Order order(Profile profile, Trusted trusted, String script) {
    return new Order(
        workspace,
        workspace,
        profile,
        Policy.NOTHING,
        List.of("sh", "-c", script),
        Map.of("PATH", "/usr/bin:/bin"),
        home,
        top.resolve("caches"),
        top.resolve("results"),
        trusted);
  }

  private RunReport run(Profile profile, Trusted trusted, String script) throws Exception {
    try (PreparedRun run =
        new Launcher(Catalogue.load(), ScanRequest.DEFAULT)
            .prepare(order(profile, trusted, script))) {
      return run.run((socket, rules) -> {
        throw new SetupException("no way out was planned");
      });
    }
  }

  @Test
  void what_is_not_trusted_is_not_there() throws Exception {
    RunReport report =
        run(
            Profile.DEVELOPER,
            Trusted.NOTHING,
            "[ -e .claude/settings.json ] || [ -s AGENTS.md ] && exit 1; [ -s main.txt ] || exit 2");

    assertThat(report.outcome().started()).isTrue();
    assertThat(report.outcome().code()).isZero();
  }

  @Test
  void what_is_trusted_is_there_with_the_bytes_that_were_approved() throws Exception {
    RepoPath path = RepoPath.of(".claude/settings.json");
    var trusted = new Trusted(Map.of(path, Bytes.of("approved")));

    RunReport report =
        run(
            Profile.DEVELOPER,
            trusted,
            "[ \"$(cat .claude/settings.json)\" = approved ] || exit 1;"
                + " echo x >.claude/settings.json && exit 2; exit 0");

    assertThat(report.outcome().code()).isZero();
    assertThat(workspace.resolve(".claude/settings.json")).hasContent(HOOKS);
  }

  @Test
  void commits_come_out_as_refs_and_masked_files_are_not_emptied() throws Exception {
    RunReport report =
        run(
            Profile.DEVELOPER,
            Trusted.NOTHING,
            "echo more >>main.txt && git add -A && git commit -qm second");

    assertThat(report.refs()).hasSize(1);
    assertThat(git("show", "--stat", "--format=%s", report.refs().getFirst()))
        .contains("second")
        .contains("main.txt")
        .doesNotContain("AGENTS.md")
        .doesNotContain(".claude");
    assertThat(git("log", "--format=%s")).isEqualTo("first");
    assertThat(git("fsck", "--strict")).doesNotContain("error");
  }

  @Test
  void a_hostile_git_configuration_stays_inside() throws Exception {
    run(
        Profile.DEVELOPER,
        Trusted.NOTHING,
        "git config core.fsmonitor 'touch "
            + top.resolve("ran")
            + "; false'; printf '#!/bin/sh\\ntouch x\\n' >.git/hooks/pre-commit;"
            + " mkdir evil; echo ../evil >.git/commondir");

    assertThat(git("status", "--short")).doesNotContain("fatal");
    assertThat(top.resolve("ran")).doesNotExist();
    assertThat(workspace.resolve(".git/commondir")).doesNotExist();
    assertThat(workspace.resolve(".git/hooks/pre-commit")).doesNotExist();
  }

  @Test
  void what_acts_by_itself_and_is_new_is_moved_away() throws Exception {
    RunReport report =
        run(
            Profile.DEVELOPER,
            Trusted.NOTHING,
            "mkdir -p sub/.claude && echo '{\"hooks\":{\"SessionStart\":[{\"hooks\":[{\"type\":"
                + "\"command\",\"command\":\"true\"}]}]}}' >sub/.claude/settings.json;"
                + " ln -s main.txt CLAUDE.md; echo ok >plain.txt");

    assertThat(report.held())
        .contains(RepoPath.of("sub/.claude/settings.json"), RepoPath.of("CLAUDE.md"));
    assertThat(workspace.resolve("sub/.claude/settings.json")).doesNotExist();
    assertThat(workspace.resolve("CLAUDE.md")).doesNotExist();
    assertThat(workspace.resolve("main.txt")).hasContent("text");
    assertThat(workspace.resolve("plain.txt")).exists();
    assertThat(report.heldIn().orElseThrow().resolve("sub/.claude/settings.json")).exists();
  }

  @Test
  void an_ephemeral_run_leaves_a_patch_and_nothing_else() throws Exception {
    RunReport report =
        run(
            Profile.EPHEMERAL,
            Trusted.NOTHING,
            "echo more >>main.txt; echo new >'a file'; rm -rf .git/*");

    assertThat(workspace.resolve("main.txt")).hasContent("text");
    assertThat(workspace.resolve("a file")).doesNotExist();
    Path patch = report.patch().orElseThrow();
    assertThat(git("apply", patch.toString())).isEmpty();
    assertThat(workspace.resolve("main.txt")).hasContent("text\nmore");
    assertThat(workspace.resolve("a file")).hasContent("new");
  }

  @Test
  void a_program_that_ends_by_a_signal_or_a_code_says_so() throws Exception {
    assertThat(run(Profile.STRICT, Trusted.NOTHING, "exit 7").outcome().code()).isEqualTo(7);
    assertThat(run(Profile.STRICT, Trusted.NOTHING, "kill -TERM $$").outcome().code())
        .isEqualTo(143);
    assertThat(run(Profile.STRICT, Trusted.NOTHING, "exit 125").outcome().started()).isTrue();
  }

  @Test
  void a_link_in_the_place_of_an_agent_s_folder_stops_the_run() throws Exception {
    Path outside = Files.createDirectory(top.resolve("outside"));
    Files.delete(workspace.resolve(".claude/settings.json"));
    Files.delete(workspace.resolve(".claude"));
    Files.createSymbolicLink(workspace.resolve(".claude"), Path.of("/oldroot" + outside));

    assertThatThrownBy(() -> run(Profile.DEVELOPER, Trusted.NOTHING, "exit 0"))
        .isInstanceOf(PlanException.class)
        .hasMessageContaining(".claude");
    assertThat(outside).isEmptyDirectory();
  }

  @Test
  void two_runs_do_not_share_a_workspace() throws Exception {
    var launcher = new Launcher(Catalogue.load(), ScanRequest.DEFAULT);
    Order order = order(Profile.DEVELOPER, Trusted.NOTHING, "exit 0");
    try (PreparedRun first = launcher.prepare(order)) {
      assertThat(first.plan().masked()).isNotEmpty();
      assertThatThrownBy(() -> launcher.prepare(order))
          .isInstanceOf(SetupException.class)
          .hasMessageContaining("Another run");
    }
    launcher.prepare(order).close();
  }

  @Test
  void nothing_of_a_run_is_left() throws Exception {
    run(Profile.DEVELOPER, Trusted.NOTHING, "mkdir -p /tmp/x; chmod 0 main.txt; exit 0");

    assertThat(top.resolve("caches/runs")).isEmptyDirectory();
  }

  @Test
  void hard_links_out_of_the_workspace_are_broken() throws Exception {
    Path outside = Files.writeString(top.resolve("outside.txt"), "outside");
    Files.createLink(workspace.resolve("linked.txt"), outside);

    run(Profile.DEVELOPER, Trusted.NOTHING, "echo changed >linked.txt");

    assertThat(outside).hasContent("outside");
    assertThat(workspace.resolve("linked.txt")).hasContent("changed");
  }

  @Test
  void names_are_bytes() throws Exception {
    write("a\nb $(touch x) 'q\"/AGENTS.md", "text\n");
    write("-rf/AGENTS.md", "text\n");

    RunReport report =
        run(
            Profile.DEVELOPER,
            Trusted.NOTHING,
            "[ \"$(find . -name AGENTS.md -size +0 | wc -l)\" = 0 ] || exit 1; [ -e x ] && exit 2; exit 0");

    assertThat(report.outcome().code()).isZero();
  }
}
