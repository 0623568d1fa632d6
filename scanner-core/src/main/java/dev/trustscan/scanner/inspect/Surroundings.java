package dev.trustscan.scanner.inspect;

import dev.trustscan.rules.Effect;
import dev.trustscan.rules.Format;
import dev.trustscan.scanner.doc.Canonical;
import dev.trustscan.scanner.doc.Node;
import dev.trustscan.scanner.doc.Parsed;
import dev.trustscan.scanner.source.Content;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What of a file belongs to the value of a unit without being inside it, so that no change of it
 * goes unseen: the matcher beside a hook in the same list item, or the whole file where a reader
 * may see it otherwise than we do.
 */
final class Surroundings {
  /** Of files that were not read. */
  static final Surroundings NONE = new Surroundings(Map.of(), new IdentityHashMap<>());

  private static final byte[] NOTHING = new byte[0];
  private static final int DEEPEST = 200;

  private final Map<Format, byte[]> doubtful;
  private final IdentityHashMap<Node, byte[]> items;

  private Surroundings(Map<Format, byte[]> doubtful, IdentityHashMap<Node, byte[]> items) {
    this.doubtful = doubtful;
    this.items = items;
  }

  static Surroundings of(Map<Format, Parsed> parsed, List<Draft> drafts, Content.Whole content) {
    byte[] file = content.sha256().getBytes(StandardCharsets.UTF_8);
    Map<Format, byte[]> doubtful = new EnumMap<>(Format.class);
    Set<Node> owned = identities(drafts, false);
    Set<Node> acting = identities(drafts, true);
    var items = new IdentityHashMap<Node, byte[]>();
    parsed.forEach((format, result) -> {
      boolean sure =
          Drafter.KEYED.contains(format)
              && result instanceof Parsed.Ok ok
              && ok.document().notes().isEmpty();
      if (!sure) {
        doubtful.put(format, file);
      } else if (result instanceof Parsed.Ok ok) {
        walk(ok.document().root(), NOTHING, false, owned, acting, items, 0);
      }
    });
    return new Surroundings(doubtful, items);
  }

  private static Set<Node> identities(Collection<Draft> drafts, boolean acting) {
    Set<Node> nodes = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Draft draft : drafts) {
      boolean acts = draft.effects().getFirst().compareTo(Effect.INFLUENCES) <= 0;
      if (!acting || acts) {
        nodes.add(draft.node());
      }
    }
    return nodes;
  }

  /** Remembers for each owned node what its list items say beside it. */
  private static void walk(
      Node node,
      byte[] around,
      boolean item,
      Set<Node> owned,
      Set<Node> acting,
      IdentityHashMap<Node, byte[]> items,
      int depth) {
    if (owned.contains(node)) {
      items.putIfAbsent(node, around);
    }
    if (depth > DEEPEST) {
      return;
    }
    // A switch over types costs milliseconds at start-up.
    if (node instanceof Node.ListNode list) {
      for (Node each : list.items()) {
        walk(each, around, true, owned, acting, items, depth + 1);
      }
    } else if (node instanceof Node.MapNode map) {
      byte[] inner = item ? UnitDigest.both(around, beside(map, acting)) : around;
      for (Node.Member member : map.members()) {
        walk(member.value(), inner, false, owned, acting, items, depth + 1);
      }
    }
  }

  /** The members of a list's item which hold no unit that acts by itself. */
  private static byte[] beside(Node.MapNode map, Set<Node> acting) {
    var kept = map.members().stream().filter(m -> !holds(m.value(), acting, 0)).toList();
    return Canonical.of(new Node.MapNode(kept, map.span()));
  }

  private static boolean holds(Node node, Set<Node> acting, int depth) {
    if (acting.contains(node) || depth > DEEPEST) {
      return true;
    }
    if (node instanceof Node.ListNode list) {
      return list.items().stream().anyMatch(each -> holds(each, acting, depth + 1));
    }
    return node instanceof Node.MapNode map
        && map.members().stream().anyMatch(each -> holds(each.value(), acting, depth + 1));
  }

  /** What belongs to a draft's value. */
  byte[] of(Draft draft) {
    byte[] file = doubtful.getOrDefault(draft.hit().surface().format(), NOTHING);
    byte[] beside = items.getOrDefault(draft.node(), NOTHING);
    return file.length == 0 ? beside : file;
  }
}
