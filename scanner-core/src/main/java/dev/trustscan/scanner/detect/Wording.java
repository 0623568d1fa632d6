package dev.trustscan.scanner.detect;

import dev.trustscan.rules.Consumer;
import dev.trustscan.rules.Gate;
import dev.trustscan.rules.Trigger;
import dev.trustscan.scanner.inspect.Unit;
import java.util.List;

/** Our own words for what happens, shared by rules and reports. */
public final class Wording {
  private Wording() {}

  /** When a trigger is, as the end of a sentence. */
  public static String when(Trigger trigger) {
    return switch (trigger) {
      case CHECKOUT -> "when git touches the files";
      case OPEN -> "when the folder or a file is opened";
      case CD -> "when a shell enters the directory";
      case SESSION_START -> "when an agent session starts";
      case PROMPT -> "when a prompt is sent";
      case TOOL_USE -> "when an agent uses a tool";
      case COMMAND -> "when a person asks for it";
      case INSTALL -> "when dependencies are installed";
      case BUILD -> "when the project is built";
      case TEST -> "when tests or linters run";
      case CI -> "on a server, after a push or pull request";
      case READ -> "when it is read";
    };
  }

  /** What stands in front, as the end of a sentence. */
  public static String gate(Gate gate) {
    return switch (gate.kind()) {
      case NONE -> "before anybody is asked";
      case OPT_IN -> "if the user has turned the feature on";
      case PROMPT -> "after one question, asked once";
      case CONTENT_HASH -> "after a question bound to the content";
      case PROTECTED_CONFIG -> "if the user's own configuration allows it";
      case TOOL_CHECK -> "after the tool's own checks";
      case OS -> "as far as the operating system allows";
    };
  }

  /** Names of consumers, at most three. */
  public static String consumers(List<Consumer> consumers) {
    var names = consumers.stream().map(Consumer::name).toList();
    return switch (names.size()) {
      case 0 -> "some tool";
      case 1 -> names.getFirst();
      case 2 -> names.get(0) + " and " + names.get(1);
      case 3 -> names.get(0) + ", " + names.get(1) + " and " + names.get(2);
      default -> names.get(0) + ", " + names.get(1) + " and " + (names.size() - 2) + " more";
    };
  }

  /** The command as one line of the target's text; empty if there is none. */
  public static String command(Unit unit) {
    return unit.command().map(c -> String.join(" ", c.words())).orElse("");
  }
}
