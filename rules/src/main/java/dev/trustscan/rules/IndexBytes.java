package dev.trustscan.rules;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * The bytes of the compiled index. The layout is written by {@link IndexWriter} and belongs to one
 * build. Text and records are decoded when they are asked for.
 */
final class IndexBytes {
  final byte[] bytes;

  private int at;
  private final int[] ends;
  private final int texts;
  private final String[] strings;

  private final int[] head;
  private final int[] surfaces;
  private final int[] detections;
  private final int[] slots;
  private final int[] lists;
  private final int[] patterns;
  private final int[] globs;
  private final int records;

  private IndexBytes(byte[] bytes) {
    this.bytes = bytes;
    head = numbers();
    surfaces = numbers();
    detections = numbers();
    slots = numbers();
    lists = numbers();
    patterns = numbers();
    globs = numbers();
    ends = numbers();
    texts = at + Integer.BYTES;
    records = texts + number(at);
    strings = new String[ends.length];
  }

  /** A catalogue that decodes its entries when they are asked for. */
  static Catalogue catalogue(byte[] bytes) throws IOException {
    boolean ours =
        bytes.length > 2 * Integer.BYTES
            && ByteBuffer.wrap(bytes).getInt(Integer.BYTES) == IndexWriter.MAGIC;
    if (!ours) {
      throw new IOException("not a catalogue index of this build");
    }
    var index = new IndexBytes(bytes);
    var surfaces =
        new Deferred<>(index.surfaces.length, i -> index.reader(index.surfaces[i]).surface());
    var detections =
        new Deferred<>(index.detections.length, i -> index.reader(index.detections[i]).detection());
    return new Catalogue(
        index.string(index.head[1]), surfaces, detections, index.tables(surfaces), null);
  }

  private Tables tables(List<Surface> all) {
    return new Tables() {
      @Override
      public PatternIndex patterns() {
        return new PatternIndex(slots, lists, patterns, i -> string(globs[i]), all);
      }

      @Override
      public Map<String, List<Integer>> bySelector() {
        return reader(head[2]).selectors();
      }

      @Override
      public Map<Consumer, List<Integer>> byConsumer() {
        return reader(head[3]).consumers();
      }
    };
  }

  private IndexReader reader(int record) {
    return new IndexReader(this, records + record);
  }

  private int[] numbers() {
    int[] numbers = new int[number(at)];
    ByteBuffer.wrap(bytes, at + Integer.BYTES, numbers.length * Integer.BYTES)
        .asIntBuffer()
        .get(numbers);
    at += Integer.BYTES * (numbers.length + 1);
    return numbers;
  }

  /** The number at a place. */
  int number(int place) {
    return (bytes[place] & 255) << 24
        | (bytes[place + 1] & 255) << 16
        | (bytes[place + 2] & 255) << 8
        | (bytes[place + 3] & 255);
  }

  /** A text by its number. */
  String string(int number) {
    String known = strings[number];
    if (known == null) {
      int start = number == 0 ? 0 : ends[number - 1];
      known = new String(bytes, texts + start, ends[number] - start, StandardCharsets.UTF_8);
      strings[number] = known;
    }
    return known;
  }
}
