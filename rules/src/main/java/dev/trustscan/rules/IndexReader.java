package dev.trustscan.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads records of the compiled index, from a place on. */
final class IndexReader {
  private final IndexBytes index;
  private int at;

  IndexReader(IndexBytes index, int at) {
    this.index = index;
    this.at = at;
  }

  private interface Item<T> {
    T read();
  }

  private <T> List<T> list(Item<T> item) {
    int size = number();
    if (size == 0) {
      return List.of();
    }
    var list = new ArrayList<T>(size);
    for (int i = 0; i < size; i++) {
      list.add(item.read());
    }
    return list;
  }

  private <T> Optional<T> optional(Item<T> item) {
    return bit() ? Optional.of(item.read()) : Optional.empty();
  }

  private String string() {
    return index.string(number());
  }

  private int number() {
    at += Integer.BYTES;
    return index.number(at - Integer.BYTES);
  }

  private boolean bit() {
    return index.bytes[at++] != 0;
  }

  private <E extends Enum<E>> E constant(E[] values) {
    return values[index.bytes[at++] & 255];
  }

  Surface surface() {
    return new Surface(
        string(),
        string(),
        list(this::consumer),
        list(() -> new PathPattern(string(), bit())),
        list(this::string),
        constant(Format.values()),
        constant(UnitKind.values()),
        list(() -> constant(Effect.values())),
        list(() -> constant(Trigger.values())),
        constant(Surface.Depth.values()),
        bit(),
        gate(),
        list(this::string),
        list(this::element),
        list(this::source),
        constant(Confidence.values()),
        string(),
        examples());
  }

  private Consumer consumer() {
    return new Consumer(string(), string());
  }

  private Gate gate() {
    return new Gate(constant(GateKind.values()), string(), string());
  }

  private SourceRef source() {
    return new SourceRef(string(), string());
  }

  private Element element() {
    return new Element(
        string(),
        constant(UnitKind.values()),
        list(() -> constant(Effect.values())),
        constant(Trigger.values()),
        optional(this::gate),
        list(() -> new Condition(string(), constant(Condition.Test.values()), list(this::string))),
        optional(() -> new CommandSpec(constant(CommandSpec.Form.values()), list(this::string))),
        optional(() -> constant(Severity.values())),
        string());
  }

  private List<Example> examples() {
    int size = number();
    int length = number();
    int start = at;
    at += length;
    return size == 0
        ? List.of()
        : new Deferred<>(
            size,
            i -> {
              var reader = new IndexReader(index, start);
              return reader.list(reader::example).get(i);
            });
  }

  Map<String, List<Integer>> selectors() {
    return map(this::string);
  }

  Map<Consumer, List<Integer>> consumers() {
    return map(this::consumer);
  }

  private <K> Map<K, List<Integer>> map(Item<K> key) {
    var map = new LinkedHashMap<K, List<Integer>>();
    int size = number();
    for (int i = 0; i < size; i++) {
      map.put(key.read(), list(this::number));
    }
    return map;
  }

  private Example example() {
    return new Example(
        string(), optional(this::string), texts(), texts(), list(this::string), list(this::string));
  }

  private SortedMap<String, String> texts() {
    var texts = new TreeMap<String, String>();
    for (List<String> entry : list(() -> List.of(string(), string()))) {
      texts.put(entry.get(0), entry.get(1));
    }
    return texts;
  }

  Detection detection() {
    return new Detection(
        string(),
        string(),
        constant(Severity.values()),
        constant(Confidence.values()),
        constant(Detection.Persona.values()),
        string(),
        string(),
        string(),
        list(this::string),
        list(this::string),
        examples(),
        examples(),
        list(this::string),
        list(this::string),
        list(this::string),
        list(this::string),
        list(this::string),
        list(this::source));
  }
}
