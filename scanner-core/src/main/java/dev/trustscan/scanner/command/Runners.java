package dev.trustscan.scanner.command;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Programs that fetch a package and run it at once. */
final class Runners {
  private static final Set<String> UVX_VALUED =
      Set.of(
          "--from",
          "--with",
          "-p",
          "--python",
          "--index-url",
          "--index",
          "--spec",
          "--pip-args",
          "--env-file",
          "--with-requirements",
          "--default-index");

  private Runners() {}

  static void register(Map<String, Handler> all) {
    for (String name : List.of("npx", "pnpx", "bunx", "nlx", "dlx")) {
      all.put(name, inv -> Packages.runner(inv, 1));
    }
    all.put("uvx", inv -> uvx(inv, 1));
  }

  /** {@code uvx}, {@code uv tool run}, {@code pipx run}. */
  static Flow uvx(Invocation inv, int from) {
    List<Value> words = inv.words();
    int at = Options.operand(words, from, UVX_VALUED);
    List<Value> head = words.subList(0, Math.min(at, words.size()));
    List<Value> sources = Options.values(head, "--from", "--spec");
    Options.values(head, "--with").forEach(each -> Packages.python(inv, each));
    sources.forEach(each -> Packages.python(inv, each));
    Options.values(head, "--index-url", "--index", "--default-index")
        .forEach(each -> {
          inv.fact(Fact.Kind.NETWORK, each, each.text());
          inv.raise(Behaviour.FETCHED_CODE);
        });
    if (at >= words.size()) {
      inv.raise(Behaviour.KNOWN_TOOL);
      return Flow.UNKNOWN;
    }
    Value program = words.get(at);
    List<Value> command = words.subList(at, words.size());
    if (sources.isEmpty()) {
      Packages.python(inv, program);
    }
    String name = PackageSpec.python(program.text()).name();
    if (Tables.PROGRAMS.is("tool", name)) {
      return Programs.named(inv.with(command), name);
    }
    Sinks.passed(inv);
    return new Flow(inv.taint(), null, "");
  }
}
