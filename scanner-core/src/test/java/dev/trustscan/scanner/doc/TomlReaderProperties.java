package dev.trustscan.scanner.doc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trustscan.rules.Format;
import dev.trustscan.scanner.doc.Node.ListNode;
import dev.trustscan.scanner.doc.Node.MapNode;
import dev.trustscan.scanner.doc.Node.Member;
import dev.trustscan.scanner.doc.Node.Scalar;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;
import org.tomlj.TomlVersion;

/** The library is the oracle for the reader of our own. */
class TomlReaderProperties {
  @Property(tries = 2_000)
  void what_the_library_reads_is_read_the_same(@ForAll("files") String text) {
    check(text);
  }

  @Property(tries = 200)
  void scraps_that_the_library_reads_are_read_the_same(@ForAll("scraps") String text) {
    check(text);
  }

  private static void check(String text) {
    TomlParseResult expected = Toml.parse(text, TomlVersion.V1_0_0);
    Parsed parsed = Docs.READER.read(Format.TOML, text.getBytes(StandardCharsets.UTF_8));
    if (!expected.hasErrors()) {
      assertThat(parsed).as(text).isInstanceOf(Parsed.Ok.class);
      Document document = ((Parsed.Ok) parsed).document();
      assertThat(form(document.root())).as(text).isEqualTo(form(expected));
      assertThat(document.notes()).as(text).noneMatch(n -> n.kind() == DocNote.Kind.DUPLICATE_KEY);
    }
  }

  private static String form(Object value) {
    return switch (value) {
      case TomlTable table -> {
        var sorted = new TreeMap<String, String>();
        for (String key : table.keySet()) {
          sorted.put(key, form(Objects.requireNonNull(table.get(List.of(key)))));
        }
        yield sorted.toString();
      }
      case TomlArray array -> {
        var items = new java.util.ArrayList<String>();
        for (int i = 0; i < array.size(); i++) {
          items.add(form(array.get(i)));
        }
        yield items.toString();
      }
      case String text -> "'" + text + "'";
      case Boolean flag -> flag.toString();
      case Long number -> "number";
      case Double number -> "number";
      default -> "date";
    };
  }

  private static String form(Node node) {
    return switch (node) {
      case MapNode map -> {
        var sorted = new TreeMap<String, String>();
        for (Member member : map.members()) {
          sorted.put(member.name(), form(member.value()));
        }
        yield sorted.toString();
      }
      case ListNode list ->
          list.items().stream()
              .map(TomlReaderProperties::form)
              .collect(Collectors.toList())
              .toString();
      case Scalar scalar ->
          switch (scalar.type()) {
            case STRING -> scalar.text().startsWith("1979-") ? "date" : "'" + scalar.text() + "'";
            case NUMBER -> "number";
            case BOOLEAN -> scalar.text();
            case NULL -> "null";
          };
    };
  }

  @Provide
  Arbitrary<String> files() {
    Arbitrary<String> name = Arbitraries.of("a", "b", "c-1", "\"d.e\"", "'f'");
    Arbitrary<String> key =
        name.list().ofMinSize(1).ofMaxSize(3).map(parts -> String.join(".", parts));
    Arbitrary<String> scalar =
        Arbitraries.of(
            "1",
            "-2.5",
            "0x1F",
            "true",
            "\"x\\ty\\u00e9\"",
            "'l\\it'",
            "\"\"\"\nm\\\n  n\"\"\"",
            "'''o\np'''",
            "1979-05-27",
            "1979-05-27T07:32:00Z",
            "inf",
            "\"\"",
            "1_000");
    Arbitrary<String> list =
        scalar.list().ofMaxSize(3).map(items -> "[" + String.join(", ", items) + "]");
    Arbitrary<String> inline =
        Combinators.combine(name, scalar, list)
            .as((n, s, l) -> "{ " + n + " = " + s + ", z = " + l + " }");
    Arbitrary<String> value = Arbitraries.oneOf(scalar, list, inline);
    Arbitrary<String> line =
        Arbitraries.oneOf(
            Combinators.combine(key, value).as((k, v) -> k + " = " + v),
            key.map(k -> "[" + k + "]"),
            key.map(k -> "[[" + k + "]]"),
            Arbitraries.of("", "# comment", "  "));
    return line.list().ofMaxSize(8).map(lines -> String.join("\n", lines) + "\n");
  }

  @Provide
  Arbitrary<String> scraps() {
    return Arbitraries.of(
            "a",
            "b",
            ".",
            " = ",
            "1",
            "\"x\"",
            "'y'",
            "[",
            "]",
            "[[",
            "]]",
            "{",
            "}",
            ",",
            "\n",
            " ",
            "#z\n",
            "true",
            "\"\"\"",
            "'''",
            "\\",
            "1979-05-27",
            "0",
            "_",
            "e5",
            "+")
        .list()
        .ofMaxSize(10)
        .map(parts -> String.join("", parts));
  }
}
