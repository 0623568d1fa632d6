package dev.trustscan.scanner.closure;

import dev.trustscan.scanner.doc.Node;
import java.util.ArrayList;
import java.util.List;

/** The forms in which task runners write what a task runs. */
final class TaskShapes {
  private static final List<String> COMMANDS =
      List.of(
          "cmd", "cmds", "command", "commands", "run", "shell", "script", "sh", "exec", "sequence");
  private static final List<String> NEEDS =
      List.of("deps", "depends", "dependencies", "depends_on", "needs");

  private TaskShapes() {}

  static List<Node> commands(Node task) {
    var all = new ArrayList<Node>();
    if (task instanceof Node.MapNode) {
      for (String key : COMMANDS) {
        for (Node value : Trees.members(task, key)) {
          all.addAll(commands(value));
        }
      }
    } else if (task instanceof Node.ListNode list) {
      for (Node item : list.items()) {
        all.addAll(item instanceof Node.MapNode ? commands(item) : List.of(item));
      }
    } else {
      all.add(task);
    }
    return all;
  }

  static List<String> needs(Node task) {
    var all = new ArrayList<String>();
    for (String key : NEEDS) {
      for (Node value : Trees.members(task, key)) {
        Trees.scalars(value).forEach(scalar -> all.add(scalar.text()));
      }
    }
    if (Trees.member(task, "cmds") instanceof Node.ListNode list) {
      for (Node item : list.items()) {
        Trees.scalars(Trees.member(item, "task")).forEach(scalar -> all.add(scalar.text()));
      }
    }
    return all;
  }
}
