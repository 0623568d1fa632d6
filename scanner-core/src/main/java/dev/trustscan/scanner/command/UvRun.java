package dev.trustscan.scanner.command;

import java.util.List;
import java.util.Locale;

/** {@code uv run}: a script of the project, or a program of its environment. */
final class UvRun {
  private UvRun() {}

  static Flow run(Invocation inv, int at) {
    inv.raise(Behaviour.KNOWN_TOOL);
    for (Value with :
        Options.values(inv.words().subList(0, Math.min(at, inv.words().size())), "--with")) {
      Packages.python(inv, with);
    }
    if (at >= inv.words().size()) {
      return Flow.UNKNOWN;
    }
    List<Value> rest = inv.words().subList(at, inv.words().size());
    String first = rest.getFirst().text();
    boolean python =
        first.toLowerCase(Locale.ROOT).endsWith(".py") || first.equals("-") || Urls.is(first);
    boolean module = at >= 2 && inv.words().get(at - 1).is("-m") || inv.has("-m", "--module");
    if (python || module) {
      var words = new java.util.ArrayList<Value>();
      words.add(inv.program().as("python3"));
      if (module) {
        words.add(inv.program().as("-m"));
      }
      words.addAll(rest);
      return Programs.run(inv.with(words));
    }
    return Programs.run(inv.with(rest));
  }
}
