package dev.trustscan.scanner.doc;

import dev.trustscan.scanner.doc.Node.ListNode;
import dev.trustscan.scanner.doc.Node.MapNode;
import dev.trustscan.scanner.doc.Node.Member;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A node together with the way to it.
 *
 * <p>The pointer is a structural path without wildcards, {@code $} for the root: {@code
 * a."b.c"[0].d}. The second and later members of one name are told apart by {@code ~2}, {@code ~3}
 * after the name. Names and pointers of absurd length are cut and end in a digest of what was cut.
 */
public final class Located {
  // Of so few members the names are compared with one another.
  private static final int FEW = 8;

  private static final int LONGEST_NAME = 120;
  private static final int LONGEST_POINTER = 600;

  private final @Nullable Located parent;
  private final String step;
  private final Node node;
  private final Span nameSpan;
  private @Nullable String pointer;

  private Located(@Nullable Located parent, String step, Node node, Span nameSpan) {
    this.parent = parent;
    this.step = step;
    this.node = node;
    this.nameSpan = nameSpan;
  }

  static Located root(Node node) {
    return new Located(null, "$", node, Span.NONE);
  }

  /** The node. */
  public Node node() {
    return node;
  }

  /** Where its name stands, {@link Span#NONE} for list items and the root. */
  public Span nameSpan() {
    return nameSpan;
  }

  /** The structural path to the node. */
  public String pointer() {
    // Not recursive: the depth of the tree is the target's choice.
    var open = new ArrayDeque<Located>();
    Located at = this;
    while (at != null && at.pointer == null) {
      open.push(at);
      at = at.parent;
    }
    String text = at == null || at.pointer == null ? "" : at.pointer;
    for (Located next : open) {
      text = next.append(text);
      next.pointer = text;
    }
    return text;
  }

  private String append(String parentPointer) {
    if (parent == null) {
      return "$";
    }
    String whole;
    if (!parentPointer.equals("$") || parent.parent != null) {
      whole = step.startsWith("[") ? parentPointer + step : parentPointer + "." + step;
    } else {
      whole = step.startsWith("[") ? "$" + step : step;
    }
    return whole.length() <= LONGEST_POINTER ? whole : cut(whole, LONGEST_POINTER / 2);
  }

  /** The nodes directly below, in the order of the text. */
  public List<Located> children() {
    return switch (node) {
      case MapNode map -> all(map);
      case ListNode list -> items(list);
      case Node.Scalar scalar -> List.of();
    };
  }

  private List<Located> items(ListNode list) {
    var result = new ArrayList<Located>(list.items().size());
    for (int i = 0; i < list.items().size(); i++) {
      result.add(item(list, i));
    }
    return result;
  }

  /** One item of the list that this is. */
  Located item(ListNode list, int i) {
    return new Located(this, "[" + i + "]", list.items().get(i), Span.NONE);
  }

  private List<Located> all(MapNode map) {
    Members members = members(map);
    var result = new ArrayList<Located>(map.members().size());
    for (int i = 0; i < map.members().size(); i++) {
      result.add(members.get(i));
    }
    return result;
  }

  /** The members of the map that this is, each made when it is asked for. */
  Members members(MapNode map) {
    return new Members(this, map);
  }

  /** Members by number. A name that stands there more than once counts up. */
  static final class Members {
    private final Located map;
    private final List<Member> members;
    private int @Nullable [] counts;

    private Members(Located map, MapNode node) {
      this.map = map;
      this.members = node.members();
    }

    Located get(int i) {
      Member member = members.get(i);
      int count = members.size() <= FEW ? countBefore(i) : counts()[i];
      String name = quoted(member.name());
      String unique = count == 1 ? name : name + "~" + count;
      return new Located(map, unique, member.value(), member.nameSpan());
    }

    private int countBefore(int i) {
      int count = 1;
      for (int j = 0; j < i; j++) {
        count += members.get(j).name().equals(members.get(i).name()) ? 1 : 0;
      }
      return count;
    }

    private int[] counts() {
      int[] known = counts;
      if (known == null) {
        known = new int[members.size()];
        Map<String, Integer> seen = HashMap.newHashMap(known.length);
        for (int i = 0; i < known.length; i++) {
          known[i] = seen.merge(members.get(i).name(), 1, Integer::sum);
        }
        counts = known;
      }
      return known;
    }
  }

  private static String quoted(String name) {
    String text = name.length() <= LONGEST_NAME ? name : cut(name, LONGEST_NAME / 2);
    boolean bare = !text.isEmpty() && !text.equals("$");
    for (int i = 0; i < text.length() && bare; i++) {
      char c = text.charAt(i);
      bare = c > ' ' && ".[]{}*?~,\"\\".indexOf(c) < 0;
    }
    return bare ? text : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private static String cut(String text, int keep) {
    int end = Character.isHighSurrogate(text.charAt(keep - 1)) ? keep - 1 : keep;
    byte[] digest = Digests.sha256(text.getBytes(StandardCharsets.UTF_16BE));
    return text.substring(0, end) + "…" + HexFormat.of().formatHex(digest, 0, 8);
  }

  @Override
  public String toString() {
    return pointer();
  }
}
