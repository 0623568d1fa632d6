package dev.trustscan.scanner.doc;

import dev.trustscan.scanner.doc.Node.ListNode;
import dev.trustscan.scanner.doc.Node.MapNode;
import dev.trustscan.scanner.doc.Node.Member;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A map while it grows: sections may come back to it from anywhere in the file. */
final class GrowingMap {
  /** A named value: a {@link Node}, a map, or a list of maps. */
  record Entry(String name, Span nameSpan, Object value) {}

  /** A list of maps, as TOML's arrays of tables are. */
  static final class Tables {
    private final Reading in;
    private final int start;
    private final List<GrowingMap> tables = new ArrayList<>();

    Tables(Reading in, int start) {
      in.count(1, start);
      this.in = in;
      this.start = start;
    }

    void add(GrowingMap table) {
      tables.add(table);
    }

    GrowingMap last() {
      return tables.getLast();
    }

    private ListNode node() {
      List<Node> items = new ArrayList<>();
      for (GrowingMap table : tables) {
        items.add(table.node());
      }
      return new ListNode(items, in.span(start, tables.getLast().end));
    }
  }

  private final Reading in;
  private final int start;
  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, Entry> byName = new HashMap<>();
  private final Names names;
  private int end;
  private boolean defined;

  GrowingMap(Reading in, int start) {
    in.count(1, start);
    this.in = in;
    this.start = start;
    this.end = start;
    this.names = new Names(in);
  }

  /** Whether a header, a dotted name or braces defined it, rather than a map inside it. */
  boolean defined() {
    return defined;
  }

  void define() {
    defined = true;
  }

  /** Widens the span. */
  void reach(int offset) {
    end = Math.max(end, offset);
  }

  @Nullable Entry last(String name) {
    return byName.get(name);
  }

  void add(Key key, Object value) {
    names.see(key.name(), key.start(), key.end());
    addUnseen(key, value);
  }

  /** Adds what may well occur more than once. */
  void addUnseen(Key key, Object value) {
    var entry = new Entry(key.name(), in.span(key.start(), key.end()), value);
    entries.add(entry);
    byName.put(key.name(), entry);
  }

  /** The map of a name, the last of several; a new one if there is none. */
  GrowingMap enter(Key key, int from) {
    Entry known = byName.get(key.name());
    if (known != null && known.value() instanceof GrowingMap table) {
      return table;
    }
    if (known != null && known.value() instanceof Tables tables) {
      return tables.last();
    }
    var table = new GrowingMap(in, from);
    add(key, table);
    return table;
  }

  static Node node(Object value) {
    return switch (value) {
      case Node node -> node;
      case GrowingMap table -> table.node();
      case Tables tables -> tables.node();
      default -> throw new IllegalStateException("neither a node nor a map");
    };
  }

  MapNode node() {
    var members = new ArrayList<Member>();
    int last = end;
    for (Entry entry : entries) {
      Node node = node(entry.value());
      members.add(new Member(entry.name(), entry.nameSpan(), node));
      last = Math.max(last, node.span().end());
    }
    end = last;
    return new MapNode(members, in.span(start, last));
  }
}
