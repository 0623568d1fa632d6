package dev.trustscan.loader.adapt;

import dev.trustscan.scanner.doc.Node;
import dev.trustscan.scanner.doc.Node.Scalar;
import dev.trustscan.scanner.doc.Node.ScalarType;
import dev.trustscan.scanner.doc.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** JSON values for protocols: made, looked at and written on one line of ASCII. */
public final class Json {
  /** No value. */
  public static final Node NULL = new Scalar("null", ScalarType.NULL, Span.NONE);

  private Json() {}

  /** A text. */
  public static Node text(String text) {
    return Shapes.text(text);
  }

  /** A number. */
  public static Node number(long number) {
    return Shapes.number(number);
  }

  /** True or false. */
  public static Node flag(boolean value) {
    return Shapes.flag(value);
  }

  /** A list. */
  public static Node list(List<? extends Node> items) {
    return Shapes.list(items);
  }

  /** An object. */
  public static Node map(Map<String, ? extends Node> members) {
    return Shapes.map(members);
  }

  /** The value of a member; nothing where there is no such member or no object. */
  public static Optional<Node> member(Node node, String name) {
    return Shapes.member(node, name);
  }

  /** Whether a name stands twice in one of its objects. */
  public static boolean isAmbiguous(Node node) {
    return Shapes.isAmbiguous(node);
  }

  /** One line without a line break, everything but printable ASCII escaped. */
  public static String line(Node node) {
    return JsonText.line(node);
  }
}
