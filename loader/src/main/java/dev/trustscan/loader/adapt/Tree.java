package dev.trustscan.loader.adapt;

import dev.trustscan.scanner.doc.Node;
import dev.trustscan.scanner.doc.Node.ListNode;
import dev.trustscan.scanner.doc.Node.MapNode;
import dev.trustscan.scanner.doc.Node.Member;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A document under construction: only what was put in is there. */
final class Tree {
  private @Nullable Node leaf;
  private final Map<String, Tree> names = new LinkedHashMap<>();
  private final TreeMap<Integer, Tree> items = new TreeMap<>();

  /** Puts a value at its place; what is there already stays where the value lies inside it. */
  void put(Pointer at, Node value) {
    Tree tree = this;
    for (Pointer.Step step : at.steps()) {
      if (tree.leaf != null) {
        return;
      }
      tree =
          switch (step) {
            case Pointer.Step.Name name ->
                tree.names.computeIfAbsent(name.name(), key -> new Tree());
            case Pointer.Step.At item ->
                tree.items.computeIfAbsent(item.index(), key -> new Tree());
          };
    }
    tree.names.clear();
    tree.items.clear();
    tree.leaf = value;
  }

  /** Takes out what lies at a place, inside values too. */
  void remove(Pointer at) {
    if (at.isRoot()) {
      leaf = null;
      names.clear();
      items.clear();
      return;
    }
    Tree tree = this;
    for (int i = 0; i < at.steps().size(); i++) {
      if (tree.leaf != null) {
        tree.leaf = without(tree.leaf, at.steps().subList(i, at.steps().size())).orElse(null);
        return;
      }
      Pointer.Step step = at.steps().get(i);
      Tree next = tree.child(step);
      if (next == null) {
        return;
      }
      if (i == at.steps().size() - 1) {
        tree.drop(step);
      }
      tree = next;
    }
  }

  private @Nullable Tree child(Pointer.Step step) {
    return switch (step) {
      case Pointer.Step.Name name -> names.get(name.name());
      case Pointer.Step.At item -> items.get(item.index());
    };
  }

  private void drop(Pointer.Step step) {
    switch (step) {
      case Pointer.Step.Name name -> names.remove(name.name());
      case Pointer.Step.At item -> items.remove(item.index());
    }
  }

  private static Optional<Node> without(Node node, List<Pointer.Step> steps) {
    if (steps.isEmpty()) {
      return Optional.empty();
    }
    List<Pointer.Step> rest = steps.subList(1, steps.size());
    return Optional.of(
        switch (node) {
          case MapNode map when steps.getFirst() instanceof Pointer.Step.Name name ->
              new MapNode(
                  map.members().stream()
                      .flatMap(m ->
                          m.name().equals(name.name())
                              ? without(m.value(), rest).stream()
                                  .map(v -> new Member(m.name(), m.nameSpan(), v))
                              : java.util.stream.Stream.of(m))
                      .toList(),
                  map.span());
          case ListNode list when steps.getFirst() instanceof Pointer.Step.At at -> {
            var kept = new ArrayList<Node>();
            for (int i = 0; i < list.items().size(); i++) {
              Node item = list.items().get(i);
              if (i == at.index()) {
                without(item, rest).ifPresent(kept::add);
              } else {
                kept.add(item);
              }
            }
            yield new ListNode(kept, list.span());
          }
          default -> node;
        });
  }

  /** Whether a value has something at a place. */
  static boolean has(Node node, List<Pointer.Step> steps) {
    Node at = node;
    for (Pointer.Step step : steps) {
      Optional<Node> next =
          step instanceof Pointer.Step.Name name
              ? Shapes.member(at, name.name())
              : at instanceof ListNode list
                      && step instanceof Pointer.Step.At item
                      && item.index() < list.items().size()
                  ? Optional.of(list.items().get(item.index()))
                  : Optional.empty();
      if (next.isEmpty()) {
        return false;
      }
      at = next.get();
    }
    return true;
  }

  /** What was put in; gaps in lists are closed. Nothing where nothing is left. */
  Optional<Node> build() {
    if (leaf != null) {
      return Optional.of(leaf);
    }
    if (!items.isEmpty()) {
      List<Node> built = items.values().stream().flatMap(t -> t.build().stream()).toList();
      return built.isEmpty() ? Optional.empty() : Optional.of(Shapes.list(built));
    }
    var built = new LinkedHashMap<String, Node>();
    names.forEach((name, tree) -> tree.build().ifPresent(node -> built.put(name, node)));
    return built.isEmpty() ? Optional.empty() : Optional.of(Shapes.map(built));
  }
}
