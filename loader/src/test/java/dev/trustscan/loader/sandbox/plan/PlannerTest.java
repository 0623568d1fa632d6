package dev.trustscan.loader.sandbox.plan;

import static dev.trustscan.loader.sandbox.plan.Plans.WORKSPACE;
import static dev.trustscan.loader.sandbox.plan.Plans.request;
import static dev.trustscan.loader.sandbox.plan.Plans.trusted;
import static dev.trustscan.loader.sandbox.plan.Plans.untrusted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trustscan.scanner.report.Printable;
import dev.trustscan.scanner.source.RepoPath;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlannerTest {
  private static RunPlan plan(Profile profile, Exposure... exposures) throws PlanException {
    return Planner.plan(request(profile, Policy.NOTHING, List.of(exposures)));
  }

  private static Optional<Mount> at(RunPlan plan, String path) {
    RepoPath at = WORKSPACE.child(path);
    return plan.mounts().stream().filter(m -> m.at().equals(at)).findFirst();
  }

  @Test
  void an_agent_s_folder_is_masked_as_a_whole() throws Exception {
    RunPlan plan = plan(Profile.DEVELOPER, untrusted(".claude/hooks/a.sh"));

    assertThat(at(plan, ".claude")).containsInstanceOf(Mount.MaskDirectory.class);
    assertThat(at(plan, ".claude/hooks/a.sh")).isEmpty();
  }

  @Test
  void approved_bytes_return_into_a_masked_folder() throws Exception {
    RunPlan plan = plan(Profile.DEVELOPER, untrusted(".claude/a.json"), trusted(".claude/b.json"));

    assertThat(at(plan, ".claude")).containsInstanceOf(Mount.MaskDirectory.class);
    assertThat(at(plan, ".claude/b.json"))
        .contains(
            new Mount.Approved(WORKSPACE.child(".claude/b.json"), Bytes.of("approved"), false));
  }

  @Test
  void a_single_file_is_masked_and_the_folders_above_are_pinned() throws Exception {
    RunPlan plan = plan(Profile.DEVELOPER, untrusted("packages/a/AGENTS.md"));

    assertThat(at(plan, "packages/a/AGENTS.md")).containsInstanceOf(Mount.MaskFile.class);
    assertThat(at(plan, "packages/a")).containsInstanceOf(Mount.Pin.class);
    assertThat(at(plan, "packages")).containsInstanceOf(Mount.Pin.class);
  }

  @Test
  void a_file_that_is_untrusted_as_one_surface_is_masked_though_trusted_as_another()
      throws Exception {
    assertThat(
            at(plan(Profile.DEVELOPER, trusted("CLAUDE.md"), untrusted("CLAUDE.md")), "CLAUDE.md"))
        .containsInstanceOf(Mount.MaskFile.class);
  }

  @Test
  void build_files_stay_for_a_developer_and_go_for_strict() throws Exception {
    var build =
        new Exposure(RepoPath.of("Makefile"), Exposure.Form.FILE, false, Optional.empty(), false);

    assertThat(at(plan(Profile.DEVELOPER, build), "Makefile")).isEmpty();
    assertThat(at(plan(Profile.STRICT, build), "Makefile"))
        .containsInstanceOf(Mount.MaskFile.class);
  }

  @Test
  void a_copy_is_mounted_at_the_workspace_s_own_path() throws Exception {
    RunPlan plan = plan(Profile.EPHEMERAL, untrusted("a/AGENTS.md"));

    assertThat(plan.mounts())
        .contains(new Mount.ReadWrite(RepoPath.of("var/cache/copy"), WORKSPACE))
        .contains(new Mount.Pin(RepoPath.of("var/cache/copy/a"), WORKSPACE.child("a")));
  }

  @Test
  void the_environment_is_built_from_nothing() throws Exception {
    assertThat(plan(Profile.DEVELOPER).environment())
        .containsEntry("TERM", "xterm")
        .doesNotContainKeys("AWS_SECRET_ACCESS_KEY", "LD_PRELOAD", "https_proxy");
  }

  @Test
  void an_allowed_host_brings_the_proxy() throws Exception {
    RunPlan plan =
        Planner.plan(
            request(
                Profile.DEVELOPER, Policy.NOTHING.withHosts(List.of("example.org")), List.of()));

    assertThat(plan.network()).isEqualTo(new Network.Proxied(List.of("example.org")));
    assertThat(plan.environment()).containsEntry("https_proxy", "http://127.0.0.1:3128");
  }

  @Test
  void strict_cannot_be_widened() {
    assertThatThrownBy(() ->
            Planner.plan(
                request(Profile.STRICT, Policy.NOTHING.withHosts(List.of("a.example")), List.of())))
        .isInstanceOf(PlanException.class)
        .hasMessageContaining("strict takes no hosts");
  }

  @Test
  void a_surface_that_cannot_be_masked_stops_the_run() {
    var link =
        new Exposure(RepoPath.of(".claude"), Exposure.Form.OTHER, true, Optional.empty(), false);

    assertThatThrownBy(() -> plan(Profile.DEVELOPER, link))
        .isInstanceOf(PlanException.class)
        .hasMessageContaining(".claude");
  }

  @ParameterizedTest
  @EnumSource
  void git_is_private_or_closed_and_never_the_live_one(Profile profile) throws Exception {
    Mount git = at(plan(profile), ".git").orElseThrow();

    if (profile.git() == GitMode.PRIVATE) {
      assertThat(git).isInstanceOf(Mount.ReadWrite.class);
    } else {
      assertThat(git).isInstanceOf(Mount.ReadOnly.class);
    }
    assertThat(git.toString()).doesNotContain("source=" + WORKSPACE);
  }

  @Test
  void a_repository_that_cannot_be_copied_is_not_there() throws Exception {
    PlanRequest whole = request(Profile.DEVELOPER, Policy.NOTHING, List.of());
    RunPlan plan =
        Planner.plan(
            new PlanRequest(
                whole.profile(),
                whole.policy(),
                whole.host(),
                whole.command(),
                whole.workspace(),
                whole.files(),
                whole.exposures(),
                Optional.empty(),
                Optional.of(Exposure.Form.DIRECTORY)));

    assertThat(at(plan, ".git")).containsInstanceOf(Mount.MaskDirectory.class);
    assertThat(plan.git()).isEqualTo(GitMode.NONE);
  }

  @Test
  void a_plan_can_be_read() throws Exception {
    List<String> lines =
        PlanText.of(plan(Profile.DEVELOPER, untrusted(".mcp.json")), Printable.UNICODE);

    assertThat(lines)
        .anyMatch(line -> line.contains("masked     /home/a/code/project/.mcp.json"))
        .anyMatch(line -> line.startsWith("network      none"));
  }
}
