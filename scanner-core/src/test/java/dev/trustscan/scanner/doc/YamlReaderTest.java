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
import dev.trustscan.scanner.doc.Node.ListNode;
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
class YamlReaderTest {
  @Test
  void a_workflow_has_exact_spans() {
    Document document =
        ok(
            Format.YAML,
            """
            name: build
            jobs:
              one:
                steps:
                  - uses: actions/checkout@v4 # pinned
                  - run: |
                      echo one
                      echo two

                  - run: "a\\tb"
                env: {A: 1, "B": 'two'}
            """);
    assertThat(flat(document))
        .containsExactly(
            "name=build",
            "jobs.one.steps[0].uses=actions/checkout@v4",
            "jobs.one.steps[1].run=echo one\necho two\n",
            "jobs.one.steps[2].run=a\tb",
            "jobs.one.env.A=1",
            "jobs.one.env.B=two");
    assertThat(cuts(document, "jobs.one.steps[*].*"))
        .containsExactly(
            "actions/checkout@v4", "|\n          echo one\n          echo two", "\"a\\tb\"");
    assertThat(cuts(document, "jobs.one.env")).containsExactly("{A: 1, \"B\": 'two'}");
    assertThat(cuts(document, "jobs.one.steps[0]")).containsExactly("uses: actions/checkout@v4");
    assertThat(cut(document, Docs.at(document, "jobs.one.env.B").getFirst().nameSpan()))
        .isEqualTo("\"B\"");
    assertThat(document.notes()).isEmpty();
  }

  @Test
  void places_are_exact_behind_characters_outside_the_basic_plane() {
    Document document = ok(Format.YAML, "\"\uD83D\uDE00\": [\uD83D\uDE00x, y]\nb: c\n");
    assertThat(cuts(document, "*[*]")).containsExactly("\uD83D\uDE00x", "y", "c");
    assertThat(Docs.at(document, "b").getFirst().node().span())
        .isEqualTo(new Span(2, 4, 2, 5, 18, 19));
  }

  @ParameterizedTest
  @CsvSource({
    "12,NUMBER", "-1.5e3,NUMBER", "0x1F,NUMBER", ".inf,NUMBER", "true,BOOLEAN", "FALSE,BOOLEAN",
    "~,NULL", "null,NULL", "yes,STRING", "1.2.3,STRING", "'\"12\"',STRING", "!!str 12,STRING",
    "!!int '12',NUMBER", "abc,STRING"
  })
  void scalars_have_the_core_schema_s_types(String text, ScalarType type) {
    Document document = ok(Format.YAML, "a: " + text);
    assertThat(((Scalar) Docs.at(document, "a").getFirst().node()).type()).isEqualTo(type);
  }

  @ParameterizedTest
  @ValueSource(strings = {"on", "No", "0o17", "017", "22:22", "1_000", "0b11"})
  void what_the_versions_of_yaml_take_differently_is_noted(String text) {
    assertThat(kinds(ok(Format.YAML, "a: " + text))).containsExactly(Kind.YAML_VERSION);
    assertThat(kinds(ok(Format.YAML, "x: {" + text + ": a}"))).containsExactly(Kind.YAML_VERSION);
    assertThat(ok(Format.YAML, "a: '" + text + "'").notes()).isEmpty();
  }

  @Test
  void a_workflow_s_trigger_is_no_disagreement() {
    assertThat(ok(Format.YAML, "name: x\non: push\n").notes()).isEmpty();
  }

  @Test
  void aliases_stand_for_the_same_node() {
    Document document = ok(Format.YAML, "a: &x {k: v}\nb: *x\n");
    assertThat(flat(document)).containsExactly("a.k=v", "b.k=v");
    assertThat(Docs.at(document, "a").getFirst().node())
        .isSameAs(Docs.at(document, "b").getFirst().node());
    assertThat(cuts(document, "a")).containsExactly("{k: v}");
    assertThat(kinds(document)).containsExactly(Kind.ALIAS);
  }

  @Test
  void own_names_win_over_merged_ones() {
    Document document =
        ok(Format.YAML, "a: &a {x: 1, w: 1}\nb: &b {w: 2, z: 2}\nc:\n  <<: [*a, *b]\n  x: 3\n");
    assertThat(flat(document))
        .contains("c.x=3", "c.w=1", "c.z=2")
        .noneMatch(line -> line.contains("<<"));
    assertThat(kinds(document)).containsExactly(Kind.ALIAS, Kind.ALIAS, Kind.ALIAS);
  }

  @Test
  void duplicates_case_twins_and_tags_are_noted() {
    Document document = ok(Format.YAML, "a: 1\nA: 2\na: !!python/name:os.system 3\n");
    assertThat(flat(document)).containsExactly("a=1", "A=2", "a~2=3");
    assertThat(kinds(document)).containsExactly(Kind.CASE_TWIN, Kind.TAG, Kind.DUPLICATE_KEY);
    assertThat(cuts(document, "a")).containsExactly("1", "3");
    assertThat(ok(Format.YAML, "a: !!set {x, z}\nb: !!str 3\n").notes()).isEmpty();
  }

  @Test
  void several_documents_become_a_list() {
    Document document = ok(Format.YAML, "a: 1\n---\nb: 2\n...\n");
    assertThat(flat(document)).containsExactly("$[0].a=1", "$[1].b=2");
    assertThat(((Scalar) ok(Format.YAML, "# nothing\n").root()).type()).isEqualTo(ScalarType.NULL);
  }

  @Test
  void names_that_are_no_scalars_go_by_their_text() {
    assertThat(flat(ok(Format.YAML, "? [a, b]\n: c\n"))).containsExactly("\"[a, b]\"=c");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a: *b", "a: [", "\ta: 1", "a: b: c", "a: \"x", "{a: 1", "a: \u0007", "&x [*x"})
  void broken_text_fails_with_a_place(String text) {
    Parsed.Failed failed = failed(Format.YAML, text);
    assertThat(failed.reason()).isEqualTo(Gap.Reason.MALFORMED);
    assertThat(failed.span().exists()).isTrue();
    assertThat(failed.text()).isEqualTo(text);
  }

  @Test
  void an_alias_inside_its_own_anchor_is_cut() {
    Document document = ok(Format.YAML, "a: &x [1, *x]");
    assertThat(flat(document)).containsExactly("a[0]=1", "a[1]=");
    assertThat(kinds(document)).contains(Kind.ALIAS);
  }

  @Test
  void an_alias_bomb_is_refused_before_it_goes_off() {
    var bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
    for (int i = 1; i < 12; i++) {
      String alias = "*a" + (i - 1);
      bomb.append("a" + i + ": &a" + i + " [" + (alias + ",").repeat(8) + alias + "]\n");
    }
    assertThat(failed(Format.YAML, bomb.toString()).reason()).isEqualTo(Gap.Reason.TOO_MANY);
    String wide = "a: &a [" + "x,".repeat(5_000) + "]\nb: [" + "*a,".repeat(200) + "]\n";
    assertThat(failed(Format.YAML, wide).reason()).isEqualTo(Gap.Reason.TOO_MANY);
    String many = "a: &a x\nb: [" + "*a,".repeat(2_000) + "]\n";
    assertThat(failed(Format.YAML, many).reason()).isEqualTo(Gap.Reason.TOO_MANY);
    String large = "a: &a " + "x".repeat(1 << 20) + "\nb: [" + "*a,".repeat(100) + "]\n";
    assertThat(failed(Format.YAML, large).reason()).isEqualTo(Gap.Reason.TOO_MANY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- ", "? ", "[{a: "})
  void deep_nesting_is_refused_at_once(String opening) {
    assertThat(failed(Format.YAML, opening.repeat(200_000)).reason())
        .isEqualTo(Gap.Reason.TOO_DEEP);
  }

  @Test
  void aliases_do_not_deepen_the_tree_beyond_the_limit() {
    String deep = "a: &a " + "[".repeat(150) + "]".repeat(150) + "\n";
    assertThat(
            failed(Format.YAML, deep + "b: " + "[".repeat(100) + "*a" + "]".repeat(100)).reason())
        .isEqualTo(Gap.Reason.TOO_DEEP);
  }

  @Test
  void large_files_are_read() {
    Document document = ok(Format.YAML, "- k: value\n".repeat(100_000));
    assertThat(((ListNode) document.root()).items()).hasSize(100_000);
  }

  @Test
  void a_long_line_is_read() {
    Document document = ok(Format.YAML, "a: [" + "xy, ".repeat(200_000) + "z]");
    assertThat(cuts(document, "a[200000]")).containsExactly("z");
    assertThat(ok(Format.YAML, "a: " + "word ".repeat(800_000)).root()).isNotNull();
  }
}
