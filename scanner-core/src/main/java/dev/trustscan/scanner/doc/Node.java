package dev.trustscan.scanner.doc;

import java.util.List;

/** A value in a document. */
public sealed interface Node {
  /** Where it stands. */
  Span span();

  /**
   * Named values, in the order of the text; a name may occur more than once.
   *
   * @param members the named values
   * @param span where
   */
  record MapNode(List<Member> members, Span span) implements Node {
    public MapNode {
      members = List.copyOf(members);
    }
  }

  /**
   * Values in order.
   *
   * @param items the values
   * @param span where
   */
  record ListNode(List<Node> items, Span span) implements Node {
    public ListNode {
      items = List.copyOf(items);
    }
  }

  /**
   * A single value.
   *
   * @param text the value with quotes and escapes resolved
   * @param type what it is to the format
   * @param span where, quotes included
   */
  record Scalar(String text, ScalarType type, Span span) implements Node {}

  /** What a scalar is. */
  enum ScalarType {
    /** Text. */
    STRING,
    /** A number. */
    NUMBER,
    /** true or false. */
    BOOLEAN,
    /** null. */
    NULL
  }

  /**
   * A named value.
   *
   * @param name the name with quotes and escapes resolved
   * @param nameSpan where the name stands
   * @param value the value
   */
  record Member(String name, Span nameSpan, Node value) {}
}
