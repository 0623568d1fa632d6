package dev.trustscan.scanner.command;

import dev.trustscan.scanner.command.Fact.Kind;
import java.util.Locale;

/** Strings that put together the command line of a coding agent with its checks turned off. */
final class AgentStrings {
  private static final int NEAR = 60;
  private final SourceReader reader;
  private int agent = Integer.MIN_VALUE / 2;
  private String name = "";

  AgentStrings(SourceReader reader) {
    this.reader = reader;
  }

  void string(int i) {
    String text = reader.tokens().value(i);
    if (text.length() > 4_000 || text.isEmpty()) {
      return;
    }
    String lower = text.toLowerCase(Locale.ROOT);
    if (Tables.PROGRAMS.is("agent", lower)) {
      agent = i;
      name = lower;
      return;
    }
    if (lower.charAt(0) == '-') {
      boolean bypass = Tables.NAMES.is("agent-bypass", lower);
      if (bypass && i - agent < NEAR) {
        armed(i, text);
      }
      return;
    }
    int space = lower.indexOf(' ');
    if (space > 0
        && Tables.PROGRAMS.is("agent", lower.substring(0, space))
        && lower.indexOf(" --", space) > 0) {
      for (String word : WordSplitter.words(lower, " \n")) {
        if (Tables.NAMES.is("agent-bypass", word) && !reader.functions().printing(i)) {
          name = lower.substring(0, space);
          armed(i, word);
          return;
        }
      }
    }
  }

  private void armed(int i, String flag) {
    if (reader.functions().printing(i)) {
      return;
    }
    reader.session().fact(Kind.STARTS_AGENT, reader.span(i, i), name);
    reader.session().fact(Kind.AGENT_BYPASS, reader.span(i, i), flag);
    reader.session().out.raise(Behaviour.HOSTILE);
  }
}
