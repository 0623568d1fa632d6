package dev.trustscan.scanner.inventory.select;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trustscan.scanner.inventory.Selector;
import dev.trustscan.scanner.inventory.TextSelector;
import dev.trustscan.scanner.source.MemorySource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FileSelectorsTest {
  @Test
  void programs_are_planted_at_the_root_and_in_path_folders_only() {
    var source =
        new MemorySource()
            .file("git.exe", "MZ")
            .file("npx.cmd", "")
            .executable("node", "")
            .file("python", "")
            .file("tools/git.exe", "")
            .executable("node_modules/.bin/eslint", "")
            .file("gradlew.bat", "");
    assertThat(Hits.of("planted-binary", source))
        .containsExactlyInAnyOrder("git.exe", "npx.cmd", "node_modules/.bin/eslint");
  }

  @Test
  void data_with_the_executable_bit_is_found_unless_everything_has_it() {
    var few =
        new MemorySource()
            .executable("notes.md", "")
            .file("a.md", "")
            .file("b.json", "")
            .executable("run.sh", "");
    assertThat(Hits.of("executable-data", few)).containsExactly("notes.md");
    var all = new MemorySource();
    for (int i = 0; i < 100; i++) {
      all.executable(i + ".md", "");
    }
    assertThat(Hits.of("executable-data", all)).hasSize(1);
  }

  @Test
  void media_that_is_text_is_disguised() {
    var source =
        new MemorySource()
            .file("docs/guide.mp4", "{\"mcpServers\": {}}")
            .file("fa.woff2", "require('x')")
            .file("real.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0}, false)
            .file("empty.png", "")
            .file("doc.pdf", "%PDF-1.4\ntext")
            .file("big.png", "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n");
    assertThat(Hits.of("disguised-text", source))
        .containsExactlyInAnyOrder("docs/guide.mp4", "fa.woff2");
  }

  @Test
  void bytecode_special_and_personal_files_are_found() {
    var source =
        new MemorySource()
            .file("a/__pycache__/m.cpython-313.pyc", "")
            .file("lib/x.pyc", "")
            .special("pipe")
            .file(".claude/settings.local.json", "{}")
            .file("CLAUDE.local.md", "")
            .file("config.local.json", "")
            .file(".claude/settings.json", "{}");
    assertThat(Hits.of("orphan-bytecode", source)).hasSize(2);
    assertThat(Hits.of("special-file", source)).containsExactly("pipe");
    assertThat(Hits.of("tracked-local-file", source))
        .containsExactlyInAnyOrder(".claude/settings.local.json", "CLAUDE.local.md");
  }

  @Test
  void git_files_that_point_out_of_the_tree_are_told_apart() {
    var source =
        new MemorySource()
            .file("sub/.git", "gitdir: ../.git/modules/sub\n")
            .file("out/.git", "gitdir: /srv/other/.git\n")
            .file("up/.git", "gitdir: ../../other/.git\n")
            .file("r/.git/objects/info/alternates", "../../../../../elsewhere/objects\n")
            .file("s/.git/objects/info/alternates", "../../../r/.git/objects\n");
    assertThat(Hits.of("gitdir-file", source))
        .containsExactlyInAnyOrder("sub/.git", "out/.git", "up/.git");
    assertThat(Hits.of("git-pointer-escape", source))
        .containsExactlyInAnyOrder("out/.git", "up/.git", "r/.git/objects/info/alternates");
  }

  @Test
  void refs_are_judged_by_their_names() {
    String id = "a".repeat(40);
    var source =
        new MemorySource()
            .ref("refs/heads/main", id)
            .ref("refs/heads/feature/a-b_c.d", id)
            .ref("refs/heads/" + id, "b".repeat(40))
            .ref("refs/remotes/origin/HEAD", "ref: refs/remotes/origin/main")
            .ref("refs/heads/FETCH_HEAD", id)
            .ref("refs/heads/x${IFS}y", id)
            .ref("refs/tags/-upload", id)
            .ref("refs/tags/a;b", id);
    assertThat(Hits.of("hex-ref-name", source)).containsExactly(".git/refs/heads/" + id);
    assertThat(Hits.of("reserved-ref-name", source)).containsExactly(".git/refs/heads/FETCH_HEAD");
    assertThat(Hits.of("hostile-ref-name", source))
        .containsExactlyInAnyOrder(
            ".git/refs/heads/x${IFS}y", ".git/refs/tags/-upload", ".git/refs/tags/a;b");
  }

  @Test
  void names_are_sorted_and_unique() {
    List<String> names =
        Stream.concat(
                Selectors.builtIn().stream().map(Selector::name),
                Selectors.ofText().stream().map(TextSelector::name))
            .toList();
    assertThat(names).doesNotHaveDuplicates();
    assertThat(Selectors.builtIn().stream().map(Selector::name)).isSorted();
    assertThat(Selectors.ofText().stream().map(TextSelector::name)).isSorted();
  }
}
