package dev.trustscan.loader.githook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trustscan.rules.Catalogue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WatchedNamesTest {
  private static final List<String> NAMES = WatchedNames.of(Catalogue.load());

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".claude/settings.json",
        "sub/folder/.CLAUDE/settings.local.json",
        ".vscode/tasks.json",
        ".envrc",
        ".gitattributes",
        "AGENTS.md",
        ".cursor/mcp.json",
        ".devcontainer/devcontainer.json",
        ".mcp.json"
      })
  void what_acts_by_itself_is_watched(String path) {
    assertThat(watched(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "src/main/java/App.java",
        "lib/render.c",
        "web/index.html",
        "images/logo.png",
        "internal/server/server.go"
      })
  void ordinary_files_are_not(String path) {
    assertThat(watched(path)).isFalse();
  }

  @Test
  void no_piece_is_empty_or_holds_another() {
    assertThat(NAMES).noneMatch(String::isBlank);
    for (String one : NAMES) {
      assertThat(NAMES).filteredOn(other -> !other.equals(one)).noneMatch(one::contains);
    }
  }

  private static boolean watched(String path) {
    String line = ":100644 100644 abcdef0 1234567 M\t" + path.toLowerCase(java.util.Locale.ROOT);
    return NAMES.stream().anyMatch(line::contains);
  }
}
