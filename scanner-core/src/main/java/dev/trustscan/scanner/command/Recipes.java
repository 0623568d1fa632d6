package dev.trustscan.scanner.command;

import dev.trustscan.rules.Format;
import dev.trustscan.scanner.doc.Document;
import dev.trustscan.scanner.doc.DocumentReader;
import dev.trustscan.scanner.doc.Node;
import dev.trustscan.scanner.doc.Parsed;
import dev.trustscan.scanner.doc.Span;
import java.nio.charset.StandardCharsets;

/** Makefiles, justfiles and container build files: what they give to a shell. */
final class Recipes {
  private final Session session;
  private final Place place;

  private Recipes(Session session, Place place) {
    this.session = session;
    this.place = place;
  }

  static void read(Session session, Format format, String text, Place place) {
    var reader = new DocumentReader(session.limits());
    Parsed parsed = reader.read(format, text.getBytes(StandardCharsets.UTF_8));
    if (parsed instanceof Parsed.Ok ok) {
      var recipes = new Recipes(session, place);
      if (format == Format.DOCKERFILE) {
        recipes.container(ok.document());
      } else {
        recipes.targets(ok.document());
      }
    } else {
      session.out.raise(Behaviour.UNKNOWN_CODE);
    }
  }

  private void targets(Document document) {
    var state = new ShellState();
    for (Node.Member member : members(document.root())) {
      if (member.name().equals("variables")) {
        for (Node.Member variable : members(member.value())) {
          if (variable.value() instanceof Node.Scalar scalar && scalar.text().indexOf('$') < 0) {
            state.set(variable.name(), scalar.text(), 0, "");
          }
        }
      }
    }
    for (Node.Member member : members(document.root())) {
      switch (member.name()) {
        case "shell", "targets" -> run(member.value(), state);
        case "includes" -> includes(member.value());
        default -> {}
      }
    }
  }

  private void run(Node node, ShellState state) {
    switch (node) {
      case Node.Scalar scalar -> session.shell(scalar.text(), span(scalar), state.call(null));
      case Node.ListNode list -> list.items().forEach(item -> run(item, state));
      case Node.MapNode map -> map.members().forEach(member -> run(member.value(), state));
    }
  }

  private void includes(Node node) {
    if (node instanceof Node.ListNode list) {
      for (Node item : list.items()) {
        if (item instanceof Node.Scalar scalar && scalar.text().indexOf('$') < 0) {
          session.out.reference(Reference.Kind.SOURCES, scalar.text(), span(scalar));
        }
      }
    }
  }

  private void container(Document document) {
    if (!(document.root() instanceof Node.ListNode list)) {
      return;
    }
    for (Node item : list.items()) {
      String instruction = "";
      for (Node.Member member : members(item)) {
        if (member.value() instanceof Node.Scalar scalar) {
          if (member.name().equals("instruction")) {
            instruction = scalar.text();
          } else {
            instruction(instruction, scalar);
          }
        }
      }
    }
  }

  private void instruction(String name, Node.Scalar arguments) {
    String text = arguments.text();
    switch (name) {
      case "RUN", "CMD", "ENTRYPOINT", "HEALTHCHECK" -> {
        String command = text;
        while (command.startsWith("--") || command.startsWith("CMD ")) {
          int space = command.indexOf(' ');
          command = space < 0 ? "" : command.substring(space + 1).strip();
        }
        session.shell(
            command.startsWith("[") ? words(command) : command, span(arguments), new ShellState());
      }
      default -> session.out.raise(Behaviour.KNOWN_TOOL);
    }
  }

  /** The exec form as a shell would have to be given it. */
  private static String words(String list) {
    var out = new StringBuilder();
    boolean inside = false;
    for (int i = 0; i < list.length(); i++) {
      char c = list.charAt(i);
      if (c == '"') {
        inside = !inside;
        out.append('\'');
      } else if (inside) {
        out.append(c == '\'' ? "'\\''" : String.valueOf(c));
      } else if (c == ',') {
        out.append(' ');
      }
    }
    return out.toString();
  }

  /** Offsets are those of the document's text, which is the text that was given. */
  private Span span(Node node) {
    return place.at(node.span().start(), node.span().end());
  }

  private static java.util.List<Node.Member> members(Node node) {
    return node instanceof Node.MapNode map ? map.members() : java.util.List.of();
  }
}
