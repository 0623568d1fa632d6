package dev.trustscan.scanner.inspect;

import dev.trustscan.rules.CommandSpec;
import dev.trustscan.scanner.command.CommandLine;
import dev.trustscan.scanner.doc.Node;
import dev.trustscan.scanner.doc.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a command out of a node, as an element says. */
final class Commands {
  private static final int MOST_WORDS = 10_000;

  private Commands() {}

  static Optional<CommandLine> read(CommandSpec spec, Node node) {
    var words = new ArrayList<String>();
    var spans = new ArrayList<Span>();
    boolean anyFromNode = false;
    for (String at : spec.at()) {
      if (at.startsWith("=")) {
        words.add(at.substring(1));
        spans.add(node.span());
        continue;
      }
      boolean marked = at.startsWith("!");
      int first = words.size();
      for (Node value : Conditions.nodes(node, marked ? at.substring(1) : at)) {
        anyFromNode |= add(value, words, spans);
      }
      if (marked) {
        words.subList(first, words.size()).replaceAll(Commands::withoutMark);
      }
    }
    if (!anyFromNode) {
      return Optional.empty();
    }
    return Optional.of(new CommandLine(spec.form(), words, spans));
  }

  /** Git marks a shell command by an exclamation mark in front of it. */
  private static String withoutMark(String text) {
    String stripped = text.stripLeading();
    return stripped.startsWith("!") ? stripped.substring(1) : text;
  }

  private static boolean add(Node node, List<String> words, List<Span> spans) {
    return switch (node) {
      case Node.Scalar scalar -> {
        if (scalar.type() == Node.ScalarType.NULL || words.size() >= MOST_WORDS) {
          yield false;
        }
        words.add(scalar.text());
        spans.add(scalar.span());
        yield true;
      }
      case Node.ListNode list -> {
        boolean any = false;
        for (Node item : list.items()) {
          // One level only: a list of lists is no command line.
          if (item instanceof Node.Scalar) {
            any |= add(item, words, spans);
          }
        }
        yield any;
      }
      case Node.MapNode map -> {
        // Named commands, as in devcontainer.json's object form.
        boolean any = false;
        for (Node.Member member : map.members()) {
          if (!(member.value() instanceof Node.MapNode)) {
            any |= add(member.value(), words, spans);
          }
        }
        yield any;
      }
    };
  }
}
