package dev.trustscan.scanner.doc;

import dev.trustscan.scanner.doc.DocNote.Kind;
import dev.trustscan.scanner.doc.Node.ListNode;
import dev.trustscan.scanner.doc.Node.MapNode;
import dev.trustscan.scanner.doc.Node.Member;
import dev.trustscan.scanner.doc.Node.Scalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A collection that is not closed yet. */
final class YamlFrame {
  private final Reading in;
  private final boolean map;
  private final boolean flow;
  private final int start;
  private final String anchor;
  private final List<Node> items = new ArrayList<>();
  private final List<Member> members = new ArrayList<>();
  private final List<Node> merges = new ArrayList<>();
  private final Names names;
  private @Nullable YamlValue key;
  private Span keySpan = Span.NONE;
  private long weight = 1;
  private int height;
  private long chars;
  private int lastEnd;

  YamlFrame(Reading in, boolean map, boolean flow, int start, String anchor) {
    this.in = in;
    this.map = map;
    this.flow = flow;
    this.start = start;
    this.anchor = anchor;
    this.names = new Names(in);
    this.lastEnd = start;
  }

  boolean flow() {
    return flow;
  }

  /** Whether a name comes next. */
  boolean wantsName() {
    return map && key == null;
  }

  String anchor() {
    return anchor;
  }

  int lastEnd() {
    return lastEnd;
  }

  void add(YamlValue value, int end) {
    weight += value.weight();
    height = Math.max(height, value.height());
    chars += value.chars();
    lastEnd = Math.max(lastEnd, end);
    if (!map) {
      items.add(value.node());
    } else if (key == null) {
      key = value;
      keySpan = value.node().span();
    } else {
      member(key, value);
      key = null;
    }
  }

  private void member(YamlValue nameValue, YamlValue value) {
    String name = name(nameValue.node());
    if (nameValue.plain() && name.equals("<<")) {
      in.note(Kind.ALIAS, keySpan.start(), keySpan.end(), "takes in the names of other values");
      merges.add(value.node());
      return;
    }
    names.see(name, keySpan.start(), keySpan.end());
    members.add(new Member(name, keySpan, value.node()));
  }

  /** A name that is no scalar goes by the text that wrote it. */
  private String name(Node node) {
    return node instanceof Scalar scalar
        ? scalar.text()
        : in.text().substring(node.span().start(), node.span().end());
  }

  YamlValue finish(int end) {
    for (Node merge : merges) {
      merge(merge);
    }
    Node node = map ? in.map(members, start, end) : in.list(items, start, end);
    return new YamlValue(node, weight, height + 1, chars, false);
  }

  /** Takes in names that are not there yet; of several values the first wins. */
  private void merge(Node value) {
    Set<String> own = new HashSet<>();
    for (Member member : members) {
      own.add(member.name());
    }
    List<Node> sources = value instanceof ListNode list ? list.items() : List.of(value);
    for (Node source : sources) {
      if (source instanceof MapNode map) {
        for (Member member : map.members()) {
          if (own.add(member.name())) {
            members.add(member);
          }
        }
      }
    }
  }
}
