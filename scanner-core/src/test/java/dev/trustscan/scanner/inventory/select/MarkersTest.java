package dev.trustscan.scanner.inventory.select;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trustscan.scanner.inventory.TextSelector;
import dev.trustscan.scanner.source.Entry;
import dev.trustscan.scanner.source.RepoPath;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkersTest {
  private static List<String> markers(String file, String text) {
    Entry entry = Entry.file(RepoPath.of(file), text.length());
    return Selectors.ofText().stream()
        .filter(s -> s.select(entry, text).isPresent())
        .map(TextSelector::name)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/* vim: set ts=4 sw=4 et: */", "# vim: ft=python ts=2", "// vim: noet sw=8",
        "<!-- vim: tw=80 spell -->", "# vi:ts=4", "\" vim600: set foldmethod=marker:"
      })
  void a_display_modeline_is_not_active(String line) {
    assertThat(markers("a.c", "int x;\n" + line + "\n")).containsExactly("vim-modeline");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# vim: set foldmethod=expr foldexpr=x():",
        "// vim: path=/tmp",
        "# vim: fdm=expr",
        "# vim:set makeprg=x ts=4:"
      })
  void other_options_make_a_modeline_active(String line) {
    assertThat(markers("a.c", line + "\nint x;\n"))
        .containsExactly("vim-modeline", "vim-modeline-active");
  }

  @Test
  void a_modeline_in_the_middle_is_none() {
    String text = "x\n".repeat(20) + "# vim: foldexpr=x()\n" + "x\n".repeat(20);
    assertThat(markers("a.c", text)).isEmpty();
  }

  @Test
  void emacs_variables_are_told_apart() {
    assertThat(markers("a.py", "# -*- coding: utf-8 -*-\n")).containsExactly("emacs-file-locals");
    assertThat(markers("a.py", "#!/bin/sh\n# -*- eval: (x) -*-\n"))
        .containsExactly("emacs-file-locals", "emacs-file-locals-active");
    assertThat(markers("a.el", "code\n;; Local Variables:\n;; tab-width: 4\n;; End:\n"))
        .containsExactly("emacs-file-locals");
    assertThat(markers("a.el", "code\n;; Local Variables:\n;; eval: (x)\n;; End:\n"))
        .containsExactly("emacs-file-locals", "emacs-file-locals-active");
    assertThat(markers("a.el", "Local Variables:\nmode: c\n" + "x".repeat(4000))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          python-inline-script | a.py | # /// script
          cs-script | a.cs | #:package Foo@1.0
          tex-directive | a.tex | % !TeX program = lualatex
          tex-directive | a.tex | text % arara: pdflatex: { shell: yes }
          godot-tool-script | a.gd | @tool
          ai-comment | a.py | x = 1  # rename this, AI!
          ai-comment | a.ts | // AI? what does this do
          pluto-notebook | a.jl | ### A Pluto.jl notebook ###
          haskell-preprocessor | a.hs | {-# OPTIONS_GHC -F -pgmF ./x #-}
          jbang-script | a.java | //DEPS x:y:1
          devcontainer-label | Dockerfile | LABEL devcontainer.metadata='[]'
          """)
  void a_marker_is_found_in_its_files_only(String marker, String file, String line) {
    assertThat(markers(file, line + "\n")).containsExactly(marker);
    assertThat(markers("a.txt", line + "\n")).isEmpty();
  }

  @Test
  void pointers_and_escapes_are_found_anywhere() {
    assertThat(
            markers("x.jar", "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n"))
        .containsExactly("lfs-pointer");
    assertThat(markers("x.txt", "a\u001b]52;c;x\u0007")).containsExactly("terminal-escapes");
  }

  @Property(tries = 300)
  void no_text_makes_a_selector_fail(@ForAll String text, @ForAll boolean padded) {
    String whole = padded ? text + " vim:" + text + "-*-" + text : text;
    for (String file : List.of("a.c", "a.py", "a.tex", "Dockerfile", "a.hs")) {
      assertThat(markers(file, whole)).doesNotContain("cs-script");
    }
  }
}
