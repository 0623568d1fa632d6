package dev.trustscan.scanner.command;

import dev.trustscan.rules.Format;
import dev.trustscan.scanner.command.Fact.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Interpreters: code on the command line, in a file, or from standard input. */
final class Interpreters {
  /**
   * How an interpreter is called.
   *
   * @param letters short options, perhaps joined with others, after which code stands
   * @param code long options after which code stands
   * @param loads options after which a file or module to load stands
   * @param valued other options that take a value
   */
  private record Spec(
      Format language, String letters, Set<String> code, Set<String> loads, Set<String> valued) {}

  private static final Set<String> NONE = Set.of();
  private static final Spec NODE =
      new Spec(
          Format.JAVASCRIPT,
          "ep",
          Set.of("--eval", "--print", "-pe"),
          Options.LOADING,
          Set.of(
              "-C",
              "--conditions",
              "--env-file",
              "--title",
              "--input-type",
              "--max-old-space-size"));
  private static final Spec PYTHON =
      new Spec(Format.PYTHON, "c", NONE, NONE, Set.of("-W", "-X", "--check-hash-based-pycs"));
  private static final Map<String, Spec> SPECS =
      Map.ofEntries(
          Map.entry("python", PYTHON),
          Map.entry("python3", PYTHON),
          Map.entry("py", PYTHON),
          Map.entry("pypy", PYTHON),
          Map.entry("pypy3", PYTHON),
          Map.entry("ipython", PYTHON),
          Map.entry("node", NODE),
          Map.entry("nodejs", NODE),
          Map.entry("tsx", NODE),
          Map.entry("ts-node", NODE),
          Map.entry("ts-node-esm", NODE),
          Map.entry("esno", NODE),
          Map.entry("jiti", NODE),
          Map.entry("babel-node", NODE),
          Map.entry("vite-node", NODE),
          Map.entry("swc-node", NODE),
          Map.entry("zx", NODE),
          Map.entry("electron", NODE),
          Map.entry("qjs", NODE),
          Map.entry("ruby", new Spec(Format.RUBY, "e", NONE, Set.of("-r"), Set.of("-I", "-C"))),
          Map.entry("jruby", new Spec(Format.RUBY, "e", NONE, Set.of("-r"), Set.of("-I"))),
          Map.entry("irb", new Spec(Format.RUBY, "e", NONE, Set.of("-r"), Set.of("-I"))),
          Map.entry("perl", new Spec(Format.PERL, "eE", NONE, NONE, Set.of("-I"))),
          Map.entry(
              "php", new Spec(Format.PHP, "rRB", NONE, NONE, Set.of("-d", "-c", "-S", "-t", "-z"))),
          Map.entry("lua", new Spec(Format.LUA, "e", NONE, Set.of("-l"), NONE)),
          Map.entry("luajit", new Spec(Format.LUA, "e", NONE, Set.of("-l"), NONE)),
          Map.entry("rscript", new Spec(Format.SOURCE, "e", NONE, NONE, NONE)),
          Map.entry(
              "julia",
              new Spec(
                  Format.SOURCE, "eE", Set.of("--eval", "--print"), Set.of("-L", "--load"), NONE)),
          Map.entry(
              "elixir",
              new Spec(
                  Format.SOURCE, "e", Set.of("--eval", "--rpc-eval"), Set.of("-r"), Set.of("-S"))),
          Map.entry(
              "groovy", new Spec(Format.JVM_SCRIPT, "e", NONE, NONE, Set.of("-cp", "--classpath"))),
          Map.entry("kotlin", new Spec(Format.JVM_SCRIPT, "e", NONE, NONE, Set.of("-cp"))),
          Map.entry("scala", new Spec(Format.JVM_SCRIPT, "e", NONE, NONE, Set.of("-cp"))),
          Map.entry(
              "jbang", new Spec(Format.JVM_SCRIPT, "c", NONE, NONE, Set.of("--deps", "--java"))),
          Map.entry("tclsh", new Spec(Format.SOURCE, "", NONE, NONE, NONE)),
          Map.entry("expect", new Spec(Format.SOURCE, "c", NONE, NONE, NONE)),
          Map.entry("osascript", new Spec(Format.SOURCE, "e", NONE, NONE, Set.of("-l"))),
          Map.entry("ghci", new Spec(Format.SOURCE, "e", NONE, NONE, NONE)),
          Map.entry("runghc", new Spec(Format.SOURCE, "", NONE, NONE, NONE)),
          Map.entry("escript", new Spec(Format.SOURCE, "", NONE, NONE, NONE)),
          Map.entry("racket", new Spec(Format.SOURCE, "e", NONE, Set.of("-l", "-t"), NONE)),
          Map.entry("guile", new Spec(Format.SOURCE, "c", NONE, Set.of("-l"), NONE)),
          Map.entry("clojure", new Spec(Format.SOURCE, "e", NONE, NONE, NONE)),
          Map.entry("clj", new Spec(Format.SOURCE, "e", NONE, NONE, NONE)),
          Map.entry("bb", new Spec(Format.SOURCE, "e", NONE, NONE, NONE)));

  private Interpreters() {}

  static void register(Map<String, Handler> all) {
    SPECS.keySet().forEach(name -> all.put(name, Interpreters::run));
    all.put("java", JavaProgram::run);
    all.put("javaw", JavaProgram::run);
    all.put("deno", DenoBun::deno);
    all.put("bun", DenoBun::bun);
  }

  private static Flow run(Invocation inv) {
    String name = Names.program(inv.program().text());
    Spec spec = SPECS.getOrDefault(name, NODE);
    List<Value> words = inv.words();
    boolean code = false;
    for (int i = 1; i < words.size(); i++) {
      Value word = words.get(i);
      String text = word.text();
      if (text.equals("--")) {
        return code ? Flow.UNKNOWN : script(inv, spec, i + 1);
      }
      if (text.equals("-")) {
        return Shells.standardInput(inv, spec.language());
      }
      if (!text.startsWith("-") || text.length() < 2) {
        return code ? Flow.UNKNOWN : script(inv, spec, i);
      }
      int letter = codeLetter(spec, text);
      if (spec.code().contains(text) || letter == text.length() - 1) {
        i++;
        if (i < words.size()) {
          code(inv, spec, words.get(i));
        }
        code = true;
      } else if (letter > 0) {
        code(inv, spec, word.as(text.substring(letter + 1)));
        code = true;
      } else if (text.startsWith("--eval=") || text.startsWith("--print=")) {
        code(inv, spec, word.as(text.substring(text.indexOf('=') + 1)));
        code = true;
      } else if (spec.language() == Format.PYTHON && text.endsWith("m") && !text.startsWith("--")) {
        return i + 1 < words.size() ? PythonModules.run(inv, i + 1) : Flow.NONE;
      } else if (loads(inv, spec, i)) {
        i += text.indexOf('=') > 0 ? 0 : 1;
      } else if (text.equals("--test")
          || text.equals("--check")
          || text.equals("-c")
          || text.equals("-t")) {
        inv.raise(Behaviour.KNOWN_TOOL);
      } else if (text.equals("--run") && i + 1 < words.size()) {
        Packages.script(inv, words.get(i + 1));
        return Flow.UNKNOWN;
      } else if (spec.valued().contains(text)) {
        i++;
      }
    }
    return code ? new Flow(inv.taint(), null, "") : Shells.standardInput(inv, spec.language());
  }

  /** Where in a group of short options the one stands that takes code, or 0. */
  private static int codeLetter(Spec spec, String text) {
    if (text.startsWith("--")) {
      return 0;
    }
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (spec.letters().indexOf(c) >= 0) {
        // Perl's -i.bak and -M take what follows; a code letter there is no option.
        return i;
      }
      if (!Character.isLetterOrDigit(c) || "MmIiWXxFd".indexOf(c) >= 0) {
        return 0;
      }
    }
    return 0;
  }

  private static void code(Invocation inv, Spec spec, Value text) {
    if (text.dynamic() && Shells.whole(text.text())) {
      Code.run(inv, spec.language(), Shells.flow(text), inv.span(text));
      return;
    }
    if (Taint.has(text.taint(), Taint.NETWORK | Taint.DNS | Taint.DECODED)) {
      Code.run(inv, spec.language(), Shells.flow(text), inv.span(text));
    }
    if (text.dynamic() && Taint.has(text.taint(), Taint.COMMAND)) {
      inv.raise(Behaviour.UNKNOWN_CODE);
    }
    inv.fact(Kind.INLINE_CODE, text, inv.program().text());
    inv.session().code(spec.language(), text.text(), inv.span(text), true);
    if (!inv.in().empty() && inv.session().out.has(Kind.EVALUATES)) {
      Code.run(
          inv,
          spec.language(),
          new Flow(inv.in().taint() & ~Taint.DECODED, null, ""),
          inv.span(text));
    }
  }

  private static boolean loads(Invocation inv, Spec spec, int index) {
    Value word = inv.words().get(index);
    int equals = word.text().indexOf('=');
    String option = equals > 0 ? word.text().substring(0, equals) : word.text();
    if (!spec.loads().contains(option)) {
      return false;
    }
    Value file =
        equals > 0
            ? word.as(word.text().substring(equals + 1))
            : index + 1 < inv.words().size() ? inv.words().get(index + 1) : word;
    String text = file.text();
    if (text.startsWith(".")
        || text.contains("/") && !text.startsWith("@")
        || text.startsWith("data:")) {
      inv.reference(Reference.Kind.SOURCES, file);
    }
    return true;
  }

  private static Flow script(Invocation inv, Spec spec, int index) {
    if (index >= inv.words().size()) {
      return Shells.standardInput(inv, spec.language());
    }
    Value file = inv.words().get(index);
    if (file.is("/dev/stdin") || file.is("/dev/fd/0")) {
      return Shells.standardInput(inv, spec.language());
    }
    Agents.armed(inv, index);
    inv.reference(Reference.Kind.RUNS, file);
    return new Flow(inv.taint(), null, "");
  }
}
