package dev.trustscan.loader.adapt;

import dev.trustscan.scanner.doc.Node;
import dev.trustscan.scanner.doc.Node.ListNode;
import dev.trustscan.scanner.doc.Node.MapNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Lays documents over each other as agents lay their settings: maps join, lists add up. */
final class Merge {
  private final Map<String, Node> members = new LinkedHashMap<>();

  /** Adds a document; where both have a single value, this one's wins. */
  Merge add(Optional<Node> document) {
    if (document.isPresent() && document.get() instanceof MapNode map) {
      map.members().forEach(m -> members.merge(m.name(), m.value(), Merge::join));
    }
    return this;
  }

  /** Adds one value of our own. */
  Merge set(String name, Node value) {
    members.merge(name, value, Merge::join);
    return this;
  }

  /** Leaves names out. */
  Merge without(String... names) {
    for (String name : names) {
      members.remove(name);
    }
    return this;
  }

  Optional<Node> get(String name) {
    return Optional.ofNullable(members.get(name));
  }

  /** A part of it, taken out. */
  Optional<Node> take(String name) {
    return Optional.ofNullable(members.remove(name));
  }

  MapNode build() {
    return (MapNode) Shapes.map(members);
  }

  private static Node join(Node below, Node above) {
    if (below instanceof MapNode && above instanceof MapNode) {
      return new Merge().add(Optional.of(below)).add(Optional.of(above)).build();
    }
    if (below instanceof ListNode low && above instanceof ListNode high) {
      var items = new ArrayList<>(low.items());
      items.addAll(high.items());
      return Shapes.list(items);
    }
    return above;
  }
}
