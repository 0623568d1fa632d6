package dev.trustscan.scanner.doc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trustscan.rules.StructuralPath;
import dev.trustscan.scanner.doc.Node.ListNode;
import dev.trustscan.scanner.doc.Node.MapNode;
import dev.trustscan.scanner.doc.Node.Member;
import dev.trustscan.scanner.doc.Node.Scalar;
import dev.trustscan.scanner.doc.Node.ScalarType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodesTest {
  private final Node tree =
      map(
          "hooks",
          map("Start", list(map("command", text("one")), map("command", text("two")))),
          "single",
          map("command", text("three")),
          "a.b",
          list(text("x")),
          "hooks",
          map("Start", map("command", text("four"))));

  @Test
  void keys_and_items_are_followed_in_the_order_of_the_text() {
    assertThat(pointers("hooks.Start[*].command"))
        .containsExactly(
            "hooks.Start[0].command", "hooks.Start[1].command", "hooks~2.Start.command");
  }

  @Test
  void an_index_names_one_item() {
    assertThat(pointers("hooks.Start[1].command")).containsExactly("hooks.Start[1].command");
    assertThat(pointers("hooks.Start[7].command")).isEmpty();
  }

  @Test
  void any_item_accepts_a_single_value() {
    assertThat(pointers("single[*].command")).containsExactly("single.command");
    assertThat(pointers("single[0].command")).isEmpty();
  }

  @Test
  void an_item_is_found_by_a_member() {
    assertThat(pointers("hooks.Start[command=two]")).containsExactly("hooks.Start[1]");
    assertThat(pointers("hooks.Start[command=four].command"))
        .containsExactly("hooks~2.Start.command");
    assertThat(pointers("hooks.Start[command=five]")).isEmpty();
    assertThat(pointers("single[other=three]")).isEmpty();
  }

  @Test
  void any_depth_finds_each_node_once() {
    assertThat(pointers("**.command"))
        .containsExactly(
            "hooks.Start[0].command",
            "hooks.Start[1].command",
            "single.command",
            "hooks~2.Start.command");
    assertThat(pointers("**.**.command")).isEqualTo(pointers("**.command"));
  }

  @Test
  void quoted_keys_and_alternatives_work() {
    assertThat(pointers("\"a.b\"[*]")).containsExactly("\"a.b\"[0]");
    assertThat(pointers("{single,\"a.b\"}")).containsExactly("single", "\"a.b\"");
  }

  @Test
  void the_whole_document_is_the_root() {
    assertThat(pointers("$")).containsExactly("$");
    assertThat(Nodes.select(list(text("a")), StructuralPath.parse("[*]")).getFirst().pointer())
        .isEqualTo("$[0]");
  }

  @Test
  void every_pointer_of_a_tree_is_unique_and_found_again() {
    List<Located> all = Nodes.all(tree);
    assertThat(all.stream().map(Located::pointer).distinct().count()).isEqualTo(all.size());
    for (Located located : all) {
      assertThat(Nodes.find(tree, located.pointer()).orElseThrow().node()).isSameAs(located.node());
      assertThat(Nodes.pointerOf(tree, located.node())).contains(located.pointer());
    }
  }

  @Test
  void scalar_text_is_of_single_values_only() {
    assertThat(Nodes.scalarText(text("x"))).contains("x");
    assertThat(Nodes.scalarText(new Scalar("null", ScalarType.NULL, Span.NONE))).isEmpty();
    assertThat(Nodes.scalarText(tree)).isEmpty();
  }

  @Test
  void long_names_are_cut_and_stay_apart() {
    String one = "k".repeat(5_000) + "1";
    String two = "k".repeat(5_000) + "2";
    Node both = map(one, text("a"), two, text("b"));
    List<Located> found = Nodes.select(both, StructuralPath.parse("*"));
    assertThat(found).extracting(Located::pointer).doesNotHaveDuplicates();
    assertThat(found).allSatisfy(l -> assertThat(l.pointer().length()).isLessThan(200));
  }

  @Test
  void deep_trees_and_wide_lists_are_no_trouble() {
    Node deep = text("end");
    for (int i = 0; i < 100_000; i++) {
      deep = map("k", deep);
    }
    List<Located> all = Nodes.all(deep);
    assertThat(all).hasSize(100_001);
    assertThat(all.getLast().pointer().length()).isLessThan(1_000);
    assertThat(Canonical.of(deep).length).isEqualTo(100_000 * 10 + 8);
    var wide = new ListNode(Collections.nCopies(200_000, text("x")), Span.NONE);
    assertThat(Nodes.select(wide, StructuralPath.parse("[*]"))).hasSize(200_000);
  }

  @Test
  void canonical_form_ignores_places_and_nothing_else() {
    Node plain = map("a", text("1"), "b", text("2"));
    assertThat(Canonical.of(plain)).isEqualTo(Canonical.of(map("a", text("1"), "b", text("2"))));
    var elsewhere = new Scalar("1", ScalarType.STRING, new Span(1, 1, 1, 2, 0, 1));
    assertThat(Canonical.of(elsewhere)).isEqualTo(Canonical.of(text("1")));
    var others =
        List.of(
            map("b", text("2"), "a", text("1")),
            map("a", text("1"), "b", text("3")),
            map("a", text("1"), "b", new Scalar("2", ScalarType.NUMBER, Span.NONE)),
            map("a", text("1b"), "", text("2")),
            list(text("a"), text("1"), text("b"), text("2")),
            list(list(text("a")), text("1")),
            list(list(text("a"), text("1"))),
            text("\ud800"),
            text("?"),
            text("\udc00"));
    assertThat(
            others.stream()
                .map(
                    n -> new String(Canonical.of(n), java.nio.charset.StandardCharsets.ISO_8859_1)))
        .doesNotHaveDuplicates()
        .doesNotContain(
            new String(Canonical.of(plain), java.nio.charset.StandardCharsets.ISO_8859_1));
  }

  private List<String> pointers(String path) {
    return Nodes.select(tree, StructuralPath.parse(path)).stream().map(Located::pointer).toList();
  }

  private static Node text(String text) {
    return new Scalar(text, ScalarType.STRING, Span.NONE);
  }

  private static Node list(Node... items) {
    return new ListNode(List.of(items), Span.NONE);
  }

  private static Node map(Object... namesAndValues) {
    var members = new ArrayList<Member>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      members.add(new Member((String) namesAndValues[i], Span.NONE, (Node) namesAndValues[i + 1]));
    }
    return new MapNode(members, Span.NONE);
  }
}
