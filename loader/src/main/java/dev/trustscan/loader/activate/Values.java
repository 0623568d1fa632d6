package dev.trustscan.loader.activate;

import dev.trustscan.loader.gate.InertUnit;
import dev.trustscan.loader.gate.NoLongerTrusted;
import dev.trustscan.loader.gate.Payload;
import dev.trustscan.loader.gate.Trusted;
import dev.trustscan.rules.CommandSpec;
import dev.trustscan.scanner.command.CommandLine;
import dev.trustscan.scanner.doc.Node;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads plain values out of verified nodes. Of a name that occurs twice the last one counts. */
final class Values {
  private Values() {}

  /** What a token carries, if it is still live. */
  static Payload open(Trusted<? extends InertUnit> token, Instant now) throws NoLongerTrusted {
    if (!token.isLive(now)) {
      throw new NoLongerTrusted(token);
    }
    return token.verified();
  }

  static Optional<Active.Command> command(Payload payload) {
    return payload.command().map(Values::command);
  }

  private static Active.Command command(CommandLine command) {
    boolean words =
        command.form() == CommandSpec.Form.ARGV || command.form() == CommandSpec.Form.WORDS;
    return words
        ? new Active.Command(Active.Form.ARGV, command.words())
        : new Active.Command(Active.Form.SHELL, List.of(String.join(" ", command.words())));
  }

  static Optional<Node> member(Node node, String name) {
    Optional<Node> found = Optional.empty();
    if (node instanceof Node.MapNode map) {
      for (Node.Member member : map.members()) {
        found = member.name().equals(name) ? Optional.of(member.value()) : found;
      }
    }
    return found;
  }

  static String text(Node node) {
    return node instanceof Node.Scalar scalar ? scalar.text() : "";
  }

  static String text(Node node, String name) {
    return member(node, name).map(Values::text).orElse("");
  }

  /** The plain values of a map. */
  static Map<String, String> texts(Optional<Node> node) {
    var texts = new HashMap<String, String>();
    if (node.isPresent() && node.get() instanceof Node.MapNode map) {
      for (Node.Member member : map.members()) {
        if (member.value() instanceof Node.Scalar scalar) {
          texts.put(member.name(), scalar.text());
        }
      }
    }
    return texts;
  }

  /** The last name of a pointer, without quotation marks. */
  static String lastName(String pointer) {
    if (pointer.endsWith("\"")) {
      int start = pointer.length() - 2;
      while (start > 0 && !(pointer.charAt(start) == '"' && pointer.charAt(start - 1) != '\\')) {
        start--;
      }
      return pointer
          .substring(start + 1, pointer.length() - 1)
          .replace("\\\"", "\"")
          .replace("\\\\", "\\");
    }
    return pointer.substring(pointer.lastIndexOf('.') + 1);
  }
}
