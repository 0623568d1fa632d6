package dev.trustscan.scanner.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkTreeTest {
  @TempDir Path root;

  private Snapshot scan() throws SourceException {
    return Snapshot.of(Sources.workTree(root), Limits.DEFAULT);
  }

  private void file(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static Entry entry(Snapshot snapshot, String path) {
    return snapshot.entry(RepoPath.of(path)).orElseThrow();
  }

  private static String text(Snapshot snapshot, Entry entry) {
    return snapshot.content(entry) instanceof Content.Whole whole
        ? new String(whole.bytes(), java.nio.charset.StandardCharsets.UTF_8)
        : snapshot.content(entry).toString();
  }

  @Test
  void lists_files_folders_and_links_and_reads_the_files() throws Exception {
    file("a/b/c.txt", "hello");
    file("run.sh", "echo");
    Files.setPosixFilePermissions(
        root.resolve("run.sh"), PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.createSymbolicLink(root.resolve("a/link"), Path.of("../run.sh"));
    try (Snapshot snapshot = scan()) {
      assertThat(snapshot.entries())
          .extracting(e -> e.path().text() + " " + e.type())
          .containsExactly(
              "a DIRECTORY", "a/b DIRECTORY", "a/b/c.txt FILE", "a/link SYMLINK", "run.sh FILE");
      assertThat(text(snapshot, entry(snapshot, "a/b/c.txt"))).isEqualTo("hello");
      assertThat(entry(snapshot, "run.sh").executable()).isTrue();
      assertThat(entry(snapshot, "a/b/c.txt").executable()).isFalse();
      assertThat(snapshot.resolve(RepoPath.of("a/link")))
          .isInstanceOfSatisfying(
              Resolution.Inside.class,
              r -> assertThat(r.entry().path().text()).isEqualTo("run.sh"));
      assertThat(snapshot.listingGaps()).isEmpty();
    }
  }

  @Test
  void never_enters_a_link_to_a_directory() throws Exception {
    file("real/x", "x");
    Files.createSymbolicLink(root.resolve("loop"), Path.of("."));
    Files.createSymbolicLink(root.resolve("out"), Path.of("/etc"));
    try (Snapshot snapshot = scan()) {
      assertThat(snapshot.entries())
          .extracting(e -> e.path().text())
          .containsExactly("loop", "out", "real", "real/x");
      assertThat(snapshot.resolve(RepoPath.of("loop/loop/real/x")))
          .isInstanceOf(Resolution.Inside.class);
      assertThat(snapshot.resolve(RepoPath.of("out/passwd")))
          .isInstanceOf(Resolution.Outside.class);
    }
  }

  @Test
  void keeps_names_that_are_not_utf_8() throws Exception {
    Path odd =
        Path.of(URI.create(root.toUri().getRawPath().isEmpty() ? "" : root.toUri() + "a%ffb"));
    Files.createDirectory(odd);
    Files.writeString(odd.resolve("f"), "inside");
    Files.createSymbolicLink(
        root.resolve("to"), Path.of(URI.create("file:///a%ffb")).getFileName());
    RepoPath folder = RepoPath.ofBytes(new byte[] {'a', (byte) 0xff, 'b'});
    try (Snapshot snapshot = scan()) {
      assertThat(snapshot.entry(folder)).isPresent();
      Entry file = snapshot.entry(folder.child("f")).orElseThrow();
      assertThat(text(snapshot, file)).isEqualTo("inside");
      assertThat(snapshot.below(folder)).containsExactly(file);
      assertThat(snapshot.resolve(RepoPath.of("to/f")))
          .isInstanceOfSatisfying(
              Resolution.Inside.class, r -> assertThat(r.entry()).isEqualTo(file));
    }
  }

  @Test
  void stops_at_the_depth_limit_and_says_so() throws Exception {
    file("1/2/3/4/5/f", "deep");
    Limits limits =
        new Limits(1000, 3, 1 << 20, 1 << 20, 1 << 20, 9, 9, 9, 9, 9, 9, Duration.ofMinutes(1));
    try (Snapshot snapshot = Snapshot.of(Sources.workTree(root), limits)) {
      assertThat(snapshot.entries()).extracting(e -> e.path().text()).contains("1/2/3");
      assertThat(snapshot.listingGaps())
          .extracting(Gap::reason)
          .containsExactly(Gap.Reason.TOO_DEEP);
    }
  }

  @Test
  void walks_deeper_than_it_holds_descriptors() throws Exception {
    String deep = "d/".repeat(200);
    file(deep + "f", "bottom");
    file("d/d/d/side", "side");
    try (Snapshot snapshot = scan()) {
      assertThat(text(snapshot, entry(snapshot, deep + "f"))).isEqualTo("bottom");
      assertThat(text(snapshot, entry(snapshot, "d/d/d/side"))).isEqualTo("side");
      assertThat(snapshot.listingGaps()).isEmpty();
    }
  }

  @Test
  void says_changed_when_a_file_is_no_longer_what_was_listed() throws Exception {
    file("f", "before");
    file("g", "before");
    try (Snapshot snapshot = scan()) {
      file("f", "and after");
      Files.delete(root.resolve("g"));
      Files.createSymbolicLink(root.resolve("g"), Path.of("f"));
      for (String name : new String[] {"f", "g"}) {
        assertThat(snapshot.content(entry(snapshot, name)))
            .isInstanceOfSatisfying(
                Content.Unread.class,
                c -> assertThat(c.gap().reason()).isEqualTo(Gap.Reason.CHANGED));
      }
    }
  }

  @Test
  void leaves_stored_objects_out_and_lists_everything_else_of_git() throws Exception {
    file(".git/objects/ab/" + "c".repeat(38), "object");
    file(".git/objects/ab/payload.sh", "not an object");
    file(".git/objects/pack/pack-" + "a".repeat(40) + ".pack", "pack");
    file(".git/hooks/post-checkout", "hook");
    file("deep/.git/modules/m/config", "config");
    file("bare/objects/ab/" + "c".repeat(38), "content");
    try (Snapshot snapshot = scan()) {
      assertThat(snapshot.entries())
          .filteredOn(Entry::isFile)
          .extracting(e -> e.path().text())
          .containsExactly(
              ".git/hooks/post-checkout",
              ".git/objects/ab/payload.sh",
              "bare/objects/ab/" + "c".repeat(38),
              "deep/.git/modules/m/config");
    }
  }

  @Test
  void names_what_is_not_there() {
    assertThatThrownBy(() -> Sources.workTree(root.resolve("missing")))
        .isInstanceOfSatisfying(
            SourceException.class,
            e -> assertThat(e.reason()).isEqualTo(SourceException.Reason.NOT_FOUND));
  }
}
