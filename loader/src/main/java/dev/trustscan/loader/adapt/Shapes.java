package dev.trustscan.loader.adapt;

import dev.trustscan.scanner.doc.Node;
import dev.trustscan.scanner.doc.Node.ListNode;
import dev.trustscan.scanner.doc.Node.MapNode;
import dev.trustscan.scanner.doc.Node.Member;
import dev.trustscan.scanner.doc.Node.Scalar;
import dev.trustscan.scanner.doc.Node.ScalarType;
import dev.trustscan.scanner.doc.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes values of our own, and looks at values of others. */
final class Shapes {
  private Shapes() {}

  static Node text(String text) {
    return new Scalar(text, ScalarType.STRING, Span.NONE);
  }

  static Node number(long number) {
    return new Scalar(Long.toString(number), ScalarType.NUMBER, Span.NONE);
  }

  static Node flag(boolean value) {
    return new Scalar(Boolean.toString(value), ScalarType.BOOLEAN, Span.NONE);
  }

  static Node list(List<? extends Node> items) {
    return new ListNode(List.copyOf(items), Span.NONE);
  }

  static Node texts(List<String> items) {
    return list(items.stream().map(Shapes::text).toList());
  }

  static Node map(Map<String, ? extends Node> members) {
    var all = new ArrayList<Member>();
    members.forEach((name, value) -> all.add(new Member(name, Span.NONE, value)));
    return new MapNode(all, Span.NONE);
  }

  static boolean isEmpty(Node node) {
    return switch (node) {
      case MapNode map -> map.members().isEmpty();
      case ListNode list -> list.items().isEmpty();
      case Scalar scalar -> scalar.type() == ScalarType.NULL;
    };
  }

  /** The value of a member; nothing where there is no such member or no map. */
  static Optional<Node> member(Node node, String name) {
    if (node instanceof MapNode map) {
      for (Member member : map.members()) {
        if (member.name().equals(name)) {
          return Optional.of(member.value());
        }
      }
    }
    return Optional.empty();
  }

  /** Whether a name stands twice in one of its maps: readers then differ on what it says. */
  static boolean isAmbiguous(Node node) {
    var open = new ArrayDeque<Node>();
    open.push(node);
    while (!open.isEmpty()) {
      switch (open.pop()) {
        case MapNode map -> {
          var names = new HashSet<String>();
          for (Member member : map.members()) {
            if (!names.add(member.name())) {
              return true;
            }
            open.push(member.value());
          }
        }
        case ListNode list -> list.items().forEach(open::push);
        case Scalar scalar -> {}
      }
    }
    return false;
  }
}
