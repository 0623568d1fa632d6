package dev.trustscan.scanner.closure;

import dev.trustscan.scanner.doc.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Small questions to document trees. */
final class Trees {
  private Trees() {}

  /** The last member of a name, as most readers take it. */
  static @Nullable Node member(@Nullable Node node, String name) {
    Node found = null;
    if (node instanceof Node.MapNode map) {
      for (Node.Member member : map.members()) {
        if (member.name().equals(name)) {
          found = member.value();
        }
      }
    }
    return found;
  }

  /** All members of a name: every one of them may be what some reader takes. */
  static List<Node> members(@Nullable Node node, String name) {
    var all = new ArrayList<Node>();
    if (node instanceof Node.MapNode map) {
      for (Node.Member member : map.members()) {
        if (member.name().equals(name)) {
          all.add(member.value());
        }
      }
    }
    return all;
  }

  /** The single values of a value or list. */
  static List<Node.Scalar> scalars(@Nullable Node node) {
    var all = new ArrayList<Node.Scalar>();
    if (node instanceof Node.Scalar scalar) {
      all.add(scalar);
    } else if (node instanceof Node.ListNode list) {
      for (Node item : list.items()) {
        if (item instanceof Node.Scalar scalar) {
          all.add(scalar);
        }
      }
    }
    return all;
  }
}
