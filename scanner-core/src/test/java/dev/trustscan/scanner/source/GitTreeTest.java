package dev.trustscan.scanner.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitTreeTest {
  @TempDir Path temp;

  private static Snapshot at(Path repository, String ref) throws SourceException {
    return Snapshot.of(Sources.gitTree(repository, ref), Limits.DEFAULT);
  }

  private static List<String> listed(Path repository, String ref) throws SourceException {
    try (Snapshot snapshot = at(repository, ref)) {
      assertThat(snapshot.listingGaps()).isEmpty();
      return snapshot.entries().stream()
          .map(e -> mode(e) + " " + e.objectId() + "\t" + e.path().text())
          .sorted()
          .toList();
    }
  }

  private static String mode(Entry entry) {
    return switch (entry.type()) {
      case FILE -> (entry.executable() ? "100755" : "100644") + " blob";
      case DIRECTORY -> "040000 tree";
      case SYMLINK -> "120000 blob";
      case GITLINK -> "160000 commit";
      case SPECIAL, REF -> "?";
    };
  }

  private static List<String> expected(RealGit git, String ref) throws IOException {
    byte[] out = git.input(new byte[0], "ls-tree", "-r", "-t", "-z", ref);
    return Stream.of(new String(out, StandardCharsets.UTF_8).split("\0"))
        .filter(line -> !line.isEmpty())
        .sorted()
        .toList();
  }

  private RealGit sample(String... options) throws IOException {
    RealGit git = RealGit.init(temp.resolve("r"), options);
    git.file("a/b/c.txt", "one\n".repeat(500)).file("z.txt", "z").file("\u00fcml/aut", "u");
    Files.createSymbolicLink(git.folder().resolve("link"), Path.of("a/b"));
    git.file("run.sh", "#!/bin/sh\n");
    git.folder().resolve("run.sh").toFile().setExecutable(true);
    git.commit("first");
    git.file("a/b/c.txt", "one\n".repeat(499) + "two\n").commit("second");
    return git;
  }

  @ParameterizedTest
  @ValueSource(strings = {"sha1", "sha256"})
  void lists_the_same_as_git_whether_loose_or_packed(String format) throws Exception {
    RealGit git = sample("--object-format=" + format);
    List<String> second = expected(git, "HEAD");
    List<String> first = expected(git, "HEAD~1");
    assertThat(second).hasSize(8);
    assertThat(listed(git.folder(), "HEAD")).isEqualTo(second);
    assertThat(listed(git.folder(), "HEAD~1")).isEqualTo(first);
    git.run("gc", "-q", "--aggressive");
    git.run("pack-refs", "--all");
    assertThat(git.folder().resolve(".git/refs/heads/main")).doesNotExist();
    assertThat(listed(git.folder(), "main")).isEqualTo(second);
    assertThat(listed(git.folder(), "main^1")).isEqualTo(first);
  }

  @Test
  void reads_contents_links_and_provenance() throws Exception {
    RealGit git = sample();
    git.run("remote", "add", "origin", "https://user:secret@Host.example/Org/repo.git/");
    git.run("remote", "add", "fork", "git@host.example:me/repo.git");
    String head = git.run("rev-parse", "HEAD");
    try (Snapshot snapshot = at(git.folder().resolve("a"), "main")) {
      Entry file = snapshot.entry(RepoPath.of("a/b/c.txt")).orElseThrow();
      assertThat(snapshot.content(file))
          .isInstanceOfSatisfying(
              Content.Whole.class,
              c -> assertThat(new String(c.bytes(), StandardCharsets.UTF_8)).endsWith("two\n"));
      assertThat(snapshot.resolve(RepoPath.of("link/c.txt")))
          .isInstanceOfSatisfying(
              Resolution.Inside.class, r -> assertThat(r.entry()).isEqualTo(file));
      assertThat(snapshot.provenance().commit()).isEqualTo(head);
      assertThat(snapshot.provenance().remotes())
          .containsExactly("https://host.example/Org/repo", "ssh://host.example/me/repo");
    }
  }

  @Test
  void finds_every_form_of_a_name() throws Exception {
    RealGit git = sample();
    String head = git.run("rev-parse", "HEAD");
    String first = git.run("rev-parse", "HEAD~1");
    git.run("tag", "light", first);
    git.run("tag", "-a", "-m", "t", "heavy", first);
    git.run("tag", "-a", "-m", "t", "heavier", "heavy");
    git.run("update-ref", "refs/pull/7/head", first);
    git.run("update-ref", "refs/remotes/origin/topic/x", first);
    git.run("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/topic/x");
    List<String> names =
        List.of(
            "light",
            "heavy",
            "heavier",
            "refs/tags/heavy",
            "heavy^{}",
            "refs/pull/7/head",
            "pull/7/head",
            "origin/topic/x",
            "origin",
            first,
            first.substring(0, 9),
            "HEAD~1",
            "@^",
            "main~1",
            "HEAD^1",
            "tags/light",
            first.toUpperCase(java.util.Locale.ROOT));
    for (String name : names) {
      try (Source source = Sources.gitTree(git.folder(), name)) {
        assertThat(source.provenance().commit()).as(name).isEqualTo(first);
      }
    }
    for (String name : List.of("HEAD", "main", "@", "heads/main", head + "^0")) {
      try (Source source = Sources.gitTree(git.folder(), name)) {
        assertThat(source.provenance().commit()).as(name).isEqualTo(head);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nope",
        "../../etc/passwd",
        "config",
        "HEAD~99",
        "HEAD^9",
        "0000000",
        "refs/heads",
        "",
        "main:a",
        "main@{1}",
        "main^{blob}",
        "\u001b[2J",
        "--all"
      })
  void says_that_there_is_no_such_ref(String name) throws Exception {
    RealGit git = sample();
    assertThatThrownBy(() -> Sources.gitTree(git.folder(), name))
        .isInstanceOfSatisfying(
            SourceException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(SourceException.Reason.UNKNOWN_REF);
              assertThat(e.getMessage()).doesNotContain("\u001b");
            });
  }

  @Test
  void reads_bare_repositories_and_linked_work_trees() throws Exception {
    RealGit git = sample();
    List<String> tree = expected(git, "HEAD");
    Path bare = temp.resolve("bare.git");
    git.run("clone", "-q", "--bare", git.folder().toString(), bare.toString());
    assertThat(listed(bare, "main")).isEqualTo(tree);
    Path linked = temp.resolve("linked");
    git.run("worktree", "add", "-q", linked.toString(), "-b", "topic", "HEAD~1");
    assertThat(listed(linked, "HEAD")).isEqualTo(expected(git, "topic"));
    assertThat(listed(linked, "main")).isEqualTo(tree);
  }

  @Test
  void reads_a_submodule_from_inside() throws Exception {
    RealGit inner = sample();
    RealGit outer = RealGit.init(temp.resolve("outer"));
    outer.run("submodule", "--quiet", "add", inner.folder().toString(), "libs/sub");
    outer.commit("sub");
    assertThat(listed(outer.folder().resolve("libs/sub"), "HEAD"))
        .isEqualTo(expected(inner, "HEAD"));
    assertThat(listed(outer.folder(), "HEAD")).isEqualTo(expected(outer, "HEAD"));
  }

  @Test
  void does_not_follow_a_git_file_that_nothing_points_back_to() throws Exception {
    RealGit git = sample();
    Path other = temp.resolve("other");
    Files.createDirectories(other);
    Files.writeString(other.resolve(".git"), "gitdir: " + git.folder().resolve(".git") + "\n");
    assertThatThrownBy(() -> Sources.gitTree(other, "HEAD"))
        .isInstanceOfSatisfying(
            SourceException.class,
            e -> assertThat(e.reason()).isEqualTo(SourceException.Reason.UNSUPPORTED));
  }

  @Test
  void a_shallow_clone_has_what_it_has() throws Exception {
    RealGit git = sample();
    Path shallow = temp.resolve("shallow");
    git.run("clone", "-q", "--depth=1", "file://" + git.folder(), shallow.toString());
    assertThat(listed(shallow, "HEAD")).isEqualTo(expected(git, "HEAD"));
    assertThatThrownBy(() -> Sources.gitTree(shallow, "HEAD~1"))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("not in this clone");
  }

  @Test
  void a_partial_clone_gives_a_gap_for_what_is_left_out() throws Exception {
    RealGit git = sample();
    git.run("config", "uploadpack.allowFilter", "true");
    Path partial = temp.resolve("partial");
    git.run(
        "clone",
        "-q",
        "--no-checkout",
        "--filter=blob:none",
        "file://" + git.folder(),
        partial.toString());
    try (Snapshot snapshot = at(partial, "HEAD")) {
      Entry file = snapshot.entry(RepoPath.of("z.txt")).orElseThrow();
      assertThat(snapshot.content(file))
          .isInstanceOfSatisfying(
              Content.Unread.class,
              c -> assertThat(c.gap().reason()).isEqualTo(Gap.Reason.MISSING_OBJECT));
      assertThat(snapshot.listingGaps())
          .extracting(g -> g.path().text() + " " + g.reason())
          .containsExactly("link MISSING_OBJECT");
      assertThat(snapshot.provenance().notes()).anyMatch(n -> n.contains("partial"));
    }
  }

  @Test
  void alternates_are_read_inside_the_git_directory_only() throws Exception {
    RealGit git = sample();
    Path borrower = temp.resolve("borrower");
    git.run("clone", "-q", "--shared", git.folder().toString(), borrower.toString());
    assertThatThrownBy(() -> Sources.gitTree(borrower, "HEAD"))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("not in this clone");
    Path inside = borrower.resolve(".git/store");
    git.run("clone", "-q", "--bare", git.folder().toString(), inside.toString());
    Files.writeString(
        borrower.resolve(".git/objects/info/alternates"),
        "../store/objects\n/nonexistent/objects\n");
    try (Snapshot snapshot = at(borrower, "HEAD")) {
      assertThat(snapshot.entries()).hasSize(8);
      assertThat(snapshot.listingGaps())
          .extracting(Gap::reason)
          .containsExactly(Gap.Reason.OUTSIDE);
    }
  }

  @Test
  void names_that_git_refuses_are_shown_or_become_gaps() throws Exception {
    RealGit git = sample();
    String blob = git.run("rev-parse", "HEAD:z.txt");
    var tree = new java.io.ByteArrayOutputStream();
    for (String name :
        List.of(".git", "..", ".", "a/b", "dup", "dup", "\u001b[2J", "\u00ff\u00fe")) {
      tree.writeBytes(("100644 " + name + "\0").getBytes(StandardCharsets.ISO_8859_1));
      tree.writeBytes(HexFormat.of().parseHex(blob));
    }
    tree.writeBytes("7 odd\0".getBytes(StandardCharsets.ISO_8859_1));
    tree.writeBytes(HexFormat.of().parseHex(blob));
    tree.writeBytes("rubbish".getBytes(StandardCharsets.ISO_8859_1));
    String id =
        new String(
                git.input(
                    tree.toByteArray(),
                    "hash-object",
                    "-t",
                    "tree",
                    "--literally",
                    "-w",
                    "--stdin"),
                StandardCharsets.UTF_8)
            .strip();
    try (Snapshot snapshot = at(git.folder(), id)) {
      assertThat(snapshot.entries())
          .extracting(e -> e.path().text())
          .contains(".git", "a/b", "dup", "\u001b[2J", "\ufffd\ufffd", "odd")
          .doesNotContain("..", ".");
      assertThat(snapshot.entry(RepoPath.ofBytes(new byte[] {(byte) 0xff, (byte) 0xfe})))
          .isPresent();
      assertThat(snapshot.listingGaps())
          .extracting(Gap::reason)
          .containsOnly(Gap.Reason.MALFORMED)
          .hasSizeGreaterThanOrEqualTo(5);
    }
  }

  @Test
  void trees_that_repeat_one_another_end_at_the_limit() throws Exception {
    RealGit git = sample();
    String blob = git.run("rev-parse", "HEAD:z.txt");
    String id = blob;
    for (int level = 0; level < 12; level++) {
      var tree = new StringBuilder();
      for (int i = 0; i < 10; i++) {
        tree.append(level == 0 ? "100644 blob " : "040000 tree ")
            .append(id)
            .append("\tn")
            .append(i)
            .append('\n');
      }
      id =
          new String(
                  git.input(tree.toString().getBytes(StandardCharsets.UTF_8), "mktree"),
                  StandardCharsets.UTF_8)
              .strip();
    }
    Limits few =
        new Limits(
            50_000,
            256,
            1 << 20,
            1 << 20,
            1 << 20,
            9,
            9,
            9,
            9,
            9,
            9,
            java.time.Duration.ofMinutes(1));
    try (Snapshot snapshot = Snapshot.of(Sources.gitTree(git.folder(), id), few)) {
      assertThat(snapshot.entries()).hasSize(50_000);
      assertThat(snapshot.listingGaps())
          .extracting(Gap::reason)
          .containsExactly(Gap.Reason.TOO_MANY);
    }
  }

  @Test
  void large_files_are_hashed_only() throws Exception {
    RealGit git = sample();
    String text = "x".repeat(3 << 20);
    git.file("big", text).commit("big");
    String sha256 =
        HexFormat.of().formatHex(Reading.sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    Limits small =
        new Limits(
            1000,
            256,
            1 << 20,
            1 << 24,
            1L << 30,
            9,
            9,
            9,
            9,
            9,
            9,
            java.time.Duration.ofMinutes(1));
    for (int i = 0; i < 2; i++) {
      try (Snapshot snapshot = Snapshot.of(Sources.gitTree(git.folder(), "HEAD"), small)) {
        Entry big = snapshot.entry(RepoPath.of("big")).orElseThrow();
        assertThat(snapshot.content(big))
            .isInstanceOfSatisfying(
                Content.HashedOnly.class,
                c -> {
                  assertThat(c.size()).isEqualTo(3 << 20);
                  assertThat(c.sha256()).isEqualTo(sha256);
                });
      }
      git.run("gc", "-q");
    }
  }

  @Test
  void damaged_objects_are_gaps_or_one_sentence() throws Exception {
    RealGit git = sample();
    git.run("gc", "-q");
    Path pack;
    try (Stream<Path> files = Files.list(git.folder().resolve(".git/objects/pack"))) {
      pack = files.filter(f -> f.toString().endsWith(".pack")).findFirst().orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(pack);
    pack.toFile().setWritable(true);
    for (int at = 12; at < bytes.length; at += 7) {
      byte[] damaged = bytes.clone();
      damaged[at] ^= 0x55;
      Files.write(pack, damaged);
      try (Snapshot snapshot = at(git.folder(), "HEAD")) {
        for (Entry entry : snapshot.entries()) {
          if (entry.isFile()) {
            assertThat(snapshot.content(entry)).isNotNull();
          }
        }
      } catch (SourceException e) {
        assertThat(e.getMessage()).contains("HEAD");
      }
    }
    Files.write(pack, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    assertThatThrownBy(() -> listed(git.folder(), "HEAD")).isInstanceOf(Throwable.class);
  }

  @Test
  void shows_its_refs() throws Exception {
    RealGit git = sample();
    String head = git.run("rev-parse", "HEAD");
    git.run("update-ref", "refs/heads/x${IFS}y", head);
    git.run("pack-refs", "--all");
    git.run("update-ref", "refs/heads/" + "a".repeat(40), head);
    try (Snapshot snapshot = at(git.folder(), "HEAD")) {
      assertThat(snapshot.refs())
          .extracting(r -> r.name().text())
          .containsExactly(
              "HEAD", "refs/heads/" + "a".repeat(40), "refs/heads/main", "refs/heads/x${IFS}y");
    }
  }
}
