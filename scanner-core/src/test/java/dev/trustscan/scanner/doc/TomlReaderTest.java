package dev.trustscan.scanner.doc;

import static dev.trustscan.scanner.doc.Docs.cut;
import static dev.trustscan.scanner.doc.Docs.cuts;
import static dev.trustscan.scanner.doc.Docs.failed;
import static dev.trustscan.scanner.doc.Docs.flat;
import static dev.trustscan.scanner.doc.Docs.kinds;
import static dev.trustscan.scanner.doc.Docs.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trustscan.rules.Format;
import dev.trustscan.scanner.doc.DocNote.Kind;
import dev.trustscan.scanner.doc.Node.Scalar;
import dev.trustscan.scanner.doc.Node.ScalarType;
import dev.trustscan.scanner.source.Gap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TomlReaderTest {
  @Test
  void tables_dotted_names_and_arrays_of_tables_become_one_tree() {
    Document document =
        ok(
            Format.TOML,
            """
            # settings
            model = "x" # which
            a.b."c.d" = 1

            [mcp_servers.one]
            command = 'npx'
            args = ["-y", # yes
              "pkg", ]
            env = { KEY = "v", other.deep = true }

            [[hooks]]
            run = "a"
            [hooks.sub]
            k = 1
            [[hooks]]
            run = \"\"\"
            two \\
               lines\"\"\"
            [a]
            z = 1979-05-27 07:32:00
            """);
    assertThat(flat(document))
        .containsExactly(
            "model=x",
            "a.b.\"c.d\"=1",
            "a.z=1979-05-27 07:32:00",
            "mcp_servers.one.command=npx",
            "mcp_servers.one.args[0]=-y",
            "mcp_servers.one.args[1]=pkg",
            "mcp_servers.one.env.KEY=v",
            "mcp_servers.one.env.other.deep=true",
            "hooks[0].run=a",
            "hooks[0].sub.k=1",
            "hooks[1].run=two lines");
    assertThat(cuts(document, "mcp_servers.one.{command,env}"))
        .containsExactly("'npx'", "{ KEY = \"v\", other.deep = true }");
    assertThat(cuts(document, "hooks[0]"))
        .containsExactly("[[hooks]]\nrun = \"a\"\n[hooks.sub]\nk = 1");
    assertThat(cut(document, Docs.at(document, "mcp_servers.one").getFirst().nameSpan()))
        .isEqualTo("one");
    assertThat(cut(document, Docs.at(document, "a.b.*").getFirst().nameSpan()))
        .isEqualTo("\"c.d\"");
    // A table that dotted names made may not be opened again.
    assertThat(kinds(document)).containsExactly(Kind.DUPLICATE_KEY);
  }

  @ParameterizedTest
  @CsvSource({
    "12,NUMBER",
    "-1_000,NUMBER",
    "0xdead_beef,NUMBER",
    "1.5e-3,NUMBER",
    "+inf,NUMBER",
    "true,BOOLEAN",
    "2024-01-01,STRING",
    "2024-01-01T00:00:00Z,STRING",
    "07:32:00.5,STRING",
    "2024-01-01T00:00:00-07:00,STRING",
    "'\"x\"',STRING",
    "\"'x'\",STRING"
  })
  void values_have_types(String text, ScalarType type) {
    Document document = ok(Format.TOML, "a = " + text);
    assertThat(((Scalar) Docs.at(document, "a").getFirst().node()).type()).isEqualTo(type);
    assertThat(cuts(document, "a")).containsExactly(text);
  }

  @Test
  void strings_are_resolved() {
    assertThat(
            flat(
                ok(
                    Format.TOML,
                    "a = \"\\u00e9\\U0001F600\\t\\\\\"\nb = '''\n'x\\'''\nc = \"\"\"\"q\"\"\"\"")))
        .containsExactly("a=\u00e9\uD83D\uDE00\t\\", "b='x\\", "c=\"q\"");
  }

  @Test
  void what_is_defined_twice_is_kept_and_noted() {
    Document document =
        ok(Format.TOML, "a = 1\na = 2\nA = 3\n[t]\nx = 1\n[t]\ny = 2\n[a]\nz = 3\n");
    assertThat(flat(document)).containsExactly("a=1", "a~2=2", "A=3", "t.x=1", "t.y=2", "a~3.z=3");
    assertThat(kinds(document))
        .containsExactly(
            Kind.DUPLICATE_KEY, Kind.CASE_TWIN, Kind.DUPLICATE_KEY, Kind.DUPLICATE_KEY);
  }

  @Test
  void later_freedoms_are_noted() {
    assertThat(kinds(ok(Format.TOML, "a = {\n b = 1,\n}\n"))).containsExactly(Kind.LENIENT_SYNTAX);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "a =",
        "= 1",
        "a = b",
        "a = 1 2",
        "[a",
        "[[a]",
        "[]",
        "a = [1",
        "a = [1 2]",
        "a = {b",
        "a = \"x",
        "a = \"x\ny\"",
        "a = \"\\q\"",
        "a = \"\\uD800\"",
        "a = '''x",
        "a. = 1",
        "a = 01",
        "a = 1__0",
        "a = 0x",
        "a = 1.",
        "a = \"\"\"x\\y\"\"\"",
        "a = \"\\"
      })
  void broken_text_fails_with_a_place(String text) {
    Parsed.Failed failed = failed(Format.TOML, text);
    assertThat(failed.reason()).isEqualTo(Gap.Reason.MALFORMED);
    assertThat(failed.span().exists()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a = [", "a = {b=", "a.", "[a.", "[[a."})
  void deep_nesting_is_refused_at_once(String opening) {
    String repeated = opening.endsWith(".") ? "a." : opening.substring(4);
    Parsed.Failed failed = failed(Format.TOML, opening + repeated.repeat(200_000) + "a");
    assertThat(failed.reason()).isEqualTo(Gap.Reason.TOO_DEEP);
  }

  @Test
  void too_many_values_are_refused_and_large_files_are_read() {
    assertThat(failed(Format.TOML, "a = [" + "0,".repeat(600_000) + "]").reason())
        .isEqualTo(Gap.Reason.TOO_MANY);
    var lines = new StringBuilder();
    for (int i = 0; i < 100_000; i++) {
      lines.append("[t").append(i).append("]\nk = 1\n");
    }
    assertThat(Docs.at(ok(Format.TOML, lines.toString()), "*")).hasSize(100_000);
    assertThat(Docs.at(ok(Format.TOML, "[[a]]\n".repeat(100_000)), "a[*]")).hasSize(100_000);
  }
}
