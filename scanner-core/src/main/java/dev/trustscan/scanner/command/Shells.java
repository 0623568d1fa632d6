package dev.trustscan.scanner.command;

import dev.trustscan.rules.Format;
import dev.trustscan.scanner.command.Fact.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Shells: {@code sh -c text}, {@code sh file}, {@code … | sh}. */
final class Shells {
  private static final Set<String> VALUED =
      Set.of("-o", "+o", "-O", "+O", "--rcfile", "--init-file");

  private Shells() {}

  static void register(Map<String, Handler> all) {
    for (String name : Tables.PROGRAMS.of("shell")) {
      all.put(name, Shells::run);
    }
  }

  private static Flow run(Invocation inv) {
    List<Value> words = inv.words();
    Options.values(words, "--rcfile", "--init-file")
        .forEach(file -> inv.reference(Reference.Kind.SOURCES, file));
    int i = 1;
    while (i < words.size()) {
      String word = words.get(i).text();
      if (word.equals("--") || word.equals("-")) {
        i++;
        break;
      }
      if (!word.startsWith("-") && !word.startsWith("+")) {
        break;
      }
      if (!word.startsWith("--") && word.indexOf('c') > 0) {
        return text(inv, i + 1);
      }
      if (word.equals("--command")) {
        return text(inv, i + 1);
      }
      if (!word.startsWith("--") && word.indexOf('s') > 0) {
        return standardInput(inv, Format.SHELL);
      }
      i += VALUED.contains(word) ? 2 : 1;
    }
    if (i >= words.size()) {
      return standardInput(inv, Format.SHELL);
    }
    Value file = words.get(i);
    if (file.is("/dev/stdin") || file.is("/dev/fd/0")) {
      return standardInput(inv, Format.SHELL);
    }
    inv.reference(Reference.Kind.RUNS, file);
    return new Flow(inv.taint(), null, "");
  }

  private static Flow text(Invocation inv, int index) {
    int at = index;
    while (at < inv.words().size()
        && inv.words().get(at).option()
        && inv.words().get(at).text().length() < 4) {
      at++;
    }
    if (at >= inv.words().size()) {
      return Flow.NONE;
    }
    Value text = inv.words().get(at);
    inv.fact(Kind.INLINE_CODE, text, inv.program().text());
    if (Taint.has(text.taint(), Taint.NETWORK | Taint.DNS | Taint.DECODED)
        || (text.dynamic() && text.taint() != 0 && whole(text.text()))) {
      Code.run(inv, Format.SHELL, flow(text), inv.span(text));
      return new Flow(inv.taint(), null, "");
    }
    ShellState inner = inv.state().call(null);
    if (at + 1 < inv.words().size()) {
      inner.arguments =
          inv.words().subList(Math.min(at + 2, inv.words().size()), inv.words().size());
    }
    if (text.dynamic()) {
      inv.raise(Behaviour.UNKNOWN_CODE);
    }
    return inv.session().shell(text.text(), inv.span(text), inner, inv.conditions(), inv.in());
  }

  /** Whether a text is nothing but one expansion. */
  static boolean whole(String text) {
    return text.startsWith("$") || text.startsWith("`");
  }

  /** A value as if it came through a pipe. */
  static Flow flow(Value value) {
    return new Flow(value.taint(), value.dynamic() ? null : value.text(), value.origin());
  }

  /** An interpreter that reads its program from its standard input. */
  static Flow standardInput(Invocation inv, Format language) {
    if (inv.in().empty()) {
      return Flow.NONE;
    }
    Code.run(inv, language, inv.in(), inv.span());
    boolean unknown = inv.in().literal() == null;
    return new Flow(inv.in().taint() | (unknown ? Taint.REMOTE_SHELL : 0), null, "");
  }
}
