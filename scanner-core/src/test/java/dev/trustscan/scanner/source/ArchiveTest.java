package dev.trustscan.scanner.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveTest {
  @TempDir Path temp;

  private Snapshot scan(byte[] archive) throws Exception {
    return scan(archive, Limits.DEFAULT);
  }

  private Snapshot scan(byte[] archive, Limits limits) throws Exception {
    Path file = temp.resolve("archive");
    Files.write(file, archive);
    return Snapshot.of(Sources.archive(file), limits);
  }

  private static byte[] zip(String... namesAndTexts) throws IOException {
    var out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
        zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }

  private static List<String> paths(Snapshot snapshot) {
    return snapshot.entries().stream().map(e -> e.path().text()).toList();
  }

  private static String text(Snapshot snapshot, String path) {
    Entry entry = snapshot.entry(RepoPath.of(path)).orElseThrow();
    Content content = snapshot.content(entry);
    return content instanceof Content.Whole whole
        ? new String(whole.bytes(), StandardCharsets.UTF_8)
        : content.toString();
  }

  private static List<Gap.Reason> gaps(Snapshot snapshot) {
    return snapshot.listingGaps().stream().map(Gap::reason).toList();
  }

  private RealGit repository() throws IOException {
    RealGit git = RealGit.init(temp.resolve("r"));
    git.file("a/b.txt", "text").file("run.sh", "#!/bin/sh\n").file("x".repeat(120) + "/long", "l");
    git.folder().resolve("run.sh").toFile().setExecutable(true);
    Files.createSymbolicLink(git.folder().resolve("link"), Path.of("a/b.txt"));
    git.commit("m");
    return git;
  }

  @ParameterizedTest
  @ValueSource(strings = {"zip", "tar", "tar.gz"})
  void lists_what_git_archives(String format) throws Exception {
    RealGit git = repository();
    for (String prefix : List.of("", "--prefix=project-main/")) {
      byte[] bytes =
          prefix.isEmpty()
              ? git.input(new byte[0], "archive", "--format=" + format, "HEAD")
              : git.input(new byte[0], "archive", "--format=" + format, prefix, "HEAD");
      try (Snapshot snapshot = scan(bytes)) {
        assertThat(paths(snapshot))
            .containsExactly(
                "a", "a/b.txt", "link", "run.sh", "x".repeat(120), "x".repeat(120) + "/long");
        assertThat(text(snapshot, "a/b.txt")).isEqualTo("text");
        assertThat(snapshot.entry(RepoPath.of("run.sh")).orElseThrow().executable()).isTrue();
        assertThat(snapshot.entry(RepoPath.of("link")).orElseThrow().linkTarget())
            .contains("a/b.txt");
        assertThat(snapshot.listingGaps()).isEmpty();
      }
    }
  }

  @Test
  void reads_a_large_member_of_a_tar_in_any_order() throws Exception {
    RealGit git = repository();
    git.file("big1", "1".repeat(600_000)).file("big2", "2".repeat(700_000)).commit("big");
    byte[] bytes = git.input(new byte[0], "archive", "--format=tar.gz", "HEAD");
    try (Snapshot snapshot = scan(bytes)) {
      assertThat(text(snapshot, "big2")).isEqualTo("2".repeat(700_000));
      assertThat(text(snapshot, "big1")).isEqualTo("1".repeat(600_000));
      assertThat(text(snapshot, "a/b.txt")).isEqualTo("text");
    }
  }

  @Test
  void git_inside_counts_and_its_stored_objects_do_not() throws Exception {
    byte[] bytes =
        zip(
            ".git/HEAD",
            "ref: refs/heads/main\n",
            ".git/config",
            "[core]\n\tfsmonitor = x\n",
            ".git/refs/heads/x${IFS}y",
            "a".repeat(40),
            ".git/objects/ab/" + "c".repeat(38),
            "",
            "README.md",
            "");
    try (Snapshot snapshot = scan(bytes)) {
      assertThat(paths(snapshot))
          .contains(".git/config", ".git/HEAD", "README.md")
          .noneMatch(p -> p.startsWith(".git/objects/ab/"));
      assertThat(snapshot.refs())
          .extracting(r -> r.name().text())
          .containsExactly("HEAD", "refs/heads/main", "refs/heads/x${IFS}y");
    }
  }

  @Test
  void a_control_folder_alone_is_not_taken_for_a_wrapper() throws Exception {
    try (Snapshot snapshot = scan(zip(".claude/settings.json", "{}"))) {
      assertThat(paths(snapshot)).containsExactly(".claude", ".claude/settings.json");
    }
  }

  @Test
  void names_that_lead_out_are_kept_where_they_would_land_and_reported() throws Exception {
    byte[] bytes = zip("../../.bashrc", "x", "/etc/cron.d/x", "y", "ok", "", "C:\\x", "");
    try (Snapshot snapshot = scan(bytes)) {
      assertThat(paths(snapshot))
          .containsExactly(".bashrc", "C:\\x", "etc", "etc/cron.d", "etc/cron.d/x", "ok");
      assertThat(gaps(snapshot)).hasSize(3).containsOnly(Gap.Reason.OUTSIDE);
      assertThat(text(snapshot, ".bashrc")).isEqualTo("x");
    }
  }

  @Test
  void a_name_that_the_two_headers_give_differently_is_a_gap() throws Exception {
    byte[] bytes = zip("good.txt", "x", "b", "");
    String raw = new String(bytes, StandardCharsets.ISO_8859_1);
    bytes[raw.indexOf("good.txt")] = 'f';
    try (Snapshot snapshot = scan(bytes)) {
      assertThat(paths(snapshot)).contains("good.txt");
      assertThat(gaps(snapshot)).containsExactly(Gap.Reason.MALFORMED);
    }
  }

  @Test
  void a_member_that_the_directory_leaves_out_is_a_gap() throws Exception {
    byte[] hidden = zip("hidden", "x");
    byte[] shown = zip("shown", "y", "b", "");
    int end = new String(hidden, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
    var both = new ByteArrayOutputStream();
    both.write(hidden, 0, end);
    both.writeBytes(shown);
    try (Snapshot snapshot = scan(both.toByteArray())) {
      assertThat(paths(snapshot)).containsExactly("b", "shown");
      assertThat(text(snapshot, "shown")).isEqualTo("y");
      assertThat(gaps(snapshot)).containsExactly(Gap.Reason.MALFORMED);
    }
  }

  @Test
  void a_second_end_in_the_comment_is_a_gap() throws Exception {
    var out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("a"));
      zip.closeEntry();
      zip.setComment("PK\u0005\u0006" + "\0".repeat(18));
    }
    try (Snapshot snapshot = scan(out.toByteArray())) {
      assertThat(gaps(snapshot)).contains(Gap.Reason.MALFORMED);
    } catch (SourceException e) {
      assertThat(e.reason()).isEqualTo(SourceException.Reason.DAMAGED);
    }
  }

  @Test
  void a_bomb_is_read_no_further_than_the_limits() throws Exception {
    byte[] bytes = zip("bomb", "0".repeat(30 << 20), "b", "small");
    Limits limits =
        new Limits(1000, 256, 1 << 20, 8 << 20, 16 << 20, 9, 9, 9, 9, 9, 9, Duration.ofMinutes(1));
    try (Snapshot snapshot = scan(bytes, limits)) {
      Content content = snapshot.content(snapshot.entry(RepoPath.of("bomb")).orElseThrow());
      assertThat(content)
          .isInstanceOfSatisfying(
              Content.Unread.class,
              c -> assertThat(c.gap().reason()).isEqualTo(Gap.Reason.TOO_LARGE));
      assertThat(text(snapshot, "b")).isEqualTo("small");
    }
    var tar = new ByteArrayOutputStream();
    RealGit git = repository();
    git.file("zeros", "0".repeat(40 << 20)).commit("z");
    try (GZIPOutputStream gzip = new GZIPOutputStream(tar)) {
      gzip.write(git.input(new byte[0], "archive", "--format=tar", "HEAD"));
    }
    try (Snapshot snapshot = scan(tar.toByteArray(), limits)) {
      assertThat(gaps(snapshot)).containsExactly(Gap.Reason.TOO_LARGE);
    }
  }

  @Test
  void a_size_that_is_a_lie_is_a_gap() throws Exception {
    byte[] bytes = zip("liar", "0123456789", "b", "");
    int central = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
    bytes[central + 24] = 4;
    try (Snapshot snapshot = scan(bytes)) {
      Content content = snapshot.content(snapshot.entry(RepoPath.of("liar")).orElseThrow());
      assertThat(content)
          .isInstanceOfSatisfying(
              Content.Unread.class,
              c -> assertThat(c.gap().reason()).isEqualTo(Gap.Reason.MALFORMED));
    }
  }

  @Test
  void the_same_name_twice_is_a_gap() throws Exception {
    byte[] bytes = zip("one", "1", "two", "2");
    String raw = new String(bytes, StandardCharsets.ISO_8859_1).replace("two", "one");
    try (Snapshot snapshot = scan(raw.getBytes(StandardCharsets.ISO_8859_1))) {
      assertThat(gaps(snapshot)).containsExactly(Gap.Reason.MALFORMED);
    }
  }

  @Test
  void hard_links_and_devices_of_a_tar_are_not_followed_or_opened() throws Exception {
    byte[] bytes =
        concat(
            header("f", '0', 1, ""),
            Arrays.copyOf("x".getBytes(StandardCharsets.UTF_8), 512),
            header("d/hard", '1', 0, "f"),
            header("d/out", '2', 0, "/etc/passwd"),
            header("pipe", '6', 0, ""),
            header("sparse", 'S', 0, ""),
            new byte[1024]);
    try (Snapshot snapshot = scan(bytes)) {
      assertThat(snapshot.entries())
          .extracting(e -> e.path().text() + " " + e.type())
          .containsExactly(
              "d DIRECTORY",
              "d/hard SYMLINK",
              "d/out SYMLINK",
              "f FILE",
              "pipe SPECIAL",
              "sparse SPECIAL");
      assertThat(snapshot.resolve(RepoPath.of("d/hard"))).isInstanceOf(Resolution.Inside.class);
      assertThat(snapshot.resolve(RepoPath.of("d/out"))).isInstanceOf(Resolution.Outside.class);
      assertThat(gaps(snapshot)).containsExactly(Gap.Reason.UNSUPPORTED);
    }
  }

  private static byte[] header(String name, char type, int size, String link) {
    byte[] block = new byte[512];
    put(block, 0, name);
    put(block, 100, "0000644");
    put(block, 124, "%011o".formatted(size));
    Arrays.fill(block, 148, 156, (byte) ' ');
    block[156] = (byte) type;
    put(block, 157, link);
    put(block, 257, "ustar");
    int sum = 0;
    for (byte b : block) {
      sum += b & 255;
    }
    put(block, 148, "%06o".formatted(sum));
    return block;
  }

  private static void put(byte[] block, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, block, at, bytes.length);
  }

  private static byte[] concat(byte[]... parts) {
    var out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  @Test
  void damage_anywhere_is_a_gap_or_one_sentence() throws Exception {
    RealGit git = repository();
    for (String format : List.of("zip", "tar", "tar.gz")) {
      byte[] bytes = git.input(new byte[0], "archive", "--format=" + format, "HEAD");
      for (int at = 0; at < bytes.length; at += 13) {
        byte[] damaged = bytes.clone();
        damaged[at] ^= 0x41;
        readAll(damaged);
        readAll(Arrays.copyOf(bytes, at));
      }
    }
  }

  private void readAll(byte[] bytes) throws Exception {
    try (Snapshot snapshot = scan(bytes)) {
      for (Entry entry : snapshot.entries()) {
        assertThat(snapshot.content(entry)).isNotNull();
      }
    } catch (SourceException e) {
      assertThat(e.getMessage()).contains("archive");
    }
  }

  @Test
  void other_files_are_refused_in_one_sentence() throws Exception {
    for (String text : List.of("", "hello", "BZh91AY", "7z\u00bc\u00af'\u001c")) {
      assertThatThrownBy(() -> scan(text.getBytes(StandardCharsets.ISO_8859_1)))
          .isInstanceOf(SourceException.class)
          .hasMessageContaining("archive");
    }
    assertThatThrownBy(() -> Sources.archive(temp.resolve("missing")))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("nothing");
  }
}
