package dev.trustscan.scanner.inspect;

import com.google.re2j.Pattern;
import dev.trustscan.rules.Condition;
import dev.trustscan.rules.StructuralPath;
import dev.trustscan.scanner.doc.Located;
import dev.trustscan.scanner.doc.Node;
import dev.trustscan.scanner.doc.Nodes;
import java.util.ArrayList;
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
      case IS -> anyIs(found, condition.values());
      case IS_NOT -> !anyIs(found, condition.values());
      case MATCHES -> anyMatches(found, condition.values());
    };
  }

  private static boolean anyIs(List<Node> nodes, List<String> values) {
    for (Node node : nodes) {
      if (is(node, values)) {
        return true;
      }
    }
    return false;
  }

  private static boolean anyMatches(List<Node> nodes, List<String> patterns) {
    for (Node node : nodes) {
      if (matches(node, patterns)) {
        return true;
      }
    }
    return false;
  }

  /** The nodes that a path names below a node; {@code .} is the node itself. */
  static List<Node> nodes(Node node, String at) {
    if (at.equals(".")) {
      return List.of(node);
    }
    var nodes = new ArrayList<Node>();
    for (Located found : Nodes.select(node, path(at))) {
      nodes.add(found.node());
    }
    return nodes;
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
