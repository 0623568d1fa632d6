package dev.trustscan.scanner.command;

import dev.trustscan.rules.Format;
import dev.trustscan.scanner.command.Fact.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Programs that start the program given to them. */
final class Wrappers {
  private record Spec(Set<String> valued, String mode, List<String> options) {}

  private static final Map<String, Spec> SPECS = specs();

  private Wrappers() {}

  private static Map<String, Spec> specs() {
    var all = new HashMap<String, Spec>();
    for (String line : Tables.lines("wrappers.txt")) {
      int first = line.indexOf('|');
      int second = line.indexOf('|', first + 1);
      List<String> mode = List.of(line.substring(second + 1).strip().split(" "));
      String valued = line.substring(first + 1, second).strip();
      Set<String> options = valued.isEmpty() ? Set.of() : Set.of(valued.split(" "));
      all.put(
          line.substring(0, first).strip(),
          new Spec(options, mode.getFirst(), mode.subList(1, mode.size())));
    }
    return Map.copyOf(all);
  }

  static boolean wraps(Invocation inv, String name) {
    return SPECS.containsKey(name) || SPECS.containsKey(name + " " + inv.argument(0));
  }

  static Flow run(Invocation inv, String name) {
    noted(inv, name);
    Spec longer = SPECS.get(name + " " + inv.argument(0));
    Spec spec =
        longer == null ? SPECS.getOrDefault(name, new Spec(Set.of(), "rest", List.of())) : longer;
    int from = longer == null ? 1 : 2;
    if (longer != null && !Tables.PROGRAMS.is("quiet", name)) {
      inv.raise(Behaviour.KNOWN_TOOL);
    }
    return switch (spec.mode()) {
      case "value" -> value(inv, name, spec, from);
      case "shell" -> shell(inv, Options.operand(inv.words(), from, spec.valued()));
      case "each" -> each(inv, spec, from);
      case "dashdash" -> dashdash(inv, name);
      case "skip1" -> rest(inv, name, Options.operand(inv.words(), from, spec.valued()) + 1);
      case "corepack" -> rest(inv, name, 1);
      case "flock" -> flock(inv, spec);
      case "uvrun" -> UvRun.run(inv, Options.operand(inv.words(), from, spec.valued()));
      default -> rest(inv, name, Options.operand(inv.words(), from, spec.valued()));
    };
  }

  private static void noted(Invocation inv, String name) {
    if (Tables.PROGRAMS.is("privilege", name)) {
      inv.fact(Kind.PRIVILEGE, inv.program(), name);
      inv.raise(Behaviour.UNKNOWN_CODE);
    }
    if (name.equals("nohup") || name.equals("setsid")) {
      inv.fact(Kind.DETACHES, inv.program(), name);
    }
    if (name.equals("systemd-run")
        && inv.words().stream().anyMatch(v -> v.text().startsWith("--on-"))) {
      inv.fact(Kind.PERSISTS, inv.program(), name);
      inv.raise(Behaviour.UNKNOWN_CODE);
    }
  }

  private static Flow rest(Invocation inv, String name, int from) {
    int at = from;
    // env sets variables before its command.
    while (at < inv.words().size() && assigns(inv.words().get(at).text(), name)) {
      Value value = inv.words().get(at);
      int equals = value.text().indexOf('=');
      EnvironmentRules.assigned(
          inv.session(),
          inv.place(),
          inv.state(),
          value.text().substring(0, equals),
          value.as(value.text().substring(equals + 1)));
      at++;
    }
    if (name.equals("env")) {
      List<Value> split = Options.values(inv.words(), "-S", "--split-string");
      if (!split.isEmpty()) {
        return inv.session()
            .shell(split.getFirst().text(), inv.span(split.getFirst()), inv.state());
      }
    }
    if (at >= inv.words().size()) {
      return alone(inv, name);
    }
    if (name.equals("command") && inv.has("-v", "-V")) {
      if (!inv.conditions().silent()) {
        inv.raise(Behaviour.READ_ONLY);
      }
      return Builtins.found(inv);
    }
    boolean detached = name.equals("nohup") || name.equals("setsid");
    var around = inv.conditions().inside(false, detached);
    return Programs.run(inv.with(inv.words().subList(at, inv.words().size())).with(around));
  }

  private static boolean assigns(String word, String name) {
    boolean takes =
        switch (name) {
          case "env", "cross-env", "sudo", "doas", "dotenv" -> true;
          default -> false;
        };
    int equals = word.indexOf('=');
    return takes && equals > 0 && ShellScanner.nameStart(word.charAt(0));
  }

  private static Flow alone(Invocation inv, String name) {
    if (name.equals("env")) {
      return Builtins.environment(inv);
    }
    if (name.equals("sudo") || name.equals("su") || name.equals("script")) {
      return Shells.standardInput(inv, Format.SHELL);
    }
    return Flow.NONE;
  }

  private static Flow value(Invocation inv, String name, Spec spec, int from) {
    List<Value> texts = Options.values(inv.words(), spec.options().toArray(String[]::new));
    if (texts.isEmpty()) {
      int rest = Options.operand(inv.words(), from, spec.valued());
      inv.raise(Behaviour.OUTSIDE_PROGRAM);
      return name.equals("nix") || rest >= inv.words().size()
          ? Flow.UNKNOWN
          : new Flow(inv.taint(), null, "");
    }
    Value text = texts.getFirst();
    if (name.equals("nix")) {
      int at = inv.words().indexOf(text);
      return Programs.run(inv.with(inv.words().subList(at, inv.words().size())));
    }
    return inv.session()
        .shell(text.text(), inv.span(text), inv.state().call(null), inv.conditions(), inv.in());
  }

  private static Flow shell(Invocation inv, int from) {
    var text = new StringBuilder();
    for (int i = from; i < inv.words().size(); i++) {
      text.append(text.isEmpty() ? "" : " ").append(inv.words().get(i).text());
    }
    return inv.session()
        .shell(text.toString(), inv.span(), inv.state().call(null), inv.conditions(), inv.in());
  }

  private static Flow each(Invocation inv, Spec spec, int from) {
    inv.raise(Behaviour.KNOWN_TOOL);
    Flow out = Flow.NONE;
    for (Value value : Options.operands(inv.words(), from, spec.valued())) {
      String text = value.text();
      if (text.startsWith("npm:") || text.startsWith("pnpm:") || text.startsWith("yarn:")) {
        Packages.script(inv, value.as(text.substring(text.indexOf(':') + 1)));
      } else {
        out = out.then(inv.session().shell(text, inv.span(value), inv.state().call(null)));
      }
    }
    return out;
  }

  private static Flow dashdash(Invocation inv, String name) {
    for (int i = 1; i < inv.words().size(); i++) {
      if (inv.words().get(i).is("--")) {
        return rest(inv, name, i + 1);
      }
    }
    inv.raise(Behaviour.OUTSIDE_PROGRAM);
    return Flow.UNKNOWN;
  }

  private static Flow flock(Invocation inv, Spec spec) {
    List<Value> text = Options.values(inv.words(), "-c", "--command");
    if (!text.isEmpty()) {
      return inv.session().shell(text.getFirst().text(), inv.span(text.getFirst()), inv.state());
    }
    return rest(inv, "flock", Options.operand(inv.words(), 1, spec.valued()) + 1);
  }
}
