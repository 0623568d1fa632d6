package dev.trustscan.loader.githook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trustscan.loader.githook.GitHooks.State;
import dev.trustscan.rules.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hooks under the real git; the program behind them only writes down how it was called. */
class GitHooksTest {
  private static final Catalogue CATALOGUE = Catalogue.load();

  @TempDir Path temp;

  @SuppressWarnings("NullAway.Init")
  private GitRepository repository;

  @SuppressWarnings("NullAway.Init")
  private GitHooks hooks;

  @SuppressWarnings("NullAway.Init")
  private Path program;

  @BeforeEach
  void a_repository_with_two_branches() throws Exception {
    temp = temp.toRealPath();
    repository = GitRepository.init(temp.resolve("re po"), temp.resolve("home"));
    repository.file("README.md", "one").file("tools/a.sh", "echo one\n").commit("one");
    repository.git("checkout", "-q", "-b", "plain");
    repository.file("src/App.java", "class App {}").commit("plain");
    repository.git("checkout", "-q", "-b", "script");
    repository.file("tools/a.sh", "echo two\n").commit("script");
    repository.git("checkout", "-q", "-b", "agent", "main");
    repository.file(".claude/settings.json", "{}").commit("agent");
    repository.git("checkout", "-q", "main");
    hooks = new GitHooks(temp.resolve("state/hook"), repository.environment());
    program =
        GitRepository.script(
            temp.resolve("it's here/bin/trustscan"),
            "#!/bin/sh\necho \"$@\" >> '" + temp.resolve("called") + "'\nexit 7\n");
  }

  private List<String> calls() throws IOException {
    Path called = temp.resolve("called");
    List<String> lines = Files.exists(called) ? Files.readAllLines(called) : List.of();
    Files.deleteIfExists(called);
    return lines;
  }

  private void install() throws Exception {
    assertThat(hooks.installIn(repository.folder(), program, CATALOGUE).states().values())
        .containsOnly(State.INSTALLED);
  }

  /** What trustscan does after it looked: it remembers what is in use. */
  private void seen(String... names) throws Exception {
    repository.git("checkout", "-q", "plain");
    String call = calls().getFirst();
    Path file = Path.of(call.split(" ")[3]);
    Files.write(file, List.of(names.length == 0 ? new String[] {"\t\""} : names));
    repository.git("checkout", "-q", "main");
    calls();
  }

  @Test
  void the_first_look_is_always_taken() throws Exception {
    install();
    repository.git("checkout", "-q", "plain");
    assertThat(calls()).singleElement().asString().startsWith("hook run --seen ");
  }

  @Test
  void a_change_of_ordinary_files_starts_nothing() throws Exception {
    install();
    seen();
    repository.git("checkout", "-q", "plain");
    assertThat(calls()).isEmpty();
  }

  @Test
  void a_change_of_a_surface_starts_the_program_with_the_commit_before() throws Exception {
    install();
    seen();
    String before = repository.git("rev-parse", "HEAD").strip();
    repository.git("checkout", "-q", "agent");
    assertThat(calls()).singleElement().asString().endsWith("--from " + before);
  }

  @Test
  void a_change_of_a_script_that_was_in_use_starts_the_program() throws Exception {
    install();
    seen("tools/a.sh");
    repository.git("checkout", "-q", "script");
    assertThat(calls()).hasSize(1);
  }

  @Test
  void a_merge_and_a_rebase_are_looked_at() throws Exception {
    install();
    seen();
    repository.git("checkout", "-q", "plain");
    repository.git("merge", "-q", "--no-edit", "agent");
    assertThat(calls()).hasSize(1);
    repository.git("reset", "-q", "--hard", "main~0");
    repository.git("checkout", "-q", "script");
    calls();
    repository.git("rebase", "-q", "agent");
    assertThat(calls()).isNotEmpty();
  }

  @Test
  void a_link_is_looked_at_whatever_its_name() throws Exception {
    Files.createSymbolicLink(repository.folder().resolve("plainname"), Path.of("README.md"));
    repository.git("checkout", "-q", "-b", "link");
    repository.commit("link");
    repository.git("checkout", "-q", "main");
    install();
    seen();
    repository.git("checkout", "-q", "link");
    assertThat(calls()).hasSize(1);
  }

  @Test
  void git_ends_as_it_would_without_them() throws Exception {
    install();
    assertThat(repository.run("checkout", "-q", "agent").code()).isZero();
  }

  @Test
  void a_program_that_is_gone_is_said_and_git_goes_on() throws Exception {
    install();
    Files.delete(program);
    GitRepository.Result result = repository.run("checkout", "-q", "agent");
    assertThat(result.code()).isZero();
    assertThat(result.output()).contains("is gone");
    Files.delete(temp.resolve("state/hook/hook"));
    result = repository.run("checkout", "-q", "main");
    assertThat(result.code()).isZero();
    assertThat(result.output()).contains("not installed any more");
    assertThat(hooks.statusIn(repository.folder()).states().values()).containsOnly(State.STALE);
  }

  @Test
  void a_hook_of_somebody_else_goes_on_and_is_given_back() throws Exception {
    String theirs = "#!/usr/bin/env bash\nset -e\nread -r line || true\necho theirs \"$1\"\nexit 3";
    Path file =
        GitRepository.script(repository.folder().resolve(".git/hooks/post-checkout"), theirs);
    install();
    GitRepository.Result result = repository.run("checkout", "-q", "agent");
    assertThat(result.output()).contains("theirs");
    assertThat(result.code()).isNotZero();
    assertThat(calls()).hasSize(1);
    install();
    hooks.removeFrom(repository.folder());
    assertThat(Files.readString(file)).isEqualTo(theirs);
    assertThat(Files.isExecutable(file)).isTrue();
    try (Stream<Path> left = Files.list(file.getParent())) {
      assertThat(left).noneMatch(path -> path.toString().contains("trustscan"));
    }
  }

  @Test
  void a_hook_in_another_language_is_run_after_ours_and_given_back() throws Exception {
    String theirs = "#!/usr/bin/env python3\nimport sys\nprint('python', len(sys.argv))\n";
    Path file =
        GitRepository.script(repository.folder().resolve(".git/hooks/post-checkout"), theirs);
    install();
    assertThat(repository.run("checkout", "-q", "agent").output()).contains("python 4");
    assertThat(calls()).hasSize(1);
    hooks.removeFrom(repository.folder());
    assertThat(Files.readString(file)).isEqualTo(theirs);
  }

  @Test
  void a_hook_that_git_does_not_run_stays_asleep() throws Exception {
    Path file = repository.folder().resolve(".git/hooks/post-checkout");
    GitRepository.script(file, "#!/bin/sh\necho asleep\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    install();
    assertThat(repository.run("checkout", "-q", "agent").output()).doesNotContain("asleep");
    hooks.removeFrom(repository.folder());
    assertThat(Files.readString(file)).contains("asleep");
    assertThat(Files.isExecutable(file)).isFalse();
  }

  @Test
  void a_hook_that_is_a_link_is_not_written_through() throws Exception {
    Path tracked = repository.folder().resolve("tools/a.sh");
    Path file = repository.folder().resolve(".git/hooks/post-checkout");
    Files.createDirectories(file.getParent());
    Files.createSymbolicLink(file, Path.of("../../tools/a.sh"));
    install();
    assertThat(Files.readString(tracked)).isEqualTo("echo one\n");
    hooks.removeFrom(repository.folder());
    assertThat(Files.readSymbolicLink(file)).isEqualTo(Path.of("../../tools/a.sh"));
  }

  @Test
  void removal_leaves_nothing() throws Exception {
    Path folder = repository.folder().resolve(".git/hooks");
    List<Path> before = list(folder);
    install();
    hooks.removeFrom(repository.folder());
    assertThat(list(folder)).isEqualTo(before);
    assertThat(hooks.statusIn(repository.folder()).states().values()).containsOnly(State.ABSENT);
  }

  private static List<Path> list(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  @Test
  void a_linked_work_tree_and_a_submodule_have_them_too() throws Exception {
    Path linked = temp.resolve("linked");
    repository.git("worktree", "add", "-q", linked.toString(), "plain");
    assertThat(hooks.installIn(linked, program, CATALOGUE).where())
        .isEqualTo(repository.folder().resolve(".git/hooks").toString());
    repository.at(linked).git("checkout", "-q", "agent");
    assertThat(calls()).hasSize(1);

    GitRepository outer = GitRepository.init(temp.resolve("outer"), temp.resolve("home"));
    outer.git(
        "-c",
        "protocol.file.allow=always",
        "submodule",
        "add",
        "-q",
        repository.folder().toString(),
        "inner");
    Path inner = outer.folder().resolve("inner");
    assertThat(hooks.installIn(inner, program, CATALOGUE).where())
        .isEqualTo(outer.folder().resolve(".git/modules/inner/hooks").toString());
    calls();
    repository.at(inner).git("checkout", "-q", "origin/agent");
    assertThat(calls()).hasSize(1);
  }

  @Test
  void a_folder_of_the_projects_own_files_is_left_alone() throws Exception {
    repository.file(".githooks/pre-commit", "#!/bin/sh\n");
    repository.git("config", "core.hooksPath", ".githooks");
    assertThatThrownBy(() -> hooks.installIn(repository.folder(), program, CATALOGUE))
        .isInstanceOf(HookException.class)
        .hasMessageContaining("core.hooksPath");
    assertThat(repository.folder().resolve(".githooks/post-checkout")).doesNotExist();
  }

  @Test
  void a_generated_folder_is_used() throws Exception {
    repository.file(".husky/_/.gitignore", "*");
    Path stub =
        GitRepository.script(
            repository.folder().resolve(".husky/_/post-checkout"),
            "#!/usr/bin/env sh\n. \"$(dirname \"$0\")/h\"");
    GitRepository.script(
        repository.folder().resolve(".husky/_/h"), "echo husky \"$(basename \"$0\")\"\n");
    repository.git("config", "core.hooksPath", ".husky/_");
    install();
    assertThat(repository.run("checkout", "-q", "agent").output()).contains("husky post-checkout");
    assertThat(calls()).hasSize(1);
    assertThat(repository.git("status", "--porcelain")).isEmpty();
    hooks.removeFrom(repository.folder());
    assertThat(stub).hasContent("#!/usr/bin/env sh\n. \"$(dirname \"$0\")/h\"");
  }

  @Test
  void a_hooks_path_elsewhere_is_not_written_to() throws Exception {
    Path elsewhere = temp.resolve("elsewhere");
    repository.git("config", "core.hooksPath", elsewhere.toString());
    assertThatThrownBy(() -> hooks.installIn(repository.folder(), program, CATALOGUE))
        .isInstanceOf(HookException.class);
    assertThat(elsewhere).doesNotExist();
  }

  @Test
  void a_pointer_that_does_not_point_back_is_not_followed() throws Exception {
    Path trap = Files.createDirectories(temp.resolve("trap"));
    Files.writeString(
        trap.resolve(".git"), "gitdir: " + repository.folder().resolve(".git") + "\n");
    assertThatThrownBy(() -> hooks.installIn(trap, program, CATALOGUE))
        .isInstanceOf(HookException.class)
        .hasMessageContaining("does not point back");
  }

  @Test
  void the_users_own_hooks_path_takes_them_for_all_repositories() throws Exception {
    Path own = temp.resolve("own-hooks");
    repository.git("config", "--global", "core.hooksPath", own.toString());
    assertThatThrownBy(() -> hooks.installIn(repository.folder(), program, CATALOGUE))
        .isInstanceOf(HookException.class)
        .hasMessageContaining("--global");
    assertThat(hooks.installForUser(program, CATALOGUE).states().values())
        .containsOnly(State.INSTALLED);
    repository.git("checkout", "-q", "agent");
    assertThat(calls()).hasSize(1);
    assertThat(hooks.removeForUser().states().values()).containsOnly(State.ABSENT);
  }
}
