package dev.trustscan.scanner.command;

import dev.trustscan.scanner.command.Fact.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Coding agents, started by a command. */
final class Agents {
  private Agents() {}

  static void register(Map<String, Handler> all) {
    for (String name : Tables.PROGRAMS.of("agent")) {
      all.put(name, Agents::run);
    }
  }

  static boolean isPackage(String name) {
    return Tables.NAMES.is("agent-package", name);
  }

  static Flow run(Invocation inv) {
    inv.fact(Kind.STARTS_AGENT, inv.program(), inv.program().text());
    inv.raise(Behaviour.OUTSIDE_PROGRAM);
    boolean bypass = bypass(inv, 1);
    boolean prompts = !inv.in().empty();
    for (Value value : inv.arguments()) {
      prompts |= !value.option() || value.is("-p") || value.is("--print");
    }
    if (bypass) {
      inv.raise(prompts ? Behaviour.HOSTILE : Behaviour.UNKNOWN_CODE);
    } else if (prompts && !administers(inv)) {
      inv.raise(Behaviour.UNKNOWN_CODE);
    }
    if (inv.argument(0).equals("mcp") && inv.has("add", "add-json", "add-from-claude-desktop")) {
      inv.fact(Kind.WRITES_CONTROL_FILE, "mcp add");
      inv.raise(Behaviour.UNKNOWN_CODE);
    }
    return new Flow(inv.taint(), null, "");
  }

  private static boolean administers(Invocation inv) {
    return switch (inv.argument(0)) {
      case "--version",
          "version",
          "doctor",
          "update",
          "config",
          "mcp",
          "login",
          "logout",
          "auth",
          "hooks",
          "completion",
          "plugin" ->
          true;
      default -> false;
    };
  }

  /** Whether a flag turns the agent's checks off. */
  static boolean bypass(Invocation inv, int from) {
    boolean found = false;
    List<Value> words = inv.words();
    for (int i = from; i < words.size(); i++) {
      String text = words.get(i).text().toLowerCase(Locale.ROOT);
      boolean pair =
          (text.equals("--permission-mode")
                  || text.equals("--approval-mode")
                  || text.equals("--sandbox")
                  || text.equals("-s")
                  || text.equals("-a")
                  || text.equals("--ask-for-approval"))
              && i + 1 < words.size()
              && Tables.NAMES.is(
                  "agent-bypass-value", words.get(i + 1).text().toLowerCase(Locale.ROOT));
      boolean all =
          (text.equals("-y") || text.equals("--yes") || text.equals("-a"))
              && bypassLetter(inv, text);
      if (pair || all || Tables.NAMES.is("agent-bypass", text)) {
        inv.fact(Kind.AGENT_BYPASS, words.get(i), words.get(i).text());
        found = true;
      }
    }
    return found;
  }

  private static boolean bypassLetter(Invocation inv, String text) {
    String name = Names.program(inv.program().text());
    return switch (name) {
      case "gemini", "qwen" -> text.equals("-y");
      case "q", "qchat", "kiro-cli" -> text.equals("-a");
      case "aider" -> text.equals("--yes");
      default -> false;
    };
  }

  /** An agent's bypass flag among the arguments of a script hints at what it will start. */
  static void armed(Invocation inv, int from) {
    if (bypass(inv, from + 1)) {
      inv.raise(Behaviour.UNKNOWN_CODE);
    }
  }
}
