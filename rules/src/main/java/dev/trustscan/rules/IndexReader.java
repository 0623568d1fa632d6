package dev.trustscan.rules;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads the compiled index. The layout is written by {@link IndexWriter} and belongs to one build.
 */
final class IndexReader {
  private final DataInputStream in;
  private final String[] strings;

  private IndexReader(DataInputStream in, String[] strings) {
    this.in = in;
    this.strings = strings;
  }

  static Catalogue read(DataInputStream in) throws IOException {
    int magic = in.readInt();
    if (magic != IndexWriter.MAGIC) {
      throw new IOException("not a catalogue index of this build");
    }
    String[] strings = new String[in.readInt()];
    for (int i = 0; i < strings.length; i++) {
      byte[] utf8 = new byte[in.readInt()];
      in.readFully(utf8);
      strings[i] = new String(utf8, java.nio.charset.StandardCharsets.UTF_8);
    }
    var reader = new IndexReader(in, strings);
    String version = reader.string();
    List<Surface> surfaces = reader.list(reader::surface);
    List<Detection> detections = reader.list(reader::detection);
    return new Catalogue(version, surfaces, detections);
  }

  private interface Item<T> {
    T read() throws IOException;
  }

  private <T> List<T> list(Item<T> item) throws IOException {
    int size = in.readInt();
    if (size == 0) {
      return List.of();
    }
    var list = new ArrayList<T>(size);
    for (int i = 0; i < size; i++) {
      list.add(item.read());
    }
    return list;
  }

  private <T> Optional<T> optional(Item<T> item) throws IOException {
    return in.readBoolean() ? Optional.of(item.read()) : Optional.empty();
  }

  private String string() throws IOException {
    return strings[in.readInt()];
  }

  private <E extends Enum<E>> E constant(E[] values) throws IOException {
    return values[in.readUnsignedByte()];
  }

  private Surface surface() throws IOException {
    return new Surface(
        string(),
        string(),
        list(() -> new Consumer(string(), string())),
        list(() -> new PathPattern(string(), in.readBoolean())),
        list(this::string),
        constant(Format.values()),
        constant(UnitKind.values()),
        list(() -> constant(Effect.values())),
        list(() -> constant(Trigger.values())),
        constant(Surface.Depth.values()),
        in.readBoolean(),
        gate(),
        list(this::string),
        list(this::element),
        list(this::source),
        constant(Confidence.values()),
        string(),
        list(this::example));
  }

  private Gate gate() throws IOException {
    return new Gate(constant(GateKind.values()), string(), string());
  }

  private SourceRef source() throws IOException {
    return new SourceRef(string(), string());
  }

  private Element element() throws IOException {
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

  private Example example() throws IOException {
    return new Example(
        string(), optional(this::string), texts(), texts(), list(this::string), list(this::string));
  }

  private SortedMap<String, String> texts() throws IOException {
    var texts = new TreeMap<String, String>();
    for (List<String> entry : list(() -> List.of(string(), string()))) {
      texts.put(entry.get(0), entry.get(1));
    }
    return texts;
  }

  private Detection detection() throws IOException {
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
        list(this::example),
        list(this::example),
        list(this::string),
        list(this::string),
        list(this::string),
        list(this::string),
        list(this::string),
        list(this::source));
  }
}
