package dev.trustscan.scanner.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.util.FS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitIndexSourceTest {
  @TempDir Path temp;

  private static Snapshot staged(RealGit git) throws SourceException {
    return Snapshot.of(Sources.index(git.folder()), Limits.DEFAULT);
  }

  private static String text(Snapshot snapshot, String path) {
    Entry entry = snapshot.entry(RepoPath.of(path)).orElseThrow();
    return snapshot.content(entry) instanceof Content.Whole whole
        ? new String(whole.bytes(), StandardCharsets.UTF_8)
        : "";
  }

  @Test
  void shows_what_is_staged_and_not_what_is_in_the_work_tree() throws Exception {
    RealGit git = RealGit.init(temp.resolve("r"));
    git.file("a/f", "committed").commit("m");
    git.file("a/f", "staged").file("new", "n").run("add", "-A");
    git.file("a/f", "only on disk").file("untracked", "");
    Files.createSymbolicLink(git.folder().resolve("link"), Path.of("a/f"));
    git.run("add", "link");
    git.file("named", "later").run("add", "-N", "named");
    try (Snapshot snapshot = staged(git)) {
      assertThat(snapshot.entries())
          .extracting(e -> e.path().text() + " " + e.type())
          .containsExactly("a DIRECTORY", "a/f FILE", "link SYMLINK", "new FILE");
      assertThat(text(snapshot, "a/f")).isEqualTo("staged");
      assertThat(snapshot.entry(RepoPath.of("link")).orElseThrow().linkTarget()).contains("a/f");
      assertThat(snapshot.provenance().commit()).isEqualTo(git.run("rev-parse", "HEAD"));
      assertThat(snapshot.listingGaps()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "3", "4"})
  void agrees_with_jgit_on_every_version(String version) throws Exception {
    RealGit git = RealGit.init(temp.resolve("r"));
    for (int i = 0; i < 60; i++) {
      git.file("d" + i % 7 + "/sub/" + "long-name-".repeat(i % 5) + i, "" + i);
    }
    git.file("caf\u00e9/\u00fcber", "").run("add", "-A");
    git.run("update-index", "--index-version", version);
    List<String> expected = new java.util.ArrayList<>();
    DirCache jgit = DirCache.read(git.folder().resolve(".git/index").toFile(), FS.DETECTED);
    for (int i = 0; i < jgit.getEntryCount(); i++) {
      expected.add(jgit.getEntry(i).getPathString() + " " + jgit.getEntry(i).getObjectId().name());
    }
    try (Snapshot snapshot = staged(git)) {
      assertThat(snapshot.entries())
          .filteredOn(Entry::isFile)
          .extracting(e -> e.path().text() + " " + e.objectId())
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  @Test
  void a_conflict_is_a_gap() throws Exception {
    RealGit git = RealGit.init(temp.resolve("r"));
    git.file("f", "base").commit("base");
    git.run("checkout", "-q", "-b", "other");
    git.file("f", "other").commit("other");
    git.run("checkout", "-q", "main");
    git.file("f", "main").commit("main");
    assertThatThrownBy(() -> git.run("merge", "other")).isInstanceOf(AssertionError.class);
    try (Snapshot snapshot = staged(git)) {
      assertThat(snapshot.entries()).hasSize(1);
      assertThat(snapshot.listingGaps())
          .extracting(g -> g.path().text() + " " + g.reason())
          .containsExactly("f CHANGED");
    }
  }

  @Test
  void directories_outside_a_sparse_checkout_are_listed_from_their_trees() throws Exception {
    RealGit git = RealGit.init(temp.resolve("r"));
    git.file("in/f", "i").file("out/deep/g", "g").file("top", "t").commit("m");
    git.run("sparse-checkout", "init", "--cone", "--sparse-index");
    git.run("sparse-checkout", "set", "in");
    try (Snapshot snapshot = staged(git)) {
      assertThat(text(snapshot, "out/deep/g")).isEqualTo("g");
      assertThat(snapshot.entries())
          .extracting(e -> e.path().text())
          .containsExactly("in", "in/f", "out", "out/deep", "out/deep/g", "top");
    }
  }

  @Test
  void a_repository_without_an_index_is_one_sentence() throws Exception {
    RealGit git = RealGit.init(temp.resolve("r"));
    assertThatThrownBy(() -> Sources.index(git.folder()))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("no index");
  }

  @Test
  void changed_paths_are_those_that_git_names() throws Exception {
    RealGit git = RealGit.init(temp.resolve("r"));
    git.file("same/a", "1").file("gone/b", "2").file("kind", "file").file("x/y/z", "3");
    git.file("exec", "").commit("base");
    git.run("rm", "-rq", "gone", "kind");
    git.file("kind/now", "folder").file("x/y/z", "4").file("new.txt", "5").file("x-y", "6");
    git.folder().resolve("exec").toFile().setExecutable(true);
    git.commit("head");
    List<String> expected =
        git.run("diff-tree", "-r", "--name-only", "--no-renames", "HEAD~1", "HEAD")
            .lines()
            .toList();
    assertThat(Sources.changedPaths(git.folder(), "HEAD~1", "HEAD"))
        .extracting(RepoPath::text)
        .containsExactlyInAnyOrderElementsOf(expected)
        .contains("kind", "kind/now", "exec", "gone/b");
    assertThat(Sources.changedPaths(git.folder(), "HEAD", "main")).isEmpty();
    assertThatThrownBy(() -> Sources.changedPaths(git.folder(), "HEAD", "nope"))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("nope");
  }
}
