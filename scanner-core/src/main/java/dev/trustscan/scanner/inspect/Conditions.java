package dev.trustscan.scanner.inspect;

import com.google.re2j.Pattern;
import dev.trustscan.rules.Condition;
import dev.trustscan.rules.StructuralPath;
import dev.trustscan.scanner.doc.Located;
import dev.trustscan.scanner.doc.Node;
import dev.trustscan.scanner.doc.Nodes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tests an element's conditions on a node. */
final class Conditions {
  private static final Map<String, Pattern> PATTERNS = new ConcurrentHashMap<>();
  private static final Map<String, StructuralPath> PATHS = new ConcurrentHashMap<>();

  private Conditions() {}

  static StructuralPath path(String text) {
    return PATHS.computeIfAbsent(text, StructuralPath::parse);
  }

  static boolean hold(List<Condition> conditions, Node node) {
    for (Condition condition : conditions) {
      if (!holds(condition, node)) {
        return false;
      }
    }
    return true;
  }

  private static boolean holds(Condition condition, Node node) {
    List<Node> found = nodes(node, condition.at());
    return switch (condition.test()) {
      case PRESENT -> !found.isEmpty();
      case ABSENT -> found.isEmpty();
      case IS -> found.stream().anyMatch(at -> is(at, condition.values()));
      case IS_NOT -> found.stream().noneMatch(at -> is(at, condition.values()));
      case MATCHES -> found.stream().anyMatch(at -> matches(at, condition.values()));
    };
  }

  /** The nodes that a path names below a node; {@code .} is the node itself. */
  static List<Node> nodes(Node node, String at) {
    return at.equals(".")
        ? List.of(node)
        : Nodes.select(node, path(at)).stream().map(Located::node).toList();
  }

  private static boolean is(Node node, List<String> values) {
    if (!(node instanceof Node.Scalar scalar)) {
      return false;
    }
    for (String value : values) {
      if (value.equalsIgnoreCase(scalar.text())) {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(Node node, List<String> patterns) {
    if (!(node instanceof Node.Scalar scalar)) {
      return false;
    }
    for (String pattern : patterns) {
      if (PATTERNS.computeIfAbsent(pattern, Pattern::compile).matcher(scalar.text()).find()) {
        return true;
      }
    }
    return false;
  }
}
