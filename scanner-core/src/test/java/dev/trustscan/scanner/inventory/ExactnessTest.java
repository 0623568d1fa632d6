package dev.trustscan.scanner.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trustscan.rules.Catalogue;
import dev.trustscan.rules.match.SurfaceMatcher;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExactnessTest {
  private static final SurfaceMatcher MATCHER = SurfaceMatcher.of(Catalogue.load());

  @Test
  void a_bare_name_does_not_make_a_tools_folder_a_project() {
    assertThat(surfaces(".cursor/mcp.json"))
        .contains("cursor-mcp")
        .doesNotContain("x-mcp-json.plain");
    assertThat(surfaces("sub/.cursor/mcp.json"))
        .contains("cursor-mcp")
        .doesNotContain("x-mcp-json.plain");
  }

  @Test
  void a_bare_name_still_counts_in_other_folders() {
    assertThat(surfaces("mcp.json")).contains("x-mcp-json.plain");
    assertThat(surfaces("examples/mcp.json")).contains("x-mcp-json.plain");
    assertThat(surfaces(".agents/skills/demo/package.json")).contains("x-readme", "x-agents-dir");
  }

  @Test
  void a_pattern_for_any_folder_is_kept() {
    assertThat(surfaces(".junie/AGENTS.md")).contains("junie-guidelines", "x-agents-md");
  }

  private static List<String> surfaces(String path) {
    return Exactness.filter(MATCHER.match(path, false)).stream()
        .map(match -> match.surface().id())
        .toList();
  }
}
