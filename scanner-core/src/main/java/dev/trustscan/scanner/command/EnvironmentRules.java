package dev.trustscan.scanner.command;

import dev.trustscan.scanner.command.Fact.Kind;
import dev.trustscan.scanner.command.Invocation.Conditions;
import dev.trustscan.scanner.doc.Span;
import java.util.List;

/** Variables whose value is run or loaded by the programs that see them. */
final class EnvironmentRules {
  private EnvironmentRules() {}

  static void assigned(Session session, Place place, ShellState state, String name, Value value) {
    Span span = place.at(value.start(), value.end());
    switch (name) {
      case "NODE_OPTIONS", "BUN_OPTIONS" -> options(session, place, state, value);
      case "LD_PRELOAD",
          "DYLD_INSERT_LIBRARIES",
          "LD_AUDIT",
          "PYTHONSTARTUP",
          "BASH_ENV",
          "ENV" -> {
        if (!value.text().isEmpty()) {
          invoke(session, place, state, value).reference(Reference.Kind.RUNS, value);
        }
      }
      case "GIT_SSH_COMMAND",
          "GIT_EXTERNAL_DIFF",
          "GIT_PAGER",
          "PAGER",
          "GIT_EDITOR",
          "GIT_SEQUENCE_EDITOR",
          "GIT_ASKPASS",
          "SSH_ASKPASS",
          "GIT_PROXY_COMMAND",
          "PROMPT_COMMAND",
          "LESSOPEN",
          "MANPAGER" -> {
        if (!value.dynamic()) {
          session.shell(value.text(), span, state.call(null));
        }
      }
      case "PERL5OPT", "RUBYOPT", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "MAVEN_OPTS" -> {
        if (value.text().contains("-javaagent")
            || value.text().contains("-agentpath")
            || value.text().contains("-r")
            || value.text().contains("-M")) {
          session.fact(Kind.INLINE_CODE, span, name);
          session.out.raise(Behaviour.UNKNOWN_CODE);
        }
      }
      default -> {}
    }
  }

  private static Invocation invoke(Session session, Place place, ShellState state, Value value) {
    return new Invocation(session, place, state, List.of(value), Flow.NONE, Conditions.PLAIN);
  }

  private static void options(Session session, Place place, ShellState state, Value value) {
    String[] words = value.text().split(" ");
    for (int i = 0; i < words.length; i++) {
      String word = words[i];
      int equals = word.indexOf('=');
      String option = equals < 0 ? word : word.substring(0, equals);
      if (Options.LOADING.contains(option)) {
        String file =
            equals < 0 ? (i + 1 < words.length ? words[i + 1] : "") : word.substring(equals + 1);
        if (file.startsWith(".") || file.contains("/") || file.startsWith("data:")) {
          invoke(session, place, state, value).reference(Reference.Kind.SOURCES, value.as(file));
        }
      }
    }
  }
}
