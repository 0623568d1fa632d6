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
import dev.trustscan.scanner.doc.Node.MapNode;
import dev.trustscan.scanner.doc.Node.Scalar;
import dev.trustscan.scanner.doc.Node.ScalarType;
import dev.trustscan.scanner.source.Gap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class JsonReaderTest {
  @Test
  void values_have_types_texts_and_exact_spans() {
    Document document =
        ok(Format.JSON, "{\n  \"a\\u0062\": [\"x\\ty\", -1.5e3, true, null, {}]\n}\n");
    assertThat(flat(document))
        .containsExactly("ab[0]=x\ty", "ab[1]=-1.5e3", "ab[2]=true", "ab[3]=null");
    assertThat(cuts(document, "ab[*]"))
        .containsExactly("\"x\\ty\"", "-1.5e3", "true", "null", "{}");
    MapNode root = (MapNode) document.root();
    assertThat(cut(document, root.members().getFirst().nameSpan())).isEqualTo("\"a\\u0062\"");
    assertThat(cut(document, root.span())).startsWith("{\n").endsWith("\n}");
    assertThat(root.members().getFirst().nameSpan()).isEqualTo(new Span(2, 3, 2, 12, 4, 13));
    assertThat(document.notes()).isEmpty();
  }

  @Test
  void columns_count_code_points() {
    Document document = ok(Format.JSON, "[\"\uD83D\uDE00\uD83D\uDE00\", 1]");
    Span span = Docs.at(document, "[1]").getFirst().node().span();
    assertThat(span).isEqualTo(new Span(1, 8, 1, 9, 9, 10));
  }

  @Test
  void duplicate_names_are_kept_and_noted() {
    Document document = ok(Format.JSON, "{\"a\": 1,\n\"A\": 2,\n\"a\": 3}");
    assertThat(flat(document)).containsExactly("a=1", "A=2", "a~2=3");
    assertThat(kinds(document)).containsExactly(Kind.CASE_TWIN, Kind.DUPLICATE_KEY);
    assertThat(document.notes().getLast().span().line()).isEqualTo(3);
    assertThat(document.notes().getLast().detail()).isEqualTo("the same name as on line 1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\": 1, // c\n}",
        "/* c */ {\"a\": 1}",
        "{\"a\": 1,}",
        "{\"a\": 1\n\"b\": 2}",
        "{,\"a\": 1}",
        "{'a': 1}",
        "{a: 1}",
        "{\"a\": +1}",
        "{\"a\": 01}",
        "{\"a\": 0x1F}",
        "{\"a\": NaN}",
        "{\"a\": .5}",
        "{\"a\": \"tab\there\"}",
        "{\"a\": \"\\x41\"}",
        "# c\n{\"a\": 1}",
        "\f{\"a\": 1}"
      })
  void what_strict_readers_refuse_is_read_and_noted(String text) {
    Document document = ok(Format.JSON, text);
    assertThat(Docs.at(document, "a")).hasSize(1);
    assertThat(kinds(document)).contains(Kind.LENIENT_SYNTAX);
  }

  @Test
  void comments_and_trailing_commas_belong_to_jsonc() {
    Document document = ok(Format.JSONC, "// c\n{\"a\": [1,], /* d */ \"b\": 2,}");
    assertThat(flat(document)).containsExactly("a[0]=1", "b=2");
    assertThat(document.notes()).isEmpty();
  }

  @Test
  void json5_is_read_without_notes() {
    Document document =
        ok(Format.JSON5, "{a: 'it\\'s \\x41\\\n!', $b: +0x1F, c: .5, d: -Infinity, /**/}");
    assertThat(flat(document)).containsExactly("a=it's A!", "$b=+0x1F", "c=.5", "d=-Infinity");
    assertThat(document.notes()).isEmpty();
  }

  @Test
  void text_after_the_end_is_noted() {
    Document document = ok(Format.JSON, "{\"a\": 1} {\"a\": 2}");
    assertThat(flat(document)).containsExactly("a=1");
    assertThat(kinds(document)).containsExactly(Kind.TRAILING);
    assertThat(cut(document, document.notes().getFirst().span())).isEqualTo("{\"a\": 2}");
  }

  @Test
  void an_empty_file_has_no_value() {
    Document document = ok(Format.JSON, " \n");
    assertThat(((Scalar) document.root()).type()).isEqualTo(ScalarType.NULL);
    assertThat(kinds(document)).containsExactly(Kind.LENIENT_SYNTAX);
    assertThat(ok(Format.JSONC, "// nothing\n").notes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[1",
        "{\"a\"",
        "{\"a\":",
        "{\"a\" 1}",
        "[}",
        "\"abc",
        "[1}",
        "tru",
        "{\"a\": \"\\u12",
        "/* open",
        "{\"a\": =}",
        "[\"\\uZZZZ\"]",
        "{1: 2",
        "-",
        "1e",
        "\\",
        "{\"a\": \"b\\"
      })
  void broken_text_fails_with_a_place(String text) {
    Parsed.Failed failed = failed(Format.JSON, text);
    assertThat(failed.reason()).isEqualTo(Gap.Reason.MALFORMED);
    assertThat(failed.span().exists()).isTrue();
    assertThat(failed.text()).isEqualTo(text);
  }

  @Test
  void the_place_of_a_failure_is_exact() {
    assertThat(failed(Format.JSON, "{\n \"a\" 1}").span()).isEqualTo(new Span(2, 6, 2, 7, 7, 8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":"})
  void deep_nesting_is_refused_at_once(String bracket) {
    Parsed.Failed failed = failed(Format.JSON, bracket.repeat(200_000));
    assertThat(failed.reason()).isEqualTo(Gap.Reason.TOO_DEEP);
    assertThat(failed.text()).hasSize(bracket.length() * 200_000);
    assertThat(failed(Format.JSON, "[".repeat(200_000) + "]".repeat(200_000)).reason())
        .isEqualTo(Gap.Reason.TOO_DEEP);
  }

  @Test
  void nesting_up_to_the_limit_is_read() {
    Document document = ok(Format.JSON, "[".repeat(200) + "]".repeat(200));
    assertThat(Nodes.all(document.root())).hasSize(200);
  }

  @Test
  void too_many_values_are_refused() {
    assertThat(failed(Format.JSON, "[" + "0,".repeat(600_000) + "0]").reason())
        .isEqualTo(Gap.Reason.TOO_MANY);
    assertThat(failed(Format.JSON, "[" + "[],".repeat(600_000) + "0]").reason())
        .isEqualTo(Gap.Reason.TOO_MANY);
  }

  @Test
  void one_long_line_is_read_in_linear_time() {
    String item = "\"\uD83D\uDE00xxxxxxxxxxx\",";
    Document document = ok(Format.JSON, "[" + item.repeat(200_000) + "1]");
    Span last = Docs.at(document, "[200000]").getFirst().node().span();
    assertThat(last.line()).isEqualTo(1);
    assertThat(last.column()).isEqualTo(1 + 200_000 * 15 + 1);
  }

  @Test
  void many_notes_are_summed_up() {
    Document document = ok(Format.JSON, "[" + "1 ".repeat(5_000) + "]");
    assertThat(document.notes()).hasSize(11);
  }
}
