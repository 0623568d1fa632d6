package dev.trustscan.scanner.command;

import dev.trustscan.scanner.command.Fact.Kind;
import dev.trustscan.scanner.command.PathText.Base;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Finds out which program a command starts, and asks whoever knows it. */
final class Programs {
  private static final Map<String, Handler> HANDLERS = handlers();
  private static final List<String> SYSTEM_FOLDERS =
      List.of(
          "/bin/",
          "/usr/bin/",
          "/usr/local/bin/",
          "/sbin/",
          "/usr/sbin/",
          "/opt/homebrew/bin/",
          "/usr/libexec/",
          "/opt/local/bin/",
          "/run/current-system/sw/bin/",
          "/nix/");
  private static final List<String> INSTALLED_FOLDERS =
      List.of(
          "node_modules/.bin/",
          ".venv/bin/",
          "venv/bin/",
          ".venv/scripts/",
          "venv/scripts/",
          "vendor/bin/",
          ".tox/",
          "node_modules/");
  private static final Set<String> CODE_FLAGS =
      Set.of("-e", "--eval", "--exec", "-c", "--command", "-x", "--script", "--code");

  private Programs() {}

  private static Map<String, Handler> handlers() {
    var all = new HashMap<String, Handler>();
    Shells.register(all);
    Builtins.register(all);
    Interpreters.register(all);
    Packages.register(all);
    Runners.register(all);
    Network.register(all);
    FilePrograms.register(all);
    TextPrograms.register(all);
    GitProgram.register(all);
    Containers.register(all);
    Agents.register(all);
    SystemPrograms.register(all);
    BuildTools.register(all);
    WindowsPrograms.register(all);
    return all;
  }

  static Flow run(Invocation inv) {
    if (!inv.session().nested(inv.span())) {
      inv.session().unnested();
      return Flow.UNKNOWN;
    }
    Flow out = started(inv);
    inv.session().unnested();
    return out;
  }

  private static Flow started(Invocation inv) {
    Value word = inv.program();
    String written = word.text();
    if (written.isEmpty()) {
      return inv.words().size() > 1 ? run(inv.with(inv.arguments())) : Flow.NONE;
    }
    if (word.glob() && !written.equals("[") && !written.equals("[[")) {
      return wildcard(inv);
    }
    if (!word.dynamic() && (word.spliced() || Taint.has(word.taint(), Taint.PRINTED))) {
      inv.fact(Kind.OBFUSCATED, word, written);
      inv.raise(Behaviour.UNKNOWN_CODE);
    }
    Base base = PathText.of(written).base();
    if (word.dynamic() && base == Base.DYNAMIC) {
      return dynamic(inv);
    }
    boolean path = written.indexOf('/') >= 0 || base == Base.SELF || base == Base.ROOT;
    boolean windows = written.indexOf('\\') >= 0 && !written.startsWith("\\");
    if (path || windows || bareFile(written) || !inv.state().file(written).equals(Flow.NONE)) {
      return file(inv, base);
    }
    return named(inv, Names.program(written));
  }

  /** A script that is named without a folder, as Windows finds it in the current one. */
  private static boolean bareFile(String written) {
    String lower = written.toLowerCase(Locale.ROOT);
    boolean script =
        lower.endsWith(".bat")
            || lower.endsWith(".cmd")
            || lower.endsWith(".ps1")
            || lower.endsWith(".vbs")
            || lower.endsWith(".sh");
    String name = Names.program(written);
    return script
        && !HANDLERS.containsKey(name)
        && !Tables.PROGRAMS.is("tool", name)
        && !Tables.PROGRAMS.is("outside", name);
  }

  /** A program by its name. */
  static Flow named(Invocation inv, String name) {
    if (!Names.plain(name)) {
      inv.fact(Kind.OBFUSCATED, inv.program(), name);
      inv.raise(Behaviour.UNKNOWN_CODE);
      String folded = Names.folded(name);
      return Names.plain(folded) && !folded.isEmpty() ? known(inv, folded) : Flow.UNKNOWN;
    }
    return known(inv, name);
  }

  private static Flow known(Invocation inv, String name) {
    if (!Tables.PROGRAMS.is("quiet", name)) {
      inv.session().out.program(name);
    }
    if (asksOnly(inv)) {
      inv.raise(Behaviour.READ_ONLY);
      return Flow.UNKNOWN;
    }
    if (Wrappers.wraps(inv, name)) {
      return Wrappers.run(inv, name);
    }
    Handler handler = HANDLERS.get(name);
    return handler == null ? classified(inv, name) : handler.run(inv);
  }

  /** {@code program --version} and {@code program --help}. */
  private static boolean asksOnly(Invocation inv) {
    return inv.words().size() == 2
        && Set.of("--version", "--help", "-V").contains(inv.argument(0))
        && inv.in().empty();
  }

  /** A program without a handler of its own, by the tables. */
  static Flow classified(Invocation inv, String name) {
    String subcommand = name + "/" + inv.argument(0).toLowerCase(Locale.ROOT);
    Tables table = Tables.PROGRAMS;
    Flow through = new Flow(inv.taint(), null, "");
    if (table.is("publish", subcommand)) {
      inv.fact(Kind.PUBLISHES, subcommand.replace('/', ' '));
      inv.raise(Behaviour.UNKNOWN_CODE);
    } else if (table.is("write", subcommand)) {
      inv.fact(Kind.WRITES_FILES, subcommand.replace('/', ' '));
      inv.raise(inv.session().writing());
    } else if (table.is("read", subcommand)) {
      inv.raise(Behaviour.READ_ONLY);
    } else if (table.is("quiet", name)) {
      return Flow.NONE;
    } else if (table.is("read", name)) {
      inv.raise(Behaviour.READ_ONLY);
    } else if (table.is("tool", name)) {
      return BuildTools.tool(inv, name);
    } else if (table.is("write", name)) {
      FilePrograms.writes(inv);
    } else {
      return unknown(inv, name);
    }
    return through;
  }

  private static Flow unknown(Invocation inv, String name) {
    boolean code = false;
    for (Value value : inv.arguments()) {
      code |= CODE_FLAGS.contains(value.text());
    }
    if (code && !Tables.PROGRAMS.is("outside", name)) {
      inv.fact(Kind.INLINE_CODE, name);
      inv.raise(Behaviour.UNKNOWN_CODE);
    } else {
      inv.raise(Behaviour.OUTSIDE_PROGRAM);
    }
    Sinks.passed(inv);
    return new Flow(inv.taint(), null, "");
  }

  /** A program whose name is only known when it runs. */
  private static Flow dynamic(Invocation inv) {
    Value word = inv.program();
    String lower = word.text().toLowerCase(Locale.ROOT);
    for (String hint :
        List.of("python", "node", "bash", "shell", "ruby", "perl", "php", "java", "npm", "make")) {
      if (lower.startsWith("$" + hint)
          || lower.startsWith("${" + hint)
          || lower.startsWith("$_" + hint)) {
        String name = hint.equals("shell") ? "sh" : hint;
        inv.raise(Behaviour.OUTSIDE_PROGRAM);
        return named(inv, name);
      }
    }
    if (Taint.has(word.taint(), Taint.NETWORK | Taint.DNS | Taint.DECODED)) {
      Code.run(inv, dev.trustscan.rules.Format.SHELL, Flow.tainted(word.taint()), inv.span(word));
      return Flow.tainted(word.taint());
    }
    inv.session().out.reference(Reference.Kind.UNKNOWN, word.text(), inv.span(word));
    inv.raise(Behaviour.UNKNOWN_CODE);
    Sinks.passed(inv);
    return new Flow(inv.taint(), null, "");
  }

  /** A program by its path. */
  private static Flow file(Invocation inv, Base base) {
    Value word = inv.program();
    String path = word.text().replace('\\', '/');
    String lower = path.toLowerCase(Locale.ROOT);
    if (base == Base.OUTSIDE) {
      boolean system = SYSTEM_FOLDERS.stream().anyMatch(path::startsWith);
      if (system || lower.startsWith(":/windows/", 1)) {
        return named(inv, Names.program(path));
      }
    }
    for (String folder : INSTALLED_FOLDERS) {
      int at = lower.indexOf(folder);
      if (at == 0 || (at > 0 && lower.charAt(at - 1) == '/')) {
        inv.reference(Reference.Kind.RUNS, word);
        return named(inv, Names.program(path));
      }
    }
    inv.session().out.program(Names.program(path));
    inv.reference(Reference.Kind.RUNS, word);
    Sinks.passed(inv);
    return new Flow(inv.taint(), null, "");
  }

  /** Wildcards in a program's name are there to hide it. */
  private static Flow wildcard(Invocation inv) {
    Value word = inv.program();
    inv.fact(Kind.OBFUSCATED, word, word.text());
    inv.raise(Behaviour.UNKNOWN_CODE);
    String pattern = word.text().substring(word.text().lastIndexOf('/') + 1);
    for (String kind : List.of("shell", "network", "interpreter", "decoder", "write", "read")) {
      for (String name : Tables.PROGRAMS.of(kind)) {
        if (name.indexOf('/') < 0 && pattern.length() < 64 && ShellPattern.matches(pattern, name)) {
          return named(inv, name);
        }
      }
    }
    return new Flow(inv.taint(), null, "");
  }
}
