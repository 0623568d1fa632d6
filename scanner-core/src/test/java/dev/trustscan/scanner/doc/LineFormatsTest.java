package dev.trustscan.scanner.doc;

import static dev.trustscan.scanner.doc.Docs.cuts;
import static dev.trustscan.scanner.doc.Docs.failed;
import static dev.trustscan.scanner.doc.Docs.flat;
import static dev.trustscan.scanner.doc.Docs.kinds;
import static dev.trustscan.scanner.doc.Docs.ok;
import static dev.trustscan.scanner.doc.Docs.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trustscan.rules.Format;
import dev.trustscan.scanner.doc.DocNote.Kind;
import dev.trustscan.scanner.source.Gap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineFormatsTest {
  @Test
  void git_configuration_is_read_as_git_reads_it() {
    Document document =
        ok(
            Format.GIT_CONFIG,
            """
            # comment
            [Core] FSMonitor = ./x ; comment
            \teditor = "a b" 'c' "#d"   # comment
            \tbare
            [remote "Origin.x"]
            \turl = one
            \turl = two \\
             three
            [branch.Old]
            \tmerge =
            [core]
            \tquoted = "a\\tb\\\\"
            [include]
            \tpath = ../evil
            """);
    assertThat(flat(document))
        .containsExactly(
            "core.fsmonitor=./x",
            "core.editor=a b 'c' #d",
            "core.bare=true",
            "core.quoted=a\tb\\",
            "remote.\"Origin.x\".url=one",
            "remote.\"Origin.x\".url~2=two  three",
            "branch.old.merge=",
            "include.path=../evil");
    assertThat(cuts(document, "core.{fsmonitor,editor,quoted}"))
        .containsExactly("./x", "\"a b\" 'c' \"#d\"", "\"a\\tb\\\\\"");
    assertThat(document.notes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[core",
        "[core \"x]",
        "[core x]",
        "[a] b = \"x",
        "[a] b c",
        "[a] b = \\q",
        "[a] 1b = c",
        "[a]\n= b",
        "[a \"x\" ]"
      })
  void what_git_refuses_is_malformed(String text) {
    assertThat(failed(Format.GIT_CONFIG, text).reason()).isEqualTo(Gap.Reason.MALFORMED);
  }

  @Test
  void git_attributes_have_states() {
    Document document =
        ok(
            Format.GIT_ATTRIBUTES,
            """
            # comment
            *.c diff filter=run -text !eol
            "a b\\t" merge=x
            [attr]binary -diff
            lonely
            """);
    assertThat(flat(document))
        .containsExactly(
            "$[0].pattern=*.c",
            "$[0].attributes.diff=true",
            "$[0].attributes.filter=run",
            "$[0].attributes.text=false",
            "$[0].attributes.eol=",
            "$[1].pattern=a b\t",
            "$[1].attributes.merge=x",
            "$[2].pattern=[attr]binary",
            "$[2].attributes.diff=false",
            "$[3].pattern=lonely");
    assertThat(cuts(document, "[*].pattern"))
        .containsExactly("*.c", "\"a b\\t\"", "[attr]binary", "lonely");
  }

  @Test
  void pointers_lists_and_patterns() {
    assertThat(texts(ok(Format.GIT_POINTER, "gitdir: ../x \r\n"), "$"))
        .containsExactly("gitdir: ../x ");
    assertThat(texts(ok(Format.LINES, " a \n\n# c\n\tb # d\n"), "[*]"))
        .containsExactly("a", "b # d");
    assertThat(texts(ok(Format.IGNORE, "# c\n*.log  \n!x\n\\#y\nz\\ \n \n"), "[*]"))
        .containsExactly("*.log", "!x", "\\#y", "z\\ ");
  }

  @Test
  void ini_has_sections_and_keys_before_them() {
    Document document =
        ok(
            Format.INI,
            """
            ; comment
            registry=https://r/
            //host/:_authToken=${TOKEN}
            @scope:registry=https://s/
            flag
            [section one]
            a = "b c"
            d: e
            %include ./x
            [*.{js,py}]
            indent = 2
            """);
    assertThat(flat(document))
        .containsExactly(
            "\"\".registry=https://r/",
            "\"\".//host/:_authToken=${TOKEN}",
            "\"\".@scope:registry=https://s/",
            "\"\".flag=true",
            "section one.a=b c".replace("section one", "\"section one\""),
            "\"section one\".d=e",
            "\"section one\".%include=./x",
            "\"*.{js,py}\".indent=2");
    assertThat(cuts(document, "\"section one\".a")).containsExactly("\"b c\"");
    assertThat(document.notes()).isEmpty();
  }

  @Test
  void ini_values_go_on_in_indented_lines() {
    Document document =
        ok(
            Format.INI,
            "[testenv]\ncommands =\n    one\n    two\ndeps = x\n  A=./y\n[z]\n\tb = c\n");
    assertThat(flat(document))
        .containsExactly(
            "testenv.commands=one\n    two", "testenv.A=./y", "testenv.deps=x\n  A=./y", "z.b=c");
    assertThat(kinds(document)).containsExactly(Kind.LENIENT_SYNTAX);
  }

  @Test
  void what_may_be_a_comment_in_ini_is_read_both_ways() {
    Document document = ok(Format.INI, "shell = ./x ; why\nq = \"a;b\"\n");
    assertThat(flat(document))
        .containsExactly("\"\".shell=./x ; why", "\"\".shell~2=./x", "\"\".q=a;b");
    assertThat(kinds(document)).containsExactly(Kind.LENIENT_SYNTAX);
  }

  @Test
  void properties_have_escapes_and_joined_lines() {
    Document document = ok(Format.PROPERTIES, "# c\na = b\\\n   c\nd:e\\u0041\nf g\na=2\nh\n");
    assertThat(flat(document)).containsExactly("a=bc", "d=eA", "f=g", "a~2=2", "h=");
    assertThat(cuts(document, "{a,d}")).containsExactly("b\\\n   c", "e\\u0041", "2");
    assertThat(kinds(document)).containsExactly(Kind.DUPLICATE_KEY);
    assertThat(failed(Format.PROPERTIES, "a=\\u00").reason()).isEqualTo(Gap.Reason.MALFORMED);
  }

  @Test
  void dotenv_has_quotes_exports_and_comments() {
    Document document =
        ok(
            Format.DOTENV,
            """
            # comment
            A=one # comment
            export B = "two\\n" # comment
            C='a # b'
            D=
            E=x#y
            F="unclosed
            A=again
            not a pair
            """);
    assertThat(flat(document))
        .containsExactly("A=one", "B=two\n", "C=a # b", "D=", "E=x#y", "F=\"unclosed", "A~2=again");
    assertThat(cuts(document, "B")).containsExactly("\"two\\n\"");
    assertThat(kinds(document)).containsExactly(Kind.DUPLICATE_KEY);
  }

  @Test
  void dotenv_values_over_lines_are_read_both_ways() {
    Document document = ok(Format.DOTENV, "A=\"x\nNODE_OPTIONS=--require ./y\nabc==\n\"\nB=1\n");
    assertThat(flat(document))
        .containsExactly(
            "A=x\nNODE_OPTIONS=--require ./y\nabc==\n", "NODE_OPTIONS=--require ./y", "B=1");
    assertThat(kinds(document)).containsExactly(Kind.LENIENT_SYNTAX);
  }

  @Test
  void container_files_are_lists_of_instructions() {
    Document document =
        ok(
            Format.DOCKERFILE,
            """
            # syntax=docker/dockerfile:1
            # comment
            FROM alpine AS x
            run apk add \\
              # inside
              curl && \\

              true
            RUN <<EOF
            echo one
            EOF
            CMD ["a", "b"]
            ONBUILD RUN x
            """);
    assertThat(flat(document))
        .containsExactly(
            "$[0].instruction=SYNTAX",
            "$[0].arguments=docker/dockerfile:1",
            "$[1].instruction=FROM",
            "$[1].arguments=alpine AS x",
            "$[2].instruction=RUN",
            "$[2].arguments=apk add   curl &&   true",
            "$[3].instruction=RUN",
            "$[3].arguments=<<EOF\necho one\nEOF",
            "$[4].instruction=CMD",
            "$[4].arguments=[\"a\", \"b\"]",
            "$[5].instruction=ONBUILD",
            "$[5].arguments=RUN x");
    assertThat(cuts(document, "[2].*"))
        .containsExactly("run", "apk add \\\n  # inside\n  curl && \\\n\n  true");
  }
}
