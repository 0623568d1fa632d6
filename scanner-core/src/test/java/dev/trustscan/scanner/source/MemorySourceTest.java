package dev.trustscan.scanner.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemorySourceTest {
  @Test
  void lists_directories_and_reads_files() {
    Snapshot snapshot =
        new MemorySource().file("a/b/c.sh", "echo").link("l", "a/b").directory("empty").snapshot();

    assertThat(snapshot.entries())
        .extracting(e -> e.path().text())
        .containsExactly("a", "a/b", "a/b/c.sh", "empty", "l");
    assertThat(snapshot.resolve(RepoPath.of("l/c.sh")))
        .isInstanceOfSatisfying(
            Resolution.Inside.class,
            inside ->
                assertThat(snapshot.content(inside.entry())).isInstanceOf(Content.Whole.class));
  }
}
