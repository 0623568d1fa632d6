package dev.trustscan.scanner.inspect;

import dev.trustscan.rules.Element;
import dev.trustscan.rules.Format;
import dev.trustscan.scanner.doc.Located;
import dev.trustscan.scanner.doc.Node;
import dev.trustscan.scanner.doc.Nodes;
import dev.trustscan.scanner.inventory.SurfaceHit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the units of one document for one surface after the other. */
final class Drafter {
  /** Formats in which a key that nobody knows may still do something. */
  static final Set<Format> KEYED =
      EnumSet.of(
          Format.JSON,
          Format.JSONC,
          Format.JSON5,
          Format.YAML,
          Format.TOML,
          Format.INI,
          Format.PROPERTIES,
          Format.GIT_CONFIG,
          Format.DOTENV);

  private static final int MOST_OPAQUE = 200;
  private static final int DEEPEST_OPAQUE = 8;

  private Drafter() {}

  /** The units that a surface's elements name; the first element that fits owns a node. */
  static List<Draft> elements(SurfaceHit hit, Node root) {
    var drafts = new ArrayList<Draft>();
    Set<String> owned = new HashSet<>();
    for (Element element : hit.surface().elements()) {
      for (Located at : Nodes.select(root, Conditions.path(element.path()))) {
        if (!owned.contains(at.pointer()) && Conditions.hold(element.when(), at.node())) {
          if (drafts.size() > Inspector.MOST_UNITS) {
            return drafts;
          }
          owned.add(at.pointer());
          drafts.add(Draft.of(hit, at.pointer(), at.node(), element));
        }
      }
    }
    return drafts;
  }

  /** What no element of any surface of this file knows, as few and as large pieces as possible. */
  static List<Draft> opaque(SurfaceHit hit, Node root, List<Draft> known) {
    if (!KEYED.contains(hit.surface().format()) || hit.surface().elements().isEmpty()) {
      return List.of();
    }
    var owned = Owned.of(known);
    var drafts = new ArrayList<Draft>();
    collect(hit, Nodes.root(root), owned, drafts, 0);
    return drafts;
  }

  private static void collect(
      SurfaceHit hit, Located parent, Owned owned, List<Draft> drafts, int depth) {
    if (!(parent.node() instanceof Node.MapNode) || depth > DEEPEST_OPAQUE) {
      return;
    }
    for (Located child : parent.children()) {
      if (owned.isOwned(child.node())) {
        continue;
      }
      if (owned.hasOwnedInside(child.node())) {
        collect(hit, child, owned, drafts, depth + 1);
      } else if (drafts.size() < MOST_OPAQUE) {
        drafts.add(
            Draft.opaque(
                hit, child.pointer(), child.node(), "not known to this version of the catalogue"));
      }
    }
  }

  /** Where owned nodes lie, by their offsets in the text. */
  private record Owned(Set<Node> nodes, int[] starts) {
    static Owned of(List<Draft> drafts) {
      Set<Node> nodes = java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
      for (Draft draft : drafts) {
        nodes.add(draft.node());
      }
      return new Owned(
          nodes, drafts.stream().mapToInt(d -> d.node().span().start()).sorted().toArray());
    }

    boolean isOwned(Node node) {
      return nodes.contains(node);
    }

    boolean hasOwnedInside(Node node) {
      int at = java.util.Arrays.binarySearch(starts, node.span().start());
      int first = at >= 0 ? at : -at - 1;
      return first < starts.length && starts[first] < Math.max(node.span().end(), 1);
    }
  }
}
