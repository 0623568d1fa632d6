package dev.trustscan.scanner.doc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trustscan.rules.Format;
import dev.trustscan.scanner.doc.Node.ListNode;
import dev.trustscan.scanner.doc.Node.MapNode;
import dev.trustscan.scanner.doc.Node.Scalar;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NullNode;

/** The library is the oracle for the reader of our own. */
class JsonReaderProperties {
  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  @Property(tries = 300)
  void values_are_those_of_the_library(@ForAll("values") Object value) {
    String text = STRICT.writeValueAsString(value);
    String pretty = STRICT.writerWithDefaultPrettyPrinter().writeValueAsString(value);
    for (String json : new String[] {text, pretty}) {
      Document document = Docs.ok(Format.JSON, json);
      assertThat(document.notes()).noneMatch(n -> n.kind() == DocNote.Kind.LENIENT_SYNTAX);
      assertSame(document, document.root(), STRICT.readTree(json));
    }
  }

  @Property(tries = 5_000)
  void what_is_read_without_a_note_is_strict_json(@ForAll("scraps") String text) {
    Parsed parsed =
        Docs.READER.read(Format.JSON, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    Optional<JsonNode> expected = strict(text);
    if (expected.isPresent()) {
      assertThat(parsed).isInstanceOf(Parsed.Ok.class);
      Document document = ((Parsed.Ok) parsed).document();
      assertThat(document.notes()).noneMatch(n -> n.kind() != DocNote.Kind.CASE_TWIN);
      assertSame(document, document.root(), expected.get());
    } else if (parsed instanceof Parsed.Ok ok) {
      assertThat(ok.document().notes()).isNotEmpty();
    }
  }

  private static Optional<JsonNode> strict(String text) {
    try {
      return Optional.of(STRICT.readTree(text)).filter(node -> !node.isMissingNode());
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static void assertSame(Document document, Node node, JsonNode expected) {
    switch (node) {
      case MapNode map -> {
        assertThat(expected.isObject()).isTrue();
        assertThat(map.members()).hasSize(expected.size());
        map.members().forEach(m -> assertSame(document, m.value(), expected.get(m.name())));
      }
      case ListNode list -> {
        assertThat(expected.isArray()).isTrue();
        assertThat(list.items()).hasSize(expected.size());
        for (int i = 0; i < list.items().size(); i++) {
          assertSame(document, list.items().get(i), expected.get(i));
        }
      }
      case Scalar scalar -> {
        switch (scalar.type()) {
          case STRING -> assertThat(scalar.text()).isEqualTo(expected.asString());
          case BOOLEAN -> assertThat(scalar.text()).isEqualTo(expected.asBoolean() + "");
          case NULL -> assertThat(expected.isNull()).isTrue();
          case NUMBER ->
              assertThat(new java.math.BigDecimal(scalar.text()))
                  .isEqualByComparingTo(expected.decimalValue());
        }
        // What stands at the span is the same value again.
        assertThat(strict(Docs.cut(document, scalar.span()))).contains(expected);
      }
    }
  }

  @Provide
  Arbitrary<Object> values() {
    Arbitrary<Object> leaf =
        Arbitraries.oneOf(
            Arbitraries.strings().ofMaxLength(12).map(s -> (Object) withoutHalves(s)),
            Arbitraries.integers().map(i -> i),
            Arbitraries.bigDecimals().map(d -> d),
            Arbitraries.of(true, false).map(b -> b),
            Arbitraries.just(NullNode.getInstance()).map(n -> n));
    return Arbitraries.recursive(() -> leaf, JsonReaderProperties::container, 0, 4);
  }

  private static Arbitrary<Object> container(Arbitrary<Object> inner) {
    Arbitrary<Object> list = inner.list().ofMaxSize(4).map(l -> l);
    Arbitrary<Object> map =
        Arbitraries.maps(
                Arbitraries.strings().ofMaxLength(5).map(JsonReaderProperties::withoutHalves),
                inner)
            .ofMaxSize(4)
            .map(m -> (Map<String, Object>) new LinkedHashMap<>(m));
    return Arbitraries.oneOf(inner, list, map);
  }

  /** Lone surrogates do not survive the way through UTF-8. */
  private static String withoutHalves(String text) {
    return text.replaceAll("\\p{Cs}", "x");
  }

  @Provide
  Arbitrary<String> scraps() {
    return Arbitraries.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"a\"",
            "\"b\\u0041\"",
            "'c'",
            "1",
            "-0",
            "1.5e3",
            "01",
            "true",
            "null",
            "NaN",
            " ",
            "\n",
            "//x\n",
            "/*y*/",
            "\\",
            "\"",
            "a",
            "+",
            ".",
            "\t")
        .list()
        .ofMaxSize(9)
        .map(parts -> String.join("", parts));
  }
}
