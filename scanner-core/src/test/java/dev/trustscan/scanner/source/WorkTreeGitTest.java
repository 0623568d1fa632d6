package dev.trustscan.scanner.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkTreeGitTest {
  @TempDir Path temp;

  private static Snapshot scan(Path folder) throws SourceException {
    return Snapshot.of(Sources.workTree(folder), Limits.DEFAULT);
  }

  private static String tracking(Snapshot snapshot, String path) {
    return snapshot.entry(RepoPath.of(path)).orElseThrow().tracking().name();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "3", "4"})
  void tells_tracked_from_untracked(String version) throws Exception {
    RealGit git = RealGit.init(temp.resolve("r"));
    git.file("a/b/tracked", "").file("a-b", "").file("\u00fc", "").file("vendor/x/later", "");
    git.file(".gitignore", "node_modules\n");
    git.run("add", "-A", "--", "a", "a-b", "\u00fc", ".gitignore");
    git.run("add", "-N", "vendor/x/later");
    git.run("update-index", "--index-version", version);
    git.run("commit", "-q", "-m", "m", "--", "a", "a-b", "\u00fc");
    git.file("node_modules/p/package.json", "{}").file("a/new", "");
    try (Snapshot snapshot = scan(git.folder())) {
      for (String path :
          new String[] {"a", "a/b", "a/b/tracked", "a-b", "\u00fc", "vendor/x/later"}) {
        assertThat(tracking(snapshot, path)).as(path).isEqualTo("TRACKED");
      }
      for (String path : new String[] {"a/new", "node_modules", "node_modules/p/package.json"}) {
        assertThat(tracking(snapshot, path)).as(path).isEqualTo("UNTRACKED");
      }
      assertThat(tracking(snapshot, ".git/HEAD")).isEqualTo("UNKNOWN");
      assertThat(snapshot.provenance().commit()).isEqualTo(git.run("rev-parse", "HEAD"));
    }
    try (Snapshot part = scan(git.folder().resolve("a"))) {
      assertThat(tracking(part, "b/tracked")).isEqualTo("TRACKED");
      assertThat(tracking(part, "new")).isEqualTo("UNTRACKED");
    }
  }

  @Test
  void works_for_sha_256() throws Exception {
    RealGit git = RealGit.init(temp.resolve("r"), "--object-format=sha256");
    git.file("t", "").commit("m");
    git.file("u", "");
    try (Snapshot snapshot = scan(git.folder())) {
      assertThat(tracking(snapshot, "t")).isEqualTo("TRACKED");
      assertThat(tracking(snapshot, "u")).isEqualTo("UNTRACKED");
      assertThat(snapshot.provenance().commit()).hasSize(64);
    }
  }

  @Test
  void a_submodule_is_marked_and_what_is_in_it_is_unknown() throws Exception {
    RealGit inner = RealGit.init(temp.resolve("inner"));
    inner.file("f", "").commit("m");
    RealGit outer = RealGit.init(temp.resolve("outer"));
    outer.run("submodule", "--quiet", "add", inner.folder().toString(), "sub");
    outer.commit("m");
    try (Snapshot snapshot = scan(outer.folder())) {
      assertThat(snapshot.entry(RepoPath.of("sub")).orElseThrow().objectId())
          .isEqualTo(inner.run("rev-parse", "HEAD"));
      assertThat(tracking(snapshot, "sub")).isEqualTo("TRACKED");
      assertThat(tracking(snapshot, "sub/f")).isEqualTo("UNKNOWN");
    }
  }

  @Test
  void a_linked_work_tree_knows_its_repository() throws Exception {
    RealGit git = RealGit.init(temp.resolve("r"));
    String head = git.file("f", "").commit("m");
    Path linked = temp.resolve("linked");
    git.run("worktree", "add", "-q", linked.toString(), "-b", "topic");
    try (Snapshot snapshot = scan(linked)) {
      assertThat(snapshot.provenance().commit()).isEqualTo(head);
      assertThat(tracking(snapshot, "f")).isEqualTo("TRACKED");
      assertThat(tracking(snapshot, ".git")).isEqualTo("UNTRACKED");
    }
  }

  @Test
  void a_pointer_that_nothing_points_back_to_is_not_followed() throws Exception {
    RealGit git = RealGit.init(temp.resolve("r"));
    git.file("f", "").commit("m");
    Path thief = Files.createDirectories(temp.resolve("thief/meta"));
    Files.writeString(thief.resolve("HEAD"), "ref: refs/heads/main\n");
    Files.writeString(thief.resolve("commondir"), git.folder().resolve(".git").toString());
    Files.writeString(temp.resolve("thief/.git"), "gitdir: ./meta\n");
    try (Snapshot snapshot = scan(temp.resolve("thief"))) {
      assertThat(snapshot.provenance().commit()).isEmpty();
      assertThat(tracking(snapshot, ".git")).isEqualTo("UNKNOWN");
      assertThat(snapshot.provenance().notes()).anyMatch(n -> n.contains("not followed"));
    }
  }

  @Test
  void a_plain_folder_has_no_tracking() throws Exception {
    Files.writeString(temp.resolve("f"), "");
    try (Snapshot snapshot = scan(temp)) {
      assertThat(tracking(snapshot, "f")).isEqualTo("UNKNOWN");
      assertThat(snapshot.provenance().commit()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4, 12, 60, 100})
  void a_damaged_index_leaves_tracking_unknown(int length) throws Exception {
    RealGit git = RealGit.init(temp.resolve("r"));
    git.file("some/file", "").file("other", "").commit("m");
    Path index = git.folder().resolve(".git/index");
    byte[] bytes = Files.readAllBytes(index);
    Files.write(index, java.util.Arrays.copyOf(bytes, Math.min(length, bytes.length - 40)));
    try (Snapshot snapshot = scan(git.folder())) {
      assertThat(tracking(snapshot, "other")).isEqualTo("UNKNOWN");
      assertThat(snapshot.provenance().notes()).anyMatch(n -> n.contains("index"));
    }
  }
}
