package dev.trustscan.scanner.doc;

import static dev.trustscan.scanner.doc.Docs.cut;
import static dev.trustscan.scanner.doc.Docs.cuts;
import static dev.trustscan.scanner.doc.Docs.flat;
import static dev.trustscan.scanner.doc.Docs.kinds;
import static dev.trustscan.scanner.doc.Docs.ok;
import static dev.trustscan.scanner.doc.Docs.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trustscan.rules.Format;
import dev.trustscan.scanner.doc.DocNote.Kind;
import dev.trustscan.scanner.doc.Node.Scalar;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MarkdownReaderTest {
  @Test
  void front_matter_and_body_are_told_apart() {
    Document document =
        ok(Format.MARKDOWN, "\uFEFF---\nname: x\ntools: [Bash, 'Read']\n---\n# Title\n\ntext\n");
    assertThat(flat(document))
        .containsExactly(
            "front.name=x", "front.tools[0]=Bash", "front.tools[1]=Read", "body=# Title\n\ntext\n");
    assertThat(cuts(document, "front.tools[*]")).containsExactly("Bash", "'Read'");
    assertThat(cuts(document, "body")).containsExactly("# Title\n\ntext\n");
    assertThat(Docs.at(document, "body").getFirst().node().span().line()).isEqualTo(5);
    assertThat(kinds(document)).containsExactly(Kind.BOM);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text\n", "\n---\na: b\n---\n", "----\na: b\n----\n", "--- a b\nc\n---\n", ""})
  void without_front_matter_all_is_body(String text) {
    Document document = ok(Format.MARKDOWN, text);
    assertThat(flat(document)).containsExactly("body=" + text);
  }

  @Test
  void front_matter_that_never_ends_is_noted() {
    Document document = ok(Format.MARKDOWN, "---\na: b\n");
    assertThat(flat(document)).containsExactly("body=---\na: b\n");
    assertThat(kinds(document)).containsExactly(Kind.LENIENT_SYNTAX);
  }

  @Test
  void sloppy_front_matter_is_read_by_lines() {
    Document document =
        ok(
            Format.MARKDOWN,
            """
            ---
            description: Use when: testing: things
            globs: *.ts, *.tsx
            alwaysApply: true
            paths:
              - *.md
              - "b"
            empty:
            list: [*.a, b]
            ---
            body
            """);
    assertThat(flat(document))
        .containsExactly(
            "front.description=Use when: testing: things",
            "front.globs=*.ts, *.tsx",
            "front.alwaysApply=true",
            "front.paths[0]=*.md",
            "front.paths[1]=b",
            "front.empty=",
            "front.list[0]=*.a",
            "front.list[1]=b",
            "body=body\n");
    assertThat(cuts(document, "front.globs")).containsExactly("*.ts, *.tsx");
    assertThat(cuts(document, "front.paths[*]")).containsExactly("*.md", "\"b\"");
    assertThat(kinds(document)).containsExactly(Kind.LENIENT_SYNTAX);
  }

  @Test
  void one_sloppy_line_does_not_hide_the_structure_of_others() {
    Document document =
        ok(
            Format.MARKDOWN,
            """
            ---
            description: Use when: testing
            hooks:
              Stop:
                - command: ./x
            # comment
            globs: *.ts
            ---
            body
            """);
    assertThat(flat(document))
        .containsExactly(
            "front.description=Use when: testing",
            "front.hooks.Stop[0].command=./x",
            "front.globs=*.ts",
            "body=body\n");
    assertThat(cuts(document, "front.hooks.Stop[*].command")).containsExactly("./x");
  }

  @Test
  void a_document_s_end_inside_front_matter_hides_nothing() {
    Document document = ok(Format.MARKDOWN, "---\na: 1\n...\nb: 2\n---\nc");
    assertThat(flat(document)).containsExactly("front.a=1", "front.b=2", "body=c");
    assertThat(kinds(document)).containsExactly(Kind.LENIENT_SYNTAX);
    Document second = ok(Format.MARKDOWN, "---\na: 1\n--- # more\nb: 2\n---\nc");
    assertThat(flat(second)).containsExactly("front.a=1", "front.b=2", "body=c");
    assertThat(kinds(second)).containsExactly(Kind.TRAILING);
    assertThat(flat(ok(Format.MARKDOWN, "---\na: 1\n...\nb")))
        .containsExactly("front.a=1", "body=b");
  }

  @Test
  void front_matter_may_be_in_another_language() {
    assertThat(flat(ok(Format.MARKDOWN, "---json\n{\"a\": 1}\n---\nb")))
        .containsExactly("front.a=1", "body=b");
    Document script = ok(Format.MARKDOWN, "---js\nmodule.exports = {}\n---\nb");
    assertThat(flat(script)).containsExactly("front=module.exports = {}\n", "body=b");
    assertThat(kinds(script)).containsExactly(Kind.LENIENT_SYNTAX);
  }

  @Test
  void imports_are_paths_at_the_start_of_a_word() {
    Document document =
        ok(
            Format.MARKDOWN,
            """
            See @docs/x.md, @./x and @../up/y @~/.agent/z.md (mail a@b.com)
            - @/etc/abs
            > @AGENTS.md.
            @"with blank.md" \u3002@cjk.md
            @//host/share @\\\\?\\C:\\x *@em.md* [@link.md](http://x) @with\\ space.md @f.md#part
            @scope/pkg @name @Component({x: 1}) @app.route("/x") decorators
            """);
    assertThat(texts(document, "imports[*]"))
        .containsExactly(
            "docs/x.md",
            "./x",
            "../up/y",
            "~/.agent/z.md",
            "/etc/abs",
            "AGENTS.md",
            "with blank.md",
            "cjk.md",
            "//host/share",
            "\\\\?\\C:\\x",
            "em.md",
            "link.md",
            "with space.md",
            "f.md");
    assertThat(cuts(document, "imports[*]")).contains("docs/x.md", "with\\ space.md", "f.md");
    assertThat(Mentions.doubtful(document))
        .extracting(Scalar::text)
        .containsExactly(
            "docs/x.md,",
            "AGENTS.md.",
            "em.md*",
            "scope/pkg",
            "name",
            "Component({x",
            "Component({x:",
            "app.route(\"/x",
            "app.route(\"/x\")");
    assertThat(cut(document, Mentions.doubtful(document).getFirst().span()))
        .isEqualTo("docs/x.md,");
  }

  @Test
  void code_holds_no_imports() {
    Document document =
        ok(
            Format.MARKDOWN,
            """
            `@a.md` and ``@b.md ` @c.md`` and `unclosed @yes1.md

            ```
            @d.md
            ```
            - item
              ~~~
              @e.md
              ~~~
              @yes2.md

                  @f.md

            > ```
            > @g.md
            @yes3.md

                @h.md
            <b title="`"> @yes4.md <b title="`">
            """);
    assertThat(texts(document, "imports[*]"))
        .containsExactly("yes1.md", "yes2.md", "yes3.md", "yes4.md");
  }

  @Test
  void a_fence_inside_an_html_block_opens_nothing() {
    Document document = ok(Format.MARKDOWN, "<div>\n```\n</div>\n\n@yes.md\n\n```\n");
    assertThat(texts(document, "imports[*]")).containsExactly("yes.md");
  }

  @Test
  void commands_are_found_in_the_raw_text() {
    Document document =
        ok(
            Format.MARKDOWN,
            """
            ---
            x: y
            ---
            Status: !`git status`
            ```sh
            !`inside a fence`
            ```
            ```!
            echo one
            echo two
            ```
            `not this!` and `!`, nor this!`x` or \\!`y` !`` but (!`this`)
            """);
    assertThat(texts(document, "shell[*]"))
        .containsExactly("git status", "inside a fence", "echo one\necho two", "this");
    assertThat(cuts(document, "shell[*]")).isEqualTo(texts(document, "shell[*]"));
  }

  @Test
  void hostile_text_is_read_in_linear_time() {
    ok(Format.MARKDOWN, "!`".repeat(100_000));
    ok(Format.MARKDOWN, "`@a ".repeat(100_000));
    ok(Format.MARKDOWN, ">".repeat(500_000) + "@a.md");
    ok(Format.MARKDOWN, "- ".repeat(500_000) + "@a.md");
    ok(Format.MARKDOWN, "<a ".repeat(500_000) + "@a.md");
    ok(Format.MARKDOWN, (" ".repeat(50) + "> @x\n").repeat(20_000));
    var runs = new StringBuilder("@a.md ");
    for (int i = 1; i < 2_000; i++) {
      runs.append("`".repeat(i)).append(' ');
    }
    ok(Format.MARKDOWN, runs.toString());
    Document document = ok(Format.MARKDOWN, "x".repeat(3_000_000) + " @a.md");
    assertThat(texts(document, "imports[*]")).containsExactly("a.md");
  }
}
