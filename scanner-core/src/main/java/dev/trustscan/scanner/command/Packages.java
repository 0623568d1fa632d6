package dev.trustscan.scanner.command;

import dev.trustscan.scanner.command.Fact.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Package managers: what they install, and which script of the project they run. */
final class Packages {
  private static final Set<String> VALUED =
      Set.of(
          "--prefix",
          "-C",
          "--dir",
          "--cwd",
          "-w",
          "--workspace",
          "--filter",
          "-F",
          "--registry",
          "--userconfig",
          "--loglevel",
          "--cache",
          "--reporter",
          "--node-options",
          "--script-shell",
          "--modules-folder");
  private static final Set<String> INSTALLS =
      Set.of(
          "install",
          "i",
          "ci",
          "add",
          "clean-install",
          "install-test",
          "it",
          "cit",
          "isntall",
          "update",
          "up",
          "upgrade",
          "link",
          "rebuild");
  private static final Set<String> SHORT = Set.of("test", "t", "tst", "start", "stop", "restart");
  private static final List<String> LIFECYCLE =
      List.of(
          "preinstall",
          "install",
          "postinstall",
          "prepublish",
          "preprepare",
          "prepare",
          "postprepare");

  private Packages() {}

  static void register(Map<String, Handler> all) {
    for (String name : List.of("npm", "pnpm", "yarn", "cnpm", "tnpm", "yarnpkg")) {
      all.put(name, Packages::node);
    }
    var python = new HashMap<String, Handler>();
    for (String name :
        List.of("pip", "pip3", "uv", "pipx", "poetry", "pdm", "rye", "conda", "mamba", "hatch")) {
      python.put(name, PythonPackages::run);
    }
    all.putAll(python);
  }

  private static Flow node(Invocation inv) {
    String manager = Names.program(inv.program().text());
    List<Value> words = inv.words();
    Options.values(words, "--script-shell", "--node-options")
        .forEach(value -> {
          inv.fact(Kind.INLINE_CODE, value, value.text());
          inv.raise(Behaviour.UNKNOWN_CODE);
        });
    int at = Options.operand(words, 1, VALUED);
    if (at >= words.size()) {
      // yarn alone installs.
      return manager.startsWith("yarn") ? install(inv, manager, words.size()) : known(inv);
    }
    String verb = words.get(at).text();
    if (verb.equals("run")
        || verb.equals("run-script")
        || verb.equals("rum")
        || verb.equals("urn")) {
      int script = Options.operand(words, at + 1, VALUED);
      return script < words.size() ? script(inv, words.get(script)) : known(inv);
    }
    if (verb.equals("workspace") && at + 2 < words.size()) {
      return node(inv.with(join(words.getFirst(), words.subList(at + 2, words.size()))));
    }
    if (SHORT.contains(verb)) {
      return script(inv, words.get(at).as(verb.equals("t") || verb.equals("tst") ? "test" : verb));
    }
    if (INSTALLS.contains(verb)) {
      return install(inv, manager, at);
    }
    if (verb.equals("exec")
        || verb.equals("x")
        || verb.equals("dlx")
        || verb.equals("create")
        || verb.equals("init")) {
      return execute(inv, manager, verb, at);
    }
    String key = (manager.equals("cnpm") ? "npm" : manager) + "/" + verb;
    if (Tables.PROGRAMS.is("publish", key) || Tables.PROGRAMS.is("read", key)) {
      return Programs.classified(
          inv.with(join(words.getFirst(), words.subList(at, words.size()))), manager);
    }
    if (manager.equals("npm") || Tables.NAMES.is("manager-verb", verb)) {
      return known(inv);
    }
    return shorthand(inv, at);
  }

  /** {@code yarn lint}: a script of the project, or else a program that a package brought. */
  private static Flow shorthand(Invocation inv, int at) {
    Value name = inv.words().get(at);
    script(inv, name);
    String program = Names.program(name.text());
    if (Tables.PROGRAMS.is("tool", program) && Names.plain(program)) {
      return Programs.named(inv.with(inv.words().subList(at, inv.words().size())), program);
    }
    return Flow.UNKNOWN;
  }

  private static List<Value> join(Value first, List<Value> rest) {
    var all = new java.util.ArrayList<Value>();
    all.add(first);
    all.addAll(rest);
    return all;
  }

  private static Flow known(Invocation inv) {
    inv.raise(Behaviour.KNOWN_TOOL);
    return Flow.UNKNOWN;
  }

  /** A script of package.json by its name. */
  static Flow script(Invocation inv, Value name) {
    inv.raise(Behaviour.KNOWN_TOOL);
    if (name.dynamic()) {
      inv.session().out.reference(Reference.Kind.UNKNOWN, name.text(), inv.span(name));
      inv.raise(Behaviour.UNKNOWN_CODE);
      return Flow.UNKNOWN;
    }
    inv.session()
        .out
        .reference(Reference.Kind.PACKAGE_SCRIPT, folder(inv) + name.text(), inv.span(name));
    return Flow.UNKNOWN;
  }

  private static String folder(Invocation inv) {
    List<Value> given = Options.values(inv.words(), "--prefix", "-C", "--dir", "--cwd");
    String directory =
        given.isEmpty()
            ? inv.state().directory
            : PathText.join(inv.state().directory, given.getFirst().text());
    return directory.isEmpty() || directory.equals(".") ? "" : directory + "//";
  }

  /** Installs what is named, or what the project's manifest names. */
  static Flow install(Invocation inv, String manager, int at) {
    inv.fact(Kind.INSTALLS, manager + " install");
    inv.raise(Behaviour.KNOWN_TOOL);
    List<Value> packages =
        at >= inv.words().size() ? List.of() : Options.operands(inv.words(), at + 1, VALUED);
    for (Value each : packages) {
      node(inv, each, List.of(each), false);
    }
    boolean quiet = inv.has("--ignore-scripts");
    if (packages.isEmpty() && !quiet) {
      for (String script : LIFECYCLE) {
        inv.session()
            .out
            .reference(Reference.Kind.PACKAGE_SCRIPT, folder(inv) + script, inv.span());
      }
    }
    return Flow.UNKNOWN;
  }

  private static Flow execute(Invocation inv, String manager, String verb, int at) {
    if (verb.equals("exec") && !manager.equals("npm")) {
      int program = Options.operand(inv.words(), at + 1, VALUED);
      return program < inv.words().size()
          ? Programs.run(inv.with(inv.words().subList(program, inv.words().size())))
          : known(inv);
    }
    List<Value> call = Options.values(inv.words(), "-c", "--call");
    if (!call.isEmpty()) {
      return inv.session().shell(call.getFirst().text(), inv.span(call.getFirst()), inv.state());
    }
    if (verb.equals("init") && at + 1 >= inv.words().size()) {
      return known(inv);
    }
    if (verb.equals("create") || verb.equals("init")) {
      int name = Options.operand(inv.words(), at + 1, VALUED);
      if (name < inv.words().size()) {
        Value word = inv.words().get(name);
        return node(inv, word.as("create-" + word.text()), List.of(word), true);
      }
      return known(inv);
    }
    return runner(inv, at + 1);
  }

  /** {@code npx} and its like: options, a package, its arguments. */
  static Flow runner(Invocation inv, int from) {
    List<Value> words = inv.words();
    Set<String> valued =
        Set.of(
            "-p",
            "--package",
            "--registry",
            "--cache",
            "-w",
            "--workspace",
            "--prefix",
            "--node-options",
            "--userconfig");
    int at = Options.operand(words, from, valued);
    List<Value> head = words.subList(0, Math.min(at, words.size()));
    List<Value> named = Options.values(head, "-p", "--package");
    List<Value> call = Options.values(head, "-c", "--call");
    for (Value each : Options.values(head, "--registry")) {
      inv.fact(Kind.NETWORK, each, each.text());
      inv.raise(Behaviour.FETCHED_CODE);
    }
    for (Value each : named) {
      node(inv, each, List.of(each), true);
    }
    if (!call.isEmpty()) {
      return inv.session().shell(call.getFirst().text(), inv.span(call.getFirst()), inv.state());
    }
    if (at >= words.size()) {
      return known(inv);
    }
    List<Value> rest = words.subList(at, words.size());
    if (!named.isEmpty()) {
      return Programs.run(inv.with(rest));
    }
    return node(inv, rest.getFirst(), rest, true);
  }

  /**
   * A package of the npm registry.
   *
   * @param command the package and its arguments
   * @param runs whether a program of it is run by that name
   */
  static Flow node(Invocation inv, Value spec, List<Value> command, boolean runs) {
    PackageSpec parsed = PackageSpec.node(spec.text());
    if (spec.dynamic()) {
      inv.session().out.reference(Reference.Kind.UNKNOWN, spec.text(), inv.span(spec));
      inv.raise(Behaviour.UNKNOWN_CODE);
      return Flow.UNKNOWN;
    }
    if (parsed.local()) {
      inv.reference(Reference.Kind.RUNS, spec);
      return Flow.UNKNOWN;
    }
    String name = parsed.name().toLowerCase(Locale.ROOT);
    boolean agent = Agents.isPackage(name);
    boolean tool = Tables.PROGRAMS.is("tool", name) || Tables.NAMES.is("package-tool", name);
    boolean latest = parsed.version().isEmpty() || Character.isLetter(parsed.version().charAt(0));
    judge(inv, spec, parsed, tool && latest || agent);
    if (!runs) {
      return Flow.UNKNOWN;
    }
    if (agent) {
      return Agents.run(inv.with(command));
    }
    String program = name.substring(name.lastIndexOf('/') + 1);
    if (Tables.PROGRAMS.is("tool", program) && (tool || parsed.trusted())) {
      var words = join(spec.as(program), command.subList(1, command.size()));
      return Programs.named(inv.with(words), program);
    }
    if (Tables.PROGRAMS.is("interpreter", program) || Interpreted.is(program)) {
      return Programs.named(
          inv.with(join(spec.as(program), command.subList(1, command.size()))), program);
    }
    Sinks.passed(inv);
    return new Flow(inv.taint(), null, "");
  }

  /** A package of the Python index. */
  static void python(Invocation inv, Value spec) {
    PackageSpec parsed = PackageSpec.python(spec.text());
    if (parsed.local()) {
      inv.reference(Reference.Kind.READS, spec);
      return;
    }
    boolean tool =
        Tables.PROGRAMS.is("tool", parsed.name()) || Tables.NAMES.is("package-tool", parsed.name());
    judge(inv, spec, parsed, tool);
  }

  /** Whether a package is what a person could have looked at. */
  static void judge(Invocation inv, Value at, PackageSpec spec, boolean tool) {
    if (spec.pinned()) {
      inv.fact(Kind.PINNED_PACKAGE, at, at.text());
      inv.raise(tool ? Behaviour.KNOWN_TOOL : Behaviour.OUTSIDE_PROGRAM);
      return;
    }
    if (tool && !spec.remote()) {
      inv.raise(Behaviour.KNOWN_TOOL);
      if (!spec.version().isEmpty()) {
        inv.fact(Kind.UNPINNED_PACKAGE, at, at.text());
      }
      return;
    }
    inv.fact(Kind.UNPINNED_PACKAGE, at, at.text());
    inv.raise(spec.trusted() ? Behaviour.OUTSIDE_PROGRAM : Behaviour.FETCHED_CODE);
  }
}
