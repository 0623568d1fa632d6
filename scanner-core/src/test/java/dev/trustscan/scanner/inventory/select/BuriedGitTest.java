package dev.trustscan.scanner.inventory.select;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trustscan.scanner.source.MemorySource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuriedGitTest {
  private static final String ID = "0123456789abcdef0123456789abcdef01234567";

  private static MemorySource bare(String folder, String head) {
    return new MemorySource()
        .file(folder + "/HEAD", head)
        .file(folder + "/objects/.keep", "")
        .file(folder + "/refs/.keep", "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ref: refs/heads/main\n",
        "ref:refs/heads/main",
        "ref: \t refs/x\nanything after",
        ID + "\n",
        "0123456789ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef"
      })
  void any_head_that_git_accepts_makes_a_repository(String head) {
    assertThat(Hits.of("bare-repository", bare("docs/data", head))).containsExactly("docs/data");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "refs/heads/main", "ref: heads/main", "see HEAD", "0123456789"})
  void a_head_that_git_refuses_makes_none(String head) {
    assertThat(Hits.of("bare-repository", bare("docs/data", head))).isEmpty();
  }

  @Test
  void a_link_will_do_for_head_and_objects_and_an_executable_file_for_refs() {
    var source =
        new MemorySource()
            .link("x/HEAD", "refs/heads/main")
            .link("x/objects", "../elsewhere")
            .executable("x/refs", "");
    assertThat(Hits.of("bare-repository", source)).containsExactly("x");
  }

  @Test
  void objects_and_refs_that_cannot_be_entered_make_none() {
    var source =
        new MemorySource()
            .file("x/HEAD", "ref: refs/heads/main")
            .file("x/objects", "")
            .file("x/refs", "");
    assertThat(Hits.of("bare-repository", source)).isEmpty();
  }

  @Test
  void a_repository_at_the_root_stands_at_its_head() {
    var source =
        new MemorySource().file("HEAD", "ref: refs/heads/x").directory("objects").directory("refs");
    assertThat(Hits.of("bare-repository", source)).containsExactly("HEAD");
  }

  @Test
  void its_configuration_hooks_and_attributes_are_found() {
    var source =
        bare("x", "ref: refs/heads/main")
            .file("x/config", "[core]\n")
            .executable("x/hooks/post-checkout", "#!/bin/sh\n")
            .file("x/hooks/pre-push.sample", "#!/bin/sh\n")
            .file("x/info/attributes", "* filter=x\n");
    assertThat(Hits.of("buried-git-config", source)).containsExactly("x/config");
    assertThat(Hits.of("buried-git-hook", source)).containsExactly("x/hooks/post-checkout");
    assertThat(Hits.of("buried-git-attributes", source)).containsExactly("x/info/attributes");
  }

  @Test
  void a_linked_configuration_is_found_where_its_text_is() {
    var source = bare("x", "ref: refs/heads/main").link("x/config", "../c.txt").file("c.txt", "");
    assertThat(Hits.of("buried-git-config", source)).containsExactly("c.txt");
  }

  @Test
  void commondir_makes_a_split_repository_with_its_configuration_elsewhere() {
    var source =
        new MemorySource()
            .file("a/HEAD", "ref: refs/heads/main")
            .file("a/commondir", "../b/c\n")
            .file("a/config.worktree", "")
            .file("b/c/config", "")
            .file("b/c/objects/.keep", "")
            .file("b/c/refs/.keep", "");
    assertThat(Hits.of("split-gitdir", source)).containsExactly("a");
    assertThat(Hits.of("bare-repository", source)).isEmpty();
    assertThat(Hits.of("buried-git-config", source))
        .containsExactly("a/config.worktree", "b/c/config");
  }

  @Test
  void commondir_may_point_out_of_the_tree() {
    var source =
        new MemorySource()
            .file("m/HEAD", "ref: refs/heads/x")
            .file("m/commondir", "/home/u/r/.git");
    assertThat(Hits.of("split-gitdir", source)).containsExactly("m");
    assertThat(Hits.of("git-pointer-escape", source)).containsExactly("m/commondir");
  }

  @Test
  void what_lies_in_a_directory_named_dot_git_is_left_out() {
    assertThat(Hits.of("bare-repository", bare("sub/.git", "ref: refs/heads/main"))).isEmpty();
  }

  @Test
  void a_head_too_large_to_read_is_not_a_way_out() {
    var source = bare("x", "ref: refs/heads/main\n" + "#".repeat(5 << 20));
    assertThat(Hits.of("bare-repository", source)).containsExactly("x");
  }
}
