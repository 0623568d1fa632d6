package dev.trustscan.rules;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the compiled index: a table of strings, then records that refer to it. */
public final class IndexWriter {
  static final int MAGIC = 0x74730003;

  private final Map<String, Integer> strings = new LinkedHashMap<>();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);

  private IndexWriter() {}

  /** The index of a catalogue; the same catalogue gives the same bytes. */
  public static byte[] write(Catalogue catalogue) throws IOException {
    var writer = new IndexWriter();
    writer.string(catalogue.version());
    writer.list(catalogue.surfaces(), writer::surface);
    writer.list(catalogue.detections(), writer::detection);
    var whole = new ByteArrayOutputStream();
    var head = new DataOutputStream(whole);
    head.writeInt(MAGIC);
    head.writeInt(writer.strings.size());
    for (String s : writer.strings.keySet()) {
      byte[] utf8 = s.getBytes(StandardCharsets.UTF_8);
      head.writeInt(utf8.length);
      head.write(utf8);
    }
    writer.bytes.writeTo(head);
    return whole.toByteArray();
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
    out.writeInt(strings.computeIfAbsent(s, key -> strings.size()));
  }

  @SuppressWarnings("EnumOrdinal") // the index belongs to the build that wrote it
  private void constant(Enum<?> value) throws IOException {
    out.writeByte(value.ordinal());
  }

  private void surface(Surface s) throws IOException {
    string(s.id());
    string(s.title());
    list(
        s.consumers(),
        c -> {
          string(c.id());
          string(c.name());
        });
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
    list(s.examples(), this::example);
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
    list(d.bad(), this::example);
    list(d.good(), this::example);
    list(d.owasp(), this::string);
    list(d.atlas(), this::string);
    list(d.cwe(), this::string);
    list(d.literals(), this::string);
    list(d.patterns(), this::string);
    list(d.sources(), this::source);
  }
}
