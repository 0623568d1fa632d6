package dev.trustscan.scanner.command;

import dev.trustscan.rules.Format;
import dev.trustscan.scanner.command.Fact.Kind;
import java.util.List;
import java.util.Set;

/** The run times that are package managers and task runners too. */
final class DenoBun {
  private static final Set<String> DENO_VALUED =
      Set.of(
          "-c",
          "--config",
          "--import-map",
          "--lock",
          "--cert",
          "--preload",
          "-L",
          "--env-file",
          "--ext");
  private static final Set<String> BUN_VALUED =
      Set.of(
          "--cwd",
          "-c",
          "--config",
          "--env-file",
          "--port",
          "--filter",
          "-F",
          "--preload",
          "-r",
          "--require",
          "--import");

  private DenoBun() {}

  static Flow deno(Invocation inv) {
    String verb = inv.argument(0);
    return switch (verb) {
      case "eval", "repl" -> evaluated(inv);
      case "task" -> task(inv);
      case "run", "serve", "x", "compile", "install", "cache", "test", "bench" -> {
        int at = Options.operand(inv.words(), 2, DENO_VALUED);
        if (verb.equals("test") || verb.equals("bench")) {
          inv.raise(Behaviour.KNOWN_TOOL);
        }
        yield at < inv.words().size() ? denoTarget(inv, at) : denoDefault(inv, verb);
      }
      case "fmt", "lint", "check", "doc", "info", "types", "upgrade", "add", "remove", "outdated" ->
          denoDefault(inv, verb);
      default -> {
        int at = Options.operand(inv.words(), 1, DENO_VALUED);
        yield at < inv.words().size()
            ? denoTarget(inv, at)
            : Shells.standardInput(inv, Format.JAVASCRIPT);
      }
    };
  }

  private static Flow evaluated(Invocation inv) {
    Options.operands(inv.words(), 2, DENO_VALUED).stream()
        .limit(1)
        .forEach(code -> Code.inline(inv, Format.JAVASCRIPT, code.text(), inv.span(code)));
    Options.values(inv.words(), "--eval")
        .forEach(code -> Code.inline(inv, Format.JAVASCRIPT, code.text(), inv.span(code)));
    return Flow.UNKNOWN;
  }

  private static Flow task(Invocation inv) {
    int at = Options.operand(inv.words(), 2, Set.of("--cwd", "-c", "--config"));
    if (at < inv.words().size()) {
      Value task = inv.words().get(at);
      inv.session()
          .out
          .reference(Reference.Kind.RUNNER_TASK, "deno:" + task.text(), inv.span(task));
    }
    inv.raise(Behaviour.KNOWN_TOOL);
    return Flow.UNKNOWN;
  }

  private static Flow denoDefault(Invocation inv, String verb) {
    inv.raise(Behaviour.KNOWN_TOOL);
    if (verb.equals("install")) {
      inv.fact(Kind.INSTALLS, "deno install");
    }
    return Flow.UNKNOWN;
  }

  private static Flow denoTarget(Invocation inv, int at) {
    Value target = inv.words().get(at);
    String text = target.text();
    if (text.startsWith("npm:") || text.startsWith("jsr:")) {
      Packages.node(
          inv, target.as(text.substring(4)), inv.words().subList(at, inv.words().size()), true);
    } else if (text.equals("-")) {
      return Shells.standardInput(inv, Format.JAVASCRIPT);
    } else {
      inv.reference(Reference.Kind.RUNS, target);
    }
    return new Flow(inv.taint(), null, "");
  }

  static Flow bun(Invocation inv) {
    List<Value> words = inv.words();
    List<Value> code = Options.values(words, "-e", "--eval", "-p", "--print");
    if (!code.isEmpty()) {
      return Code.inline(inv, Format.JAVASCRIPT, code.getFirst().text(), inv.span(code.getFirst()));
    }
    Options.values(words, "--preload", "--require", "--import")
        .forEach(file -> inv.reference(Reference.Kind.SOURCES, file));
    int at = Options.operand(words, 1, BUN_VALUED);
    if (at >= words.size()) {
      return Shells.standardInput(inv, Format.JAVASCRIPT);
    }
    String verb = words.get(at).text();
    switch (verb) {
      case "run" -> {
        int target = Options.operand(words, at + 1, BUN_VALUED);
        if (target < words.size()) {
          fileOrScript(inv, words.get(target));
        }
      }
      case "x" -> Packages.runner(inv, at + 1);
      case "install", "i", "ci", "add", "a", "update", "remove", "create", "init", "link" ->
          Packages.install(inv, "bun", at);
      case "test", "build", "pm", "outdated", "patch", "audit" -> inv.raise(Behaviour.KNOWN_TOOL);
      case "publish" -> {
        inv.fact(Kind.PUBLISHES, "bun publish");
        inv.raise(Behaviour.UNKNOWN_CODE);
      }
      default -> fileOrScript(inv, words.get(at));
    }
    return new Flow(inv.taint(), null, "");
  }

  private static void fileOrScript(Invocation inv, Value target) {
    String text = target.text();
    int dot = text.lastIndexOf('.');
    boolean file =
        text.indexOf('/') >= 0
            || (dot > 0 && Languages.isScript(text))
            || PathRules.disguised(text);
    if (file) {
      inv.reference(Reference.Kind.RUNS, target);
    } else {
      Packages.script(inv, target);
    }
  }
}
