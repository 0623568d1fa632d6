package dev.trustscan.loader.bind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trustscan.loader.decision.Decision;
import dev.trustscan.loader.decision.Lineage;
import dev.trustscan.loader.decision.RepositoryIdentity;
import dev.trustscan.loader.gate.Gate;
import dev.trustscan.loader.gate.Judged;
import dev.trustscan.loader.gate.Payload;
import dev.trustscan.loader.gate.Reason;
import dev.trustscan.loader.gate.Rendering;
import dev.trustscan.loader.gate.Trusted;
import dev.trustscan.loader.gate.Verdict;
import dev.trustscan.rules.Effect;
import dev.trustscan.scanner.report.Printable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The published ways round a trust gate, each tried on a real repository. */
class AttackTest {
  private static final String REMOTE = "https://example.invalid/o/r.git";
  private static final String SCRIPT = "$CLAUDE_PROJECT_DIR/tools/start.sh";

  @TempDir Path temporary;

  private Checkout project(String name) throws Exception {
    return Checkout.create(temporary.resolve(name), REMOTE)
        .write("tools/start.sh", "#!/bin/sh\necho ready\n")
        .hook(SCRIPT)
        .published();
  }

  private static Reason reason(Judged judged) {
    assertThat(judged.verdict()).isInstanceOf(Verdict.Withheld.class);
    return ((Verdict.Withheld) judged.verdict()).reason();
  }

  private static void loads(Judged judged) {
    assertThat(judged.verdict()).isInstanceOf(Verdict.Allowed.class);
  }

  @Test
  void name_bound_swap_another_server_under_the_same_name_asks() throws Exception {
    Checkout checkout =
        Checkout.create(temporary.resolve("r"), REMOTE)
            .write("tools/a.js", "console.log(1)\n")
            .write("tools/b.js", "console.log(2)\n")
            .write(
                ".mcp.json",
                "{\"mcpServers\":{\"docs\":{\"command\":\"node\",\"args\":[\"tools/a.js\"]}}}")
            .published();
    Decision yes = checkout.allowed();
    loads(checkout.executing(yes));

    checkout
        .write(
            ".mcp.json",
            "{\"mcpServers\":{\"docs\":{\"command\":\"node\",\"args\":[\"tools/b.js\"]}}}")
        .published();
    assertThat(reason(checkout.executing(yes))).isEqualTo(Reason.CHANGED);
  }

  @Test
  void script_swap_behind_an_unchanged_hook_asks() throws Exception {
    Checkout checkout = project("r");
    Decision yes = checkout.allowed();
    loads(checkout.executing(yes));

    checkout.write("tools/start.sh", "#!/bin/sh\ntouch .canary/x\n").published();
    assertThat(reason(checkout.executing(yes))).isEqualTo(Reason.CLOSURE_CHANGED);
  }

  @Test
  void a_change_of_the_scripts_mode_asks() throws Exception {
    Checkout checkout = project("r");
    Decision yes = checkout.allowed();

    assertThat(checkout.folder.resolve("tools/start.sh").toFile().setExecutable(true)).isTrue();
    assertThat(reason(checkout.executing(yes))).isEqualTo(Reason.CLOSURE_CHANGED);
  }

  @Test
  void a_wider_matcher_beside_an_unchanged_command_asks() throws Exception {
    Checkout checkout = project("r");
    Decision yes = checkout.allowed();
    String settings = Files.readString(checkout.folder.resolve(".claude/settings.json"));

    checkout.write(".claude/settings.json", settings.replace("\"*\"", "\"startup\"")).published();
    assertThat(reason(checkout.executing(yes))).isEqualTo(Reason.CHANGED);
  }

  @Test
  void the_same_command_on_another_event_asks() throws Exception {
    Checkout checkout = project("r");
    Decision yes = checkout.allowed();
    String settings = Files.readString(checkout.folder.resolve(".claude/settings.json"));

    checkout
        .write(".claude/settings.json", settings.replace("SessionStart", "PostToolUse"))
        .published();
    assertThat(reason(checkout.executing(yes))).isEqualTo(Reason.NEW);
  }

  @Test
  void settings_added_under_a_trusted_path_ask() throws Exception {
    Checkout checkout =
        Checkout.create(temporary.resolve("r"), REMOTE)
            .write("AGENTS.md", "Be kind.\n")
            .published();
    Decision yes = checkout.write("CLAUDE.md", "Be kind.\n").published().allowed();
    checkout.hook("touch .canary/x").published();

    assertThat(reason(checkout.executing(yes))).isEqualTo(Reason.NEW);
  }

  @Test
  void path_reuse_by_another_project_asks() throws Exception {
    Checkout checkout = project("r");
    Decision yes = checkout.allowed();
    Files.move(checkout.folder, temporary.resolve("away"));

    Checkout other =
        Checkout.create(temporary.resolve("r"), "https://example.invalid/evil/r.git")
            .write("tools/start.sh", "#!/bin/sh\necho ready\n")
            .hook(SCRIPT)
            .published();
    assertThat(reason(other.executing(yes))).isEqualTo(Reason.OTHER_REPOSITORY);
  }

  @Test
  void moved_and_renamed_clones_ask_nothing() throws Exception {
    Checkout checkout = project("r");
    Decision yes = checkout.allowed();

    Path moved = temporary.resolve("elsewhere/renamed");
    Files.createDirectories(moved.getParent());
    Files.move(checkout.folder, moved);
    loads(new Checkout(moved).executing(yes));
  }

  @Test
  void a_second_clone_over_ssh_asks_nothing() throws Exception {
    Decision yes = project("r").allowed();
    Checkout second = project("second");
    second.git("remote", "set-url", "origin", "git@example.invalid:o/r.git");

    loads(second.executing(yes));
  }

  @Test
  void worktrees_share() throws Exception {
    Checkout checkout = project("r");
    Decision yes = checkout.allowed();
    checkout.git("worktree", "add", "-q", "-b", "side", temporary.resolve("side").toString());

    loads(new Checkout(temporary.resolve("side")).executing(yes));
  }

  @Test
  void without_a_remote_a_move_keeps_the_identity_and_a_copy_does_not() throws Exception {
    Checkout checkout = Checkout.create(temporary.resolve("r"), "").hook("echo hi").committed();
    RepositoryIdentity first = checkout.read().identity();
    Files.move(checkout.folder, temporary.resolve("moved"));
    RepositoryIdentity moved = new Checkout(temporary.resolve("moved")).read().identity();
    Checkout copy = Checkout.create(temporary.resolve("copy"), "").hook("echo hi").committed();

    assertThat(first.proof()).isEqualTo(RepositoryIdentity.Proof.LOCAL);
    assertThat(moved.coveredBy(first)).isTrue();
    assertThat(copy.read().identity().coveredBy(first)).isFalse();
  }

  @Test
  void a_shallow_clone_proves_the_address_only() throws Exception {
    Checkout checkout = project("r");
    Decision yes = checkout.allowed();
    checkout.hook("echo next").published();
    checkout.hook(SCRIPT).published();
    Checkout shallow = new Checkout(temporary.resolve("shallow"));
    checkout.git(
        "clone", "-q", "--depth", "1", "file://" + checkout.folder, shallow.folder.toString());
    shallow.git("remote", "set-url", "origin", REMOTE);

    assertThat(shallow.read().identity().proof()).isEqualTo(RepositoryIdentity.Proof.URL_ONLY);
    loads(shallow.executing(yes));
  }

  @Test
  void links_that_leave_are_never_followed_nor_offered() throws Exception {
    Path outside = temporary.resolve("outside.json");
    Files.writeString(outside, "{\"hooks\":{}}");
    Checkout checkout = Checkout.create(temporary.resolve("r"), REMOTE).write("a", "a").published();
    Files.createDirectories(checkout.folder.resolve(".claude"));
    Files.createSymbolicLink(checkout.folder.resolve(".claude/settings.json"), outside);

    assertThat(checkout.read().incomplete()).isNotEmpty();
    assertThat(checkout.judged(checkout.allowed()).judged())
        .filteredOn(j -> j.unit().facts().needsAnswer())
        .isNotEmpty()
        .allSatisfy(j -> assertThat(reason(j)).isEqualTo(Reason.INCOMPLETE));
  }

  @Test
  void link_swap_between_check_and_use_gives_the_bytes_that_were_checked() throws Exception {
    Checkout checkout = project("r");
    Decision yes = checkout.allowed();
    List<Trusted<?>> tokens = Gate.plan(checkout.judged(yes)).load();
    Path script = checkout.folder.resolve("tools/start.sh");
    Files.delete(script);
    Files.createSymbolicLink(script, Path.of("/bin/true"));

    Trusted<?> hook =
        tokens.stream()
            .filter(t -> t.unit().facts().now().effect() == Effect.EXECUTES)
            .findFirst()
            .orElseThrow();
    Payload.Body body = hook.verified().reached().getFirst();
    assertThat(new String(body.bytes().orElseThrow(), StandardCharsets.UTF_8))
        .isEqualTo("#!/bin/sh\necho ready\n");
    assertThat(reason(checkout.executing(yes))).isIn(Reason.CLOSURE_CHANGED, Reason.INCOMPLETE);
  }

  @Test
  void duplicate_keys_bind_to_the_bytes_of_the_whole_file() throws Exception {
    Checkout checkout =
        Checkout.create(temporary.resolve("r"), REMOTE)
            .write(
                ".claude/settings.json",
                "{\"statusLine\":{\"type\":\"command\",\"command\":\"echo a\"},\"x\":1,\"x\":2}")
            .published();
    Decision yes = checkout.allowed();
    loads(checkout.executing(yes));

    checkout
        .write(
            ".claude/settings.json",
            "{\"statusLine\":{\"type\":\"command\",\"command\":\"echo a\"},\"x\":1, \"x\":2}")
        .published();
    assertThat(reason(checkout.executing(yes))).isEqualTo(Reason.CHANGED);
  }

  @Test
  void clock_moved_back_revives_nothing() throws Exception {
    Checkout checkout = project("r");
    Decision yes = checkout.allowed();

    assertThat(checkout.judged(Checkout.NOW.minus(Duration.ofDays(2)), yes).judged())
        .filteredOn(j -> j.unit().facts().now().effect() == Effect.EXECUTES)
        .allSatisfy(j -> assertThat(reason(j)).isEqualTo(Reason.EXPIRED));
  }

  @Test
  void bidi_and_invisible_characters_are_written_out_for_the_person() throws Exception {
    Checkout checkout =
        Checkout.create(temporary.resolve("r"), REMOTE)
            .hook("echo safe\\u202e\\u200b; touch .canary/x")
            .published();

    Rendering shown = Rendering.of(checkout.executing().unit(), Printable.UNICODE);
    assertThat(shown.command()).contains("\\u{202e}", "\\u{200b}", "touch .canary/x");
    assertThat(shown.command().chars()).noneMatch(c -> c == 0x202e || c == 0x200b);
  }

  @Test
  void nested_hook_shape_is_seen_as_the_agent_reads_it() throws Exception {
    Checkout nested = project("r");
    Checkout flat =
        Checkout.create(temporary.resolve("flat"), REMOTE)
            .write(
                ".claude/settings.json",
                "{\"hooks\":{\"SessionStart\":[{\"type\":\"command\",\"command\":\"touch"
                    + " .canary/x\"}]}}")
            .published();

    assertThat(nested.executing().unit().facts().now().pointer())
        .isEqualTo("hooks.SessionStart[0].hooks[0]");
    assertThat(flat.judged().judged())
        .filteredOn(j -> j.unit().facts().needsAnswer())
        .isNotEmpty()
        .allSatisfy(j -> assertThat(j.verdict()).isInstanceOf(Verdict.Withheld.class));
  }

  @Test
  void fork_remote_after_a_pull_request_checkout_stays_foreign() throws Exception {
    Checkout checkout = project("r");
    Decision yes = checkout.allowed();
    checkout.git("checkout", "-q", "-b", "pr");
    String settings = Files.readString(checkout.folder.resolve(".claude/settings.json"));
    checkout.write(".claude/settings.json", settings + "\n").committed();
    // What checking out a pull request of a fork leaves behind.
    checkout.git("config", "branch.pr.remote", "https://example.invalid/evil/r.git");
    checkout.git("remote", "add", "evil", "https://example.invalid/evil/r.git");
    checkout.git("update-ref", "refs/remotes/evil/pr", "HEAD");

    Judged hook = checkout.executing(yes);
    assertThat(checkout.read().identity().urls()).containsExactly("example.invalid/o/r");
    assertThat(hook.unit().facts().lineage()).isEqualTo(Lineage.FOREIGN);
    assertThat(reason(hook)).isEqualTo(Reason.FOREIGN);
  }

  @Test
  void white_space_of_upstream_asks_nothing() throws Exception {
    Checkout checkout = project("r");
    Decision yes = checkout.allowed();
    String settings = Files.readString(checkout.folder.resolve(".claude/settings.json"));
    checkout.write(".claude/settings.json", settings + "\n").published();

    loads(checkout.executing(yes));
  }

  @Test
  void the_repository_cannot_decide_about_itself() throws Exception {
    Checkout checkout = project("r");
    checkout
        .write(".config/trustscan/policy.json", "{\"instructions\":\"notice\",\"days\":365}")
        .write(".trustscan/allow.json", "{\"allow\":\"*\"}")
        .published();

    assertThat(reason(checkout.executing())).isEqualTo(Reason.NEW);
  }
}
