package dev.trustscan.scanner.doc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trustscan.rules.Format;
import dev.trustscan.scanner.doc.Node.ListNode;
import dev.trustscan.scanner.doc.Node.MapNode;
import dev.trustscan.scanner.doc.Node.Member;
import dev.trustscan.scanner.doc.Node.Scalar;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** The library's own construction of values is the oracle. */
class YamlReaderProperties {
  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setSchema(new CoreSchema()).build();

  @Property(tries = 300)
  void values_are_those_of_the_library(@ForAll("values") Object value) {
    String text =
        new Dump(DumpSettings.builder().setSchema(new CoreSchema()).build()).dumpToString(value);
    assertThat(form(Docs.ok(Format.YAML, text).root()))
        .isEqualTo(form(new Load(SETTINGS).loadFromString(text)));
  }

  @Property(tries = 5_000)
  void what_the_library_reads_is_read_the_same(@ForAll("scraps") String text) {
    Optional<List<Object>> expected = load(text);
    Parsed parsed = Docs.READER.read(Format.YAML, text.getBytes(StandardCharsets.UTF_8));
    if (expected.isEmpty()) {
      return;
    }
    assertThat(parsed).as(text).isInstanceOf(Parsed.Ok.class);
    Node root = ((Parsed.Ok) parsed).document().root();
    List<Object> documents = expected.get();
    Object value =
        documents.size() > 1 ? documents : documents.isEmpty() ? null : documents.getFirst();
    assertThat(form(root)).as(text).isEqualTo(form(value));
  }

  private static Optional<List<Object>> load(String text) {
    try {
      var documents = new ArrayList<Object>();
      new Load(SETTINGS).loadAllFromString(text).forEach(documents::add);
      return recursive(documents, new IdentityHashMap<>())
          ? Optional.empty()
          : Optional.of(documents);
    } catch (YamlEngineException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** An alias may stand inside what it names; such a value has no finite form. */
  @SuppressWarnings("ReferenceEquality") // Whether it is the same one is the question.
  private static boolean recursive(@Nullable Object value, Map<Object, Boolean> within) {
    if (!(value instanceof Map<?, ?> || value instanceof Iterable<?>)) {
      return false;
    }
    if (within.put(value, true) != null) {
      return true;
    }
    Iterable<?> items = value instanceof Map<?, ?> map ? map.values() : (Iterable<?>) value;
    for (Object item : items) {
      if (recursive(item, within)) {
        return true;
      }
    }
    within.remove(value);
    return false;
  }

  private static String form(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case Map<?, ?> map -> {
        var parts = new ArrayList<String>();
        map.forEach((k, v) -> parts.add(key(k) + ":" + form(v)));
        yield "{" + String.join(",", parts) + "}";
      }
      case Iterable<?> list -> {
        var parts = new ArrayList<String>();
        list.forEach(v -> parts.add(form(v)));
        yield "[" + String.join(",", parts) + "]";
      }
      case String text -> "'" + text + "'";
      case Boolean flag -> flag.toString();
      default -> "number";
    };
  }

  /** Names are texts here, whatever they are to the library. */
  private static String key(Object key) {
    return key instanceof String text ? text : "?";
  }

  private static String form(Node node) {
    return switch (node) {
      case MapNode map -> {
        var parts = new ArrayList<String>();
        for (Member member : map.members()) {
          boolean plainText = YamlScalars.plain(member.name()) == Node.ScalarType.STRING;
          parts.add((plainText ? member.name() : "?") + ":" + form(member.value()));
        }
        yield "{" + String.join(",", parts) + "}";
      }
      case ListNode list -> {
        var parts = new ArrayList<String>();
        list.items().forEach(item -> parts.add(form(item)));
        yield "[" + String.join(",", parts) + "]";
      }
      case Scalar scalar ->
          switch (scalar.type()) {
            case STRING -> "'" + scalar.text() + "'";
            case NUMBER -> "number";
            case BOOLEAN -> scalar.text().toLowerCase(java.util.Locale.ROOT);
            case NULL -> "null";
          };
    };
  }

  @Provide
  Arbitrary<Object> values() {
    Arbitrary<Object> leaf =
        Arbitraries.oneOf(
            Arbitraries.strings()
                .withCharRange(' ', '~')
                .withChars('\n', '\u00e4')
                .ofMaxLength(12)
                .map(s -> s),
            Arbitraries.integers().map(i -> i),
            Arbitraries.doubles().map(d -> d),
            Arbitraries.of("yes", "on", "true", "null", "~", "1", "0x1f", "- a", "a: b", "#")
                .map(s -> s),
            Arbitraries.of(true, false).map(b -> b));
    return Arbitraries.recursive(() -> leaf, YamlReaderProperties::container, 0, 4);
  }

  private static Arbitrary<Object> container(Arbitrary<Object> inner) {
    Arbitrary<Object> list = inner.list().ofMaxSize(4).map(l -> l);
    Arbitrary<Object> map =
        Arbitraries.maps(
                Arbitraries.strings().withCharRange('a', 'e').ofMinLength(1).ofMaxLength(3), inner)
            .ofMaxSize(4)
            .map(m -> m);
    return Arbitraries.oneOf(inner, list, map);
  }

  @Provide
  Arbitrary<String> scraps() {
    return Arbitraries.of(
            "a",
            "b",
            "c: ",
            "d: ",
            "- ",
            "\n",
            "\n  ",
            "[",
            "]",
            "{",
            "}",
            ", ",
            "'x'",
            "\"y\"",
            "1",
            "true",
            "|\n  t\n",
            "# z\n",
            "&k ",
            "*k ",
            "---\n",
            "~",
            "...\n",
            " ",
            ">-\n  f\n")
        .list()
        .ofMaxSize(9)
        .map(parts -> String.join("", parts));
  }
}
