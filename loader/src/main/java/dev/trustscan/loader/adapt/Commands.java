package dev.trustscan.loader.adapt;

import dev.trustscan.loader.gate.Payload;
import dev.trustscan.rules.CommandSpec;
import dev.trustscan.scanner.command.CommandLine;
import dev.trustscan.scanner.doc.Node;
import dev.trustscan.scanner.doc.Node.ListNode;
import dev.trustscan.scanner.doc.Node.MapNode;
import dev.trustscan.scanner.doc.Node.Member;
import dev.trustscan.scanner.doc.Node.Scalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Ties commands to vetted bytes. A command whose every file is named by a word of its own gets the
 * words of the copies; any other one is handed to {@code trustscan exec}, which looks again.
 */
final class Commands {
  private final Places places;
  private final String agent;

  Commands(Places places, String agent) {
    this.places = places;
    this.agent = agent;
  }

  /**
   * A value with its command tied.
   *
   * @param value the unit's value
   * @param binding how far it is tied
   */
  record Tied(Node value, Binding binding) {}

  /** Ties the command of a unit. */
  Tied tie(Part part) {
    Payload payload = part.payload();
    if (payload.command().isEmpty() || payload.reached().isEmpty()) {
      return new Tied(part.value(), Binding.NONE);
    }
    CommandLine command = payload.command().get();
    var used = new HashSet<String>();
    Optional<Node> copied =
        isMoved(part.value(), command)
            ? Optional.empty()
            : Optional.of(replaced(part.value(), command, copies(part), used));
    if (copied.isPresent() && used.size() == payload.reached().size()) {
      return new Tied(copied.get(), Binding.COPIED);
    }
    return new Tied(checked(part, command), Binding.CHECKED);
  }

  /** Words that start a unit through the check. */
  List<String> execWords(Part part) {
    var words = new ArrayList<>(places.self());
    words.addAll(
        List.of(
            "exec",
            "--unit",
            part.digest().toString(),
            "--agent",
            agent,
            "--repo",
            places.checkout().toString()));
    return words;
  }

  /** The copy of each file that a unit reaches, by repository path. */
  private Map<String, String> copies(Part part) {
    var copies = new HashMap<String, String>();
    for (Payload.Body body : part.payload().reached()) {
      copies.put(
          body.path().text(), ScriptCopies.path(places.scripts(), part, body.path()).toString());
    }
    return copies;
  }

  private static boolean isMoved(Node value, CommandLine command) {
    return Shapes.member(value, "cwd").isPresent()
        || command.form() == CommandSpec.Form.SHELL
            && command.words().stream().anyMatch(ShellWords::moves);
  }

  private static Node replaced(
      Node node, CommandLine command, Map<String, String> copies, Set<String> used) {
    return mapped(
        node,
        command,
        text -> {
          java.util.function.Function<String, Optional<String>> copy =
              path -> {
                Optional<String> found = Optional.ofNullable(copies.get(path));
                found.ifPresent(f -> used.add(path));
                return found;
              };
          return command.form() == CommandSpec.Form.ARGV || command.form() == CommandSpec.Form.FILE
              ? ShellWords.path(text).flatMap(copy).orElse(text)
              : ShellWords.replace(text, copy);
        });
  }

  /** The same value with other texts where the command's words stand. */
  private static Node mapped(
      Node node, CommandLine command, java.util.function.UnaryOperator<String> word) {
    return switch (node) {
      case Scalar scalar ->
          command.spans().contains(scalar.span()) && scalar.span().exists()
              ? new Scalar(word.apply(scalar.text()), scalar.type(), scalar.span())
              : scalar;
      case ListNode list ->
          new ListNode(
              list.items().stream().map(item -> mapped(item, command, word)).toList(), list.span());
      case MapNode map ->
          new MapNode(
              map.members().stream()
                  .map(m -> new Member(m.name(), m.nameSpan(), mapped(m.value(), command, word)))
                  .toList(),
              map.span());
    };
  }

  /** The same value with a command that looks again; the rest of the value stays. */
  private Node checked(Part part, CommandLine command) {
    List<String> words = execWords(part);
    if (part.value() instanceof Scalar) {
      return Shapes.text(line(words));
    }
    if (part.value() instanceof ListNode) {
      return Shapes.texts(words);
    }
    MapNode map = (MapNode) part.value();
    var members = new ArrayList<Member>();
    boolean split =
        Shapes.member(map, "args").isPresent() || command.form() != CommandSpec.Form.SHELL;
    boolean done = false;
    for (Member member : map.members()) {
      if (member.name().equals("args") || member.name().equals("cwd")) {
        continue;
      }
      if (!holds(member.value(), command)) {
        members.add(member);
        continue;
      }
      if (done) {
        continue;
      }
      done = true;
      if (member.value() instanceof ListNode) {
        members.add(new Member(member.name(), member.nameSpan(), Shapes.texts(words)));
      } else if (split) {
        members.add(new Member(member.name(), member.nameSpan(), Shapes.text(words.getFirst())));
        members.add(
            new Member("args", member.nameSpan(), Shapes.texts(words.subList(1, words.size()))));
      } else {
        members.add(new Member(member.name(), member.nameSpan(), Shapes.text(line(words))));
      }
    }
    return new MapNode(members, map.span());
  }

  private static boolean holds(Node node, CommandLine command) {
    return switch (node) {
      case Scalar scalar -> scalar.span().exists() && command.spans().contains(scalar.span());
      case ListNode list -> list.items().stream().anyMatch(item -> holds(item, command));
      case MapNode map -> map.members().stream().anyMatch(m -> holds(m.value(), command));
    };
  }

  static String line(List<String> words) {
    return String.join(" ", words.stream().map(ShellWords::quote).toList());
  }
}
