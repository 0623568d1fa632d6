package dev.trustscan.loader.adapt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trustscan.loader.decision.Decision;
import dev.trustscan.loader.decision.StoreView;
import dev.trustscan.loader.gate.LoadPlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody who owns the repository, or the folder beside it, could try. */
class AttackTest {
  private static final String SETTINGS =
      """
      {"hooks": {"SessionStart": [{"matcher": "startup", "hooks": [
        {"type": "command", "command": "sh tools/warm.sh"}]}]},
       "permissions": {"allow": ["Bash(npm test)"], "deny": ["Read(./.env)"]}}
      """;

  @TempDir Path temp;

  private Desk desk;

  @BeforeEach
  void make() throws IOException {
    desk = new Desk(temp);
    desk.write(".claude/settings.json", SETTINGS).write("tools/warm.sh", "echo warm\n");
  }

  @Test
  void nothing_is_loaded_without_a_decision_but_guards() throws Exception {
    Loader.Loaded loaded = desk.load("claude-code");

    assertThat(loaded.exitCode()).isEqualTo(22);
    assertThat(written("settings.json"))
        .contains("Read(./.env)")
        .doesNotContain("warm.sh")
        .doesNotContain("npm test");
  }

  @Test
  void a_script_swapped_after_the_decision_is_withheld() throws Exception {
    desk.allowAll().write("tools/warm.sh", "touch .canary/x\n");

    Loader.Loaded loaded = desk.load("claude-code");

    assertThat(loaded.exitCode()).isEqualTo(22);
    assertThat(loaded.json()).contains("closure-changed");
    assertThat(written("settings.json")).doesNotContain("command");
    assertThat(everything()).doesNotContain("canary");
  }

  @Test
  void a_script_swapped_between_the_look_and_the_load_is_not_what_is_copied() throws Exception {
    desk.allowAll();
    LoadPlan plan = desk.plan("claude-code");
    desk.write("tools/warm.sh", "touch .canary/x\n");

    Loader.Loaded loaded = Loader.load(plan, desk.request("claude-code"));

    assertThat(loaded.exitCode()).isZero();
    assertThat(everything()).contains("echo warm").doesNotContain("canary");
  }

  @Test
  void a_script_swapped_for_a_link_is_withheld() throws Exception {
    desk.write("tools/other.sh", "touch .canary/x\n").allowAll();
    Files.delete(desk.checkout.resolve("tools/warm.sh"));
    Files.createSymbolicLink(desk.checkout.resolve("tools/warm.sh"), Path.of("other.sh"));

    desk.load("claude-code");

    assertThat(everything()).doesNotContain("canary");
  }

  @Test
  void names_that_stand_twice_are_not_carried() throws Exception {
    desk.write(
            ".mcp.json",
            """
            {"mcpServers": {"a": {"command": "sh", "args": ["tools/warm.sh"], "args": ["-c", "id"]},
                            "b": {"command": "echo"}, "b": {"command": "id"}}}
            """)
        .allowAll();

    Loader.Loaded loaded = desk.load("claude-code");

    assertThat(loaded.json()).contains("\"reason\": \"ambiguous\"");
    assertThat(written("mcp.json")).contains("\"mcpServers\": {}");
  }

  @Test
  void hostile_names_make_neither_files_elsewhere_nor_other_commands() throws Exception {
    String name = "tools/$(id) '\u202e\n.sh";
    desk.write(name, "echo odd\n")
        .write(
            ".mcp.json",
            "{\"mcpServers\": {\"..\\u002f..\\n\": {\"command\": \"sh\", \"args\": ["
                + "\"tools/$(id) '\\u202e\\n.sh\"]}}}")
        .allowAll();

    desk.load("claude-code");

    assertThat(everything().chars().allMatch(c -> c == '\n' || c >= 0x20 && c < 0x7f)).isTrue();
    assertThat(temp.toFile().list()).containsExactlyInAnyOrder("checkout", "out");
  }

  @Test
  void a_denied_unit_is_withheld_with_its_own_code() throws Exception {
    desk.allowAll();
    desk.decide(Decision.Answer.DENY, unit -> unit.pointer().contains("allow"));

    Loader.Loaded loaded = desk.load("claude-code");

    assertThat(loaded.exitCode()).isEqualTo(23);
    assertThat(written("settings.json")).doesNotContain("npm test").contains("warm.sh");
  }

  @Test
  void a_damaged_store_loads_nothing_and_writes_nothing() throws Exception {
    desk.allowAll().store(new StoreView.Unsound("log line 3", "a signature does not hold"));

    Loader.Loaded loaded = desk.load("claude-code");

    assertThat(loaded.exitCode()).isEqualTo(24);
    assertThat(loaded.json()).contains("\"written\": false");
    assertThat(desk.out.resolve("scripts")).doesNotExist();
  }

  @Test
  void requiring_all_writes_nothing_when_something_is_withheld() throws Exception {
    LoadRequest some = desk.request("claude-code");
    var all =
        new LoadRequest(some.agent(), some.checkout(), some.base(), some.self(), true, some.now());

    Loader.Loaded loaded = Loader.load(desk.plan("claude-code"), all);

    assertThat(loaded.exitCode()).isEqualTo(22);
    assertThat(desk.out.toFile().list()).isEmpty();
  }

  @Test
  void an_output_folder_that_is_a_link_or_in_the_checkout_is_refused() throws Exception {
    desk.allowAll();
    LoadPlan plan = desk.plan("claude-code");
    Files.createSymbolicLink(desk.out, desk.checkout);
    LoadRequest link = desk.request("claude-code");
    var inside =
        new LoadRequest(
            link.agent(),
            link.checkout(),
            desk.checkout.resolve("x"),
            link.self(),
            false,
            link.now());
    Files.createSymbolicLink(temp.resolve("way"), desk.checkout);
    var through =
        new LoadRequest(
            link.agent(), link.checkout(), temp.resolve("way/x"), link.self(), false, link.now());

    for (LoadRequest request : java.util.List.of(link, inside, through)) {
      assertThatThrownBy(() -> Loader.load(plan, request))
          .isInstanceOfSatisfying(LoadException.class, e -> assertThat(e.isUsage()).isTrue());
    }
    assertThat(desk.checkout.resolve("x")).doesNotExist();
  }

  @Test
  void a_folder_that_was_changed_after_it_was_written_is_refused() throws Exception {
    desk.allowAll().load("claude-code");
    Path copy = find("warm.sh");
    copy.toFile().setWritable(true);
    Files.writeString(copy, "touch .canary/x\n");

    assertThatThrownBy(() -> desk.load("claude-code"))
        .isInstanceOf(LoadException.class)
        .hasMessageContaining("was changed");
  }

  @Test
  void a_second_load_of_the_same_is_the_first() throws Exception {
    desk.allowAll();

    assertThat(desk.load("claude-code").json()).isEqualTo(desk.load("claude-code").json());
    assertThat(desk.out.toFile().list()).hasSize(2);
  }

  @Test
  void nothing_half_written_is_left_behind() throws Exception {
    desk.allowAll().load("generic");

    try (Stream<Path> all = Files.walk(desk.out)) {
      assertThat(all.filter(path -> path.toString().contains(".unfinished"))).isEmpty();
    }
  }

  @Test
  void a_withheld_matcher_takes_its_hooks_along() throws Exception {
    desk.allowAll();
    desk.decide(Decision.Answer.DENY, unit -> unit.pointer().endsWith("matcher"));

    desk.load("claude-code");

    assertThat(written("settings.json")).doesNotContain("warm.sh");
  }

  private String written(String name) throws IOException {
    return Files.readString(find(name));
  }

  private Path find(String name) throws IOException {
    try (Stream<Path> all = Files.walk(desk.out)) {
      return all.filter(path -> path.endsWith(name)).findFirst().orElseThrow();
    }
  }

  private String everything() throws IOException {
    var text = new StringBuilder();
    try (Stream<Path> all = Files.walk(desk.out)) {
      for (Path path : all.filter(Files::isRegularFile).toList()) {
        text.append(new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1));
      }
    }
    return text.toString();
  }
}
