package dev.trustscan.scanner.doc;

import dev.trustscan.scanner.doc.Node.ListNode;
import dev.trustscan.scanner.doc.Node.Member;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Children by name, in the order of their first. */
final class XmlChildren {
  private final Reading in;
  private final Map<String, Same> byName = new LinkedHashMap<>();

  /** The children of one name, with the place of the first. */
  private record Same(Key key, List<Node> nodes) {}

  XmlChildren(Reading in) {
    this.in = in;
  }

  boolean isEmpty() {
    return byName.isEmpty();
  }

  void add(Key key, Node node) {
    byName.computeIfAbsent(key.name(), name -> new Same(key, new ArrayList<>())).nodes.add(node);
  }

  List<Member> members() {
    var members = new ArrayList<Member>();
    for (Same same : byName.values()) {
      int from = same.nodes.getFirst().span().start();
      ListNode list = in.list(same.nodes, from, same.nodes.getLast().span().end());
      members.add(in.member(same.key.name(), same.key.start(), same.key.end(), list));
    }
    return members;
  }
}
