package dev.trustscan.rules;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the compiled index: tables of numbers, text, and records that refer to it. */
public final class IndexWriter {
  static final int MAGIC = 0x74730004;

  private final Map<String, Integer> strings = new LinkedHashMap<>();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private DataOutputStream out = new DataOutputStream(bytes);

  private IndexWriter() {}

  /** The index of a catalogue; the same catalogue gives the same bytes. */
  public static byte[] write(Catalogue catalogue) throws IOException {
    var writer = new IndexWriter();
    int version = writer.number(catalogue.version());
    int[] surfaces = writer.records(catalogue.surfaces(), writer::surface);
    int[] detections = writer.records(catalogue.detections(), writer::detection);
    Tables tables = Tables.of(catalogue.surfaces());
    int selectors = writer.bytes.size();
    writer.map(tables.bySelector(), writer::string);
    int consumers = writer.bytes.size();
    writer.map(tables.byConsumer(), writer::consumer);
    PatternIndex patterns = tables.patterns();
    int[] globs = new int[patterns.size()];
    for (int i = 0; i < globs.length; i++) {
      globs[i] = writer.number(patterns.glob(i));
    }
    int[] head = {MAGIC, version, selectors, consumers};
    return writer.whole(
        head, surfaces, detections, patterns.slots(), patterns.lists(), patterns.patterns(), globs);
  }

  /** Numbers first, then text, then records; each array of numbers begins with its length. */
  private byte[] whole(int[]... numbers) throws IOException {
    var texts = new ByteArrayOutputStream();
    int[] ends = new int[strings.size()];
    for (Map.Entry<String, Integer> each : strings.entrySet()) {
      texts.writeBytes(each.getKey().getBytes(StandardCharsets.UTF_8));
      ends[each.getValue()] = texts.size();
    }
    var whole = new ByteArrayOutputStream();
    var head = new DataOutputStream(whole);
    for (int[] each : numbers) {
      write(head, each);
    }
    write(head, ends);
    head.writeInt(texts.size());
    texts.writeTo(head);
    bytes.writeTo(head);
    return whole.toByteArray();
  }

  private static void write(DataOutputStream out, int[] numbers) throws IOException {
    out.writeInt(numbers.length);
    for (int each : numbers) {
      out.writeInt(each);
    }
  }

  private <T> int[] records(List<T> items, Item<T> item) throws IOException {
    int[] starts = new int[items.size()];
    for (int i = 0; i < starts.length; i++) {
      starts[i] = bytes.size();
      item.write(items.get(i));
    }
    return starts;
  }

  private <K> void map(Map<K, List<Integer>> map, Item<K> key) throws IOException {
    list(
        List.copyOf(map.keySet()),
        each -> {
          key.write(each);
          list(map.getOrDefault(each, List.of()), out::writeInt);
        });
  }

  private interface Item<T> {
    void write(T item) throws IOException;
  }

  private <T> void list(List<T> items, Item<T> item) throws IOException {
    out.writeInt(items.size());
    for (T each : items) {
      item.write(each);
    }
  }

  private <T> void optional(Optional<T> value, Item<T> item) throws IOException {
    out.writeBoolean(value.isPresent());
    if (value.isPresent()) {
      item.write(value.get());
    }
  }

  private void string(String s) throws IOException {
    out.writeInt(number(s));
  }

  private int number(String s) {
    return strings.computeIfAbsent(s, key -> strings.size());
  }

  @SuppressWarnings("EnumOrdinal") // the index belongs to the build that wrote it
  private void constant(Enum<?> value) throws IOException {
    out.writeByte(value.ordinal());
  }

  private void surface(Surface s) throws IOException {
    string(s.id());
    string(s.title());
    list(s.consumers(), this::consumer);
    list(
        s.patterns(),
        p -> {
          string(p.glob());
          out.writeBoolean(p.directory());
        });
    list(s.selectors(), this::string);
    constant(s.format());
    constant(s.kind());
    list(s.effects(), this::constant);
    list(s.triggers(), this::constant);
    constant(s.depth());
    out.writeBoolean(s.parentsSearched());
    gate(s.gate());
    list(s.hides(), this::string);
    list(s.elements(), this::element);
    list(s.sources(), this::source);
    constant(s.confidence());
    string(s.note());
    examples(s.examples());
  }

  private void consumer(Consumer c) throws IOException {
    string(c.id());
    string(c.name());
  }

  private void gate(Gate g) throws IOException {
    constant(g.kind());
    string(g.text());
    string(g.weakness());
  }

  private void source(SourceRef s) throws IOException {
    string(s.ref());
    string(s.checked());
  }

  private void element(Element e) throws IOException {
    string(e.path());
    constant(e.kind());
    list(e.effects(), this::constant);
    constant(e.trigger());
    optional(e.gate(), this::gate);
    list(
        e.when(),
        c -> {
          string(c.at());
          constant(c.test());
          list(c.values(), this::string);
        });
    optional(
        e.command(),
        c -> {
          constant(c.form());
          list(c.at(), this::string);
        });
    optional(e.severity(), this::constant);
    string(e.note());
  }

  /** Only tests, documentation and the build read examples, so they can be skipped. */
  private void examples(List<Example> examples) throws IOException {
    var outer = out;
    var inside = new ByteArrayOutputStream();
    out = new DataOutputStream(inside);
    list(examples, this::example);
    out = outer;
    out.writeInt(examples.size());
    out.writeInt(inside.size());
    inside.writeTo(out);
  }

  private void example(Example e) throws IOException {
    string(e.path());
    optional(e.content(), this::string);
    texts(e.files());
    texts(e.links());
    list(e.units(), this::string);
    list(e.not(), this::string);
  }

  private void texts(Map<String, String> byName) throws IOException {
    list(
        List.copyOf(byName.entrySet()),
        entry -> {
          string(entry.getKey());
          string(entry.getValue());
        });
  }

  private void detection(Detection d) throws IOException {
    string(d.id());
    string(d.title());
    constant(d.severity());
    constant(d.confidence());
    constant(d.persona());
    string(d.summary());
    string(d.why());
    string(d.remediation());
    list(d.falsePositives(), this::string);
    list(d.misses(), this::string);
    examples(d.bad());
    examples(d.good());
    list(d.owasp(), this::string);
    list(d.atlas(), this::string);
    list(d.cwe(), this::string);
    list(d.literals(), this::string);
    list(d.patterns(), this::string);
    list(d.sources(), this::source);
  }
}
