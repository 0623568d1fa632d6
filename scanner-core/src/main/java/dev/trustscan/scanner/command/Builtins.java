package dev.trustscan.scanner.command;

import dev.trustscan.rules.Format;
import dev.trustscan.scanner.command.Fact.Kind;
import java.util.List;
import java.util.Map;

/** Commands that the shell itself carries out. */
final class Builtins {
  private Builtins() {}

  static void register(Map<String, Handler> all) {
    all.put("eval", Builtins::eval);
    all.put("source", Builtins::source);
    all.put(".", Builtins::source);
    all.put("cd", Builtins::directory);
    all.put("chdir", Builtins::directory);
    all.put("pushd", Builtins::directory);
    all.put("popd", inv -> Flow.NONE);
    all.put(
        "pwd",
        inv -> inv.state().directory.isEmpty() ? Flow.of("$PWD") : Flow.of(inv.state().directory));
    for (String name :
        List.of("export", "declare", "typeset", "readonly", "local", "set", "setenv")) {
      all.put(name, Builtins::declare);
    }
    all.put("printenv", Builtins::printenv);
    all.put("alias", Builtins::alias);
    all.put("trap", Builtins::trap);
    all.put("read", Builtins::read);
    all.put("mapfile", Builtins::read);
    all.put("readarray", Builtins::read);
    all.put("type", Builtins::asks);
    all.put("which", Builtins::asks);
    all.put("hash", Builtins::asks);
    all.put("disown", inv -> detached(inv));
    all.put("test", inv -> Flow.NONE);
    all.put("[", inv -> Flow.NONE);
    all.put("[[", inv -> Flow.NONE);
    all.put("PATH_add".toLowerCase(java.util.Locale.ROOT), Builtins::pathAdd);
    all.put("source_url", Builtins::sourceUrl);
    all.put("source_env", Builtins::source);
    all.put("source_env_if_exists", Builtins::source);
  }

  private static Flow eval(Invocation inv) {
    var text = new StringBuilder();
    int taint = 0;
    boolean dynamic = false;
    String origin = "";
    for (Value value : inv.arguments()) {
      text.append(text.isEmpty() ? "" : " ").append(value.text());
      taint |= value.taint();
      dynamic |= value.dynamic();
      origin = value.origin().isEmpty() ? origin : value.origin();
    }
    String all = text.toString();
    if (dynamic && isInit(all)) {
      inv.raise(Behaviour.OUTSIDE_PROGRAM);
      return Flow.NONE;
    }
    inv.fact(Kind.EVALUATES, "eval");
    if (dynamic && Shells.whole(all)) {
      Code.run(inv, Format.SHELL, new Flow(taint, null, origin), inv.span());
      return Flow.UNKNOWN;
    }
    if (dynamic) {
      inv.raise(Behaviour.UNKNOWN_CODE);
    }
    if (Taint.has(taint, Taint.DECODED | Taint.NETWORK | Taint.DNS)) {
      Code.run(inv, Format.SHELL, new Flow(taint, dynamic ? null : all, ""), inv.span());
      return Flow.UNKNOWN;
    }
    return inv.session().shell(all, inv.span(), inv.state(), inv.conditions(), inv.in());
  }

  /** {@code eval "$(direnv hook bash)"} and its like: a tool of the user's sets up its shell. */
  private static boolean isInit(String text) {
    String inside = text.startsWith("$(") ? text.substring(2) : text;
    int space = inside.indexOf(' ');
    String program = space < 0 ? inside : inside.substring(0, space);
    String rest = space < 0 ? "" : inside.substring(space);
    boolean asks =
        rest.contains(" init")
            || rest.contains(" hook")
            || rest.contains(" shellenv")
            || rest.contains(" activate")
            || rest.contains(" env")
            || rest.contains(" completion")
            || rest.contains(" shell-hook")
            || rest.contains(" -s");
    return asks
        && rest.indexOf('|') < 0
        && rest.indexOf(';') < 0
        && rest.indexOf('&') < 0
        && (Tables.PROGRAMS.is("tool", program)
            || Tables.PROGRAMS.is("outside", program)
            || Tables.NAMES.is("shell-init", program));
  }

  private static Flow source(Invocation inv) {
    if (inv.arguments().isEmpty()) {
      return Flow.NONE;
    }
    Value file = inv.arguments().getFirst();
    if (file.is("/dev/stdin")) {
      return Shells.standardInput(inv, Format.SHELL);
    }
    inv.reference(Reference.Kind.SOURCES, file);
    return Flow.UNKNOWN;
  }

  private static Flow sourceUrl(Invocation inv) {
    inv.fact(Kind.NETWORK, inv.argument(0));
    // direnv checks the text against the hash that is given.
    if (inv.arguments().size() > 1) {
      inv.raise(Behaviour.OUTSIDE_PROGRAM);
    } else {
      Urls.fetchAndRun(inv, inv.span(), inv.argument(0));
    }
    return Flow.NONE;
  }

  private static Flow directory(Invocation inv) {
    List<Value> operands = Options.operands(inv.words(), 1, java.util.Set.of());
    if (!operands.isEmpty() && !operands.getFirst().is("-")) {
      inv.state().directory = PathText.join(inv.state().directory, operands.getFirst().text());
    }
    return Flow.NONE;
  }

  private static Flow declare(Invocation inv) {
    boolean lists = inv.arguments().stream().allMatch(Value::option);
    if (inv.arguments().isEmpty() || inv.has("-p") || (lists && inv.has("-x", "-px", "-xp"))) {
      return environment(inv);
    }
    for (Value value : inv.arguments()) {
      int equals = value.text().indexOf('=');
      if (equals > 0 && ShellScanner.nameStart(value.text().charAt(0))) {
        String name = value.text().substring(0, equals);
        Value assigned = value.as(value.text().substring(equals + 1));
        EnvironmentRules.assigned(inv.session(), inv.place(), inv.state(), name, assigned);
        boolean known = !assigned.dynamic() || PathText.rooted(assigned.text());
        inv.state().set(name, known ? assigned.text() : null, assigned.taint(), assigned.origin());
      }
    }
    return Flow.NONE;
  }

  /** The whole environment is printed. */
  static Flow environment(Invocation inv) {
    inv.fact(Kind.READS_ENVIRONMENT, inv.program().text());
    inv.raise(Behaviour.READ_ONLY);
    return Flow.tainted(Taint.ENVIRONMENT);
  }

  private static Flow printenv(Invocation inv) {
    if (Options.operands(inv.words(), 1, java.util.Set.of()).isEmpty()) {
      return environment(inv);
    }
    inv.raise(Behaviour.READ_ONLY);
    String name = inv.argument(0);
    return new Flow(PathRules.variableTaint(name), null, "$" + name);
  }

  private static Flow alias(Invocation inv) {
    for (Value value : inv.arguments()) {
      int equals = value.text().indexOf('=');
      if (equals > 0) {
        inv.state()
            .aliases
            .put(value.text().substring(0, equals), value.text().substring(equals + 1));
        inv.session()
            .shell(value.text().substring(equals + 1), inv.span(value), inv.state().call(null));
      }
    }
    return Flow.NONE;
  }

  private static Flow trap(Invocation inv) {
    if (inv.arguments().size() > 1 && !inv.arguments().getFirst().option()) {
      Value text = inv.arguments().getFirst();
      inv.session().shell(text.text(), inv.span(text), inv.state().call(null));
    }
    return Flow.NONE;
  }

  private static Flow read(Invocation inv) {
    for (Value name :
        Options.operands(
            inv.words(), 1, java.util.Set.of("-p", "-d", "-n", "-N", "-t", "-u", "-i", "-a"))) {
      String literal = inv.in().literal();
      inv.state()
          .set(
              name.text(),
              literal == null || inv.in().empty() ? null : literal.strip(),
              inv.in().taint(),
              inv.in().origin());
    }
    return Flow.NONE;
  }

  private static Flow asks(Invocation inv) {
    if (!inv.conditions().silent()) {
      inv.raise(Behaviour.READ_ONLY);
    }
    return found(inv);
  }

  /** The path of a program stands for the program. */
  static Flow found(Invocation inv) {
    Value last = inv.words().getLast();
    return last.option() || last.dynamic() ? Flow.UNKNOWN : Flow.of(last.text());
  }

  private static Flow detached(Invocation inv) {
    inv.fact(Kind.DETACHES, inv.program().text());
    return Flow.NONE;
  }

  /** A folder of the repository from which names are taken as programs from now on. */
  private static Flow pathAdd(Invocation inv) {
    inv.raise(Behaviour.UNKNOWN_CODE);
    return Flow.NONE;
  }
}
