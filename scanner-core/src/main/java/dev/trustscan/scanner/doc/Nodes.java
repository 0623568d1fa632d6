package dev.trustscan.scanner.doc;

import dev.trustscan.rules.StructuralPath;
import dev.trustscan.rules.StructuralPath.Step;
import dev.trustscan.scanner.doc.Node.ListNode;
import dev.trustscan.scanner.doc.Node.MapNode;
import dev.trustscan.scanner.doc.Node.Scalar;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Questions to a tree.
 *
 * <p>Each takes time linear in the size of the tree times the steps of the path, whatever the path;
 * readers bound the size, shared parts counted each time.
 */
public final class Nodes {
  private static final int MOST_STEPS = 62;

  private Nodes() {}

  /**
   * All nodes that a path names, each once, parents before children and in the order of the text.
   * All members of one name are meant; {@code [*]} also accepts a single value in place of a list.
   */
  public static List<Located> select(Node root, StructuralPath path) {
    return select(Located.root(root), path);
  }

  /**
   * As {@link #select(Node, StructuralPath)}, from a node inside a tree; pointers stay absolute.
   */
  public static List<Located> select(Located start, StructuralPath path) {
    if (path.steps().size() > MOST_STEPS) {
      throw new IllegalArgumentException("more than " + MOST_STEPS + " steps: " + path.text());
    }
    Step[] steps = path.steps().toArray(Step[]::new);
    var result = new ArrayList<Located>();
    var open = new ArrayDeque<Progress>();
    open.push(new Progress(start, 1));
    while (!open.isEmpty()) {
      Progress next = open.pop();
      long states = closure(steps, next.states, next.at.node());
      if ((states >>> steps.length & 1) != 0) {
        result.add(next.at);
      }
      if ((states & (1L << steps.length) - 1) != 0) {
        descend(steps, states, next.at, open);
      }
    }
    return result;
  }

  /** The root and everything below it, parents before children, in the order of the text. */
  public static List<Located> all(Node root) {
    return select(root, new StructuralPath("**", List.of(new Step.AnyDepth())));
  }

  /** The root of a tree. */
  public static Located root(Node root) {
    return Located.root(root);
  }

  /** The node at a pointer, as {@link Located#pointer()} gives it. */
  public static Optional<Located> find(Node root, String pointer) {
    for (Located located : all(root)) {
      if (located.pointer().equals(pointer)) {
        return Optional.of(located);
      }
    }
    return Optional.empty();
  }

  /** The pointer of a node, found by identity; for a node in several places, of the first. */
  @SuppressWarnings("ReferenceEquality") // equal nodes may stand in several places
  public static Optional<String> pointerOf(Node root, Node node) {
    for (Located located : all(root)) {
      if (located.node() == node) {
        return Optional.of(located.pointer());
      }
    }
    return Optional.empty();
  }

  /** The text of a single value other than null. */
  public static Optional<String> scalarText(Node node) {
    return node instanceof Scalar scalar && scalar.type() != Node.ScalarType.NULL
        ? Optional.of(scalar.text())
        : Optional.empty();
  }

  /** A node to visit; bit n of the states says that steps n and on are still to be taken. */
  private record Progress(Located at, long states) {}

  /** Takes the steps that lead nowhere: none of many, and the item of what is no list. */
  private static long closure(Step[] steps, long states, Node node) {
    long all = states;
    for (int i = 0; i < steps.length; i++) {
      if ((all >>> i & 1) != 0
          && (steps[i] instanceof Step.AnyDepth
              || (steps[i] instanceof Step.AnyItem && !(node instanceof ListNode))
              || (steps[i] instanceof Step.ItemWith item && has(node, item)))) {
        all |= 1L << i + 1;
      }
    }
    return all;
  }

  private static void descend(Step[] steps, long states, Located at, ArrayDeque<Progress> open) {
    // Pushed last to first, so that the first is visited first.
    if (at.node() instanceof MapNode map) {
      Located.Members members = at.members(map);
      for (int i = map.members().size() - 1; i >= 0; i--) {
        long after = afterKey(steps, states, map.members().get(i).name());
        if (after != 0) {
          open.push(new Progress(members.get(i), after));
        }
      }
    } else if (at.node() instanceof ListNode list) {
      for (int i = list.items().size() - 1; i >= 0; i--) {
        long after = afterItem(steps, states, i, list.items().get(i));
        if (after != 0) {
          open.push(new Progress(at.item(list, i), after));
        }
      }
    }
  }

  private static long afterKey(Step[] steps, long states, String name) {
    long after = 0;
    for (int i = 0; i < steps.length; i++) {
      if ((states >>> i & 1) == 0) {
        continue;
      }
      if (steps[i] instanceof Step.AnyDepth) {
        after |= 1L << i;
      } else if (steps[i] instanceof Step.Key key && key.accepts(name)) {
        after |= 1L << i + 1;
      }
    }
    return after;
  }

  /** Whether a map has a member of that name and value. */
  private static boolean has(Node node, Step.ItemWith item) {
    if (node instanceof MapNode map) {
      for (Node.Member member : map.members()) {
        if (member.name().equals(item.key())
            && scalarText(member.value()).filter(item.value()::equals).isPresent()) {
          return true;
        }
      }
    }
    return false;
  }

  private static long afterItem(Step[] steps, long states, int index, Node child) {
    long after = 0;
    for (int i = 0; i < steps.length; i++) {
      if ((states >>> i & 1) == 0) {
        continue;
      }
      switch (steps[i]) {
        case Step.AnyDepth any -> after |= 1L << i;
        case Step.AnyItem any -> after |= 1L << i + 1;
        case Step.Item item when item.index() == index -> after |= 1L << i + 1;
        case Step.ItemWith item when has(child, item) -> after |= 1L << i + 1;
        case Step.Item item -> {}
        case Step.ItemWith item -> {}
        case Step.Key key -> {}
      }
    }
    return after;
  }
}
