package dev.trustscan.rules.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trustscan.rules.Confidence;
import dev.trustscan.rules.Effect;
import dev.trustscan.rules.Format;
import dev.trustscan.rules.Gate;
import dev.trustscan.rules.PathPattern;
import dev.trustscan.rules.Surface;
import dev.trustscan.rules.Trigger;
import dev.trustscan.rules.UnitKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurfaceMatcherTest {
  @ParameterizedTest
  @CsvSource({
    ".claude/settings.json, .claude/settings.json, true, 0",
    ".claude/settings.json, a/b/.claude/settings.json, true, 2",
    ".claude/settings.json, .Claude/Settings.JSON, false, 0",
    "**/AGENTS.md, a/AGENTS.md, true, 0",
    "**/AGENTS.md, AGENTS.md, true, 0",
    ".claude/skills/*/**, .claude/skills/x/a/b.md, true, 0",
    "*.code-workspace, my.code-workspace, true, 0",
    "README*, README.rst, true, 0",
    "a/**/z.txt, a/b/c/z.txt, true, 0",
    "a/**/z.txt, a/z.txt, true, 0"
  })
  void matches(String glob, String path, boolean exact, int above) {
    List<SurfaceMatch> found = matcher(glob, false).match(path, false);

    assertThat(found).hasSize(1);
    assertThat(found.getFirst().exactCase()).isEqualTo(exact);
    assertThat(found.getFirst().rootSegments()).isEqualTo(above);
  }

  @ParameterizedTest
  @CsvSource({
    ".claude/settings.json, .claude/settings.json.example",
    ".claude/settings.json, x.claude/settings.json",
    ".claude/skills/*/**, .claude/skills/x",
    "*.code-workspace, code-workspace",
    "a/*/z.txt, a/b/c/z.txt"
  })
  void does_not_match(String glob, String path) {
    assertThat(matcher(glob, false).match(path, false)).isEmpty();
  }

  @Test
  void directory_patterns_match_directories_only() {
    assertThat(matcher(".gemini/sandbox.venv", true).match(".gemini/sandbox.venv", true))
        .hasSize(1);
    assertThat(matcher(".gemini/sandbox.venv", true).match(".gemini/sandbox.venv", false))
        .isEmpty();
  }

  private static SurfaceMatcher matcher(String glob, boolean directory) {
    return SurfaceMatcher.of(
        List.of(
            new Surface(
                "x",
                "x",
                List.of(),
                List.of(new PathPattern(glob, directory)),
                List.of(),
                Format.JSON,
                UnitKind.SETTING,
                List.of(Effect.INERT),
                List.of(Trigger.READ),
                Surface.Depth.ROOT,
                false,
                Gate.NONE,
                List.of(),
                List.of(),
                List.of(),
                Confidence.HIGH,
                "",
                List.of())));
  }
}
