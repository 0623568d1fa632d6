package dev.trustscan.scanner.command;

import dev.trustscan.scanner.command.Fact.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Formatters, linters, test runners and build tools, and the code that their options name. */
final class BuildTools {
  private static final List<String> CONFIGURES =
      List.of(
          "--config",
          "--config-file",
          "--configuration",
          "--config-path",
          "--rcfile",
          "--conf",
          "--conf-file",
          "--project",
          "--tsconfig",
          "--ignore-path",
          "--settings-file",
          "--setup-file",
          "--ruleset");
  private static final List<String> LOADS =
      List.of(
          "--require",
          "--import",
          "--loader",
          "--experimental-loader",
          "--plugin",
          "--plugins",
          "--rulesdir",
          "--resolve-plugins-relative-to",
          "--setupFiles",
          "--setupFilesAfterEnv",
          "--globalSetup",
          "--transform",
          "--reporter",
          "--reporters",
          "--parser",
          "--formatter",
          "--custom-formatter",
          "--init-script",
          "--preset",
          "--environment",
          "--testEnvironment",
          "--confcutdir",
          "--load-plugins",
          "--custom-syntax",
          "--rootfile",
          "--preload",
          "--runner",
          "--resolver",
          "--plugin-search-dir");
  private static final Set<String> CODE =
      Set.of(
          "--eval",
          "--exec",
          "-exec",
          "--cmd",
          "--init-hook",
          "--rpc-eval",
          "-toolexec",
          "--toolexec");

  private BuildTools() {}

  static void register(Map<String, Handler> all) {
    for (String name : List.of("make", "gmake", "bmake", "nmake")) {
      all.put(name, BuildTools::make);
    }
    all.put("just", BuildTools::just);
    all.put("cargo", BuildTools::cargo);
    all.put("go", BuildTools::go);
    all.put("composer", BuildTools::composer);
    all.put("nodemon", BuildTools::nodemon);
    all.put("vscode-task", BuildTools::editorTasks);
    for (String name :
        List.of(
            "task", "rake", "mage", "invoke", "inv", "mise", "nx", "turbo", "gradle", "gradlew",
            "mvn", "mvnw", "ant", "bazel", "nps", "poe", "moon", "dagger", "earthly", "tox",
            "nox")) {
      all.put(name, BuildTools::runner);
    }
    for (String name : List.of("npm-run-all", "npm-run-all2", "run-s", "run-p")) {
      all.put(
          name,
          inv -> {
            Options.operands(inv.words(), 1, Set.of())
                .forEach(script -> Packages.script(inv, script));
            return Flow.UNKNOWN;
          });
    }
  }

  /**
   * Tasks of an editor, by label. No program has this name: the catalogue puts it in front of the
   * labels that a task depends on. Labels such as {@code npm: watch} name tasks that extensions
   * find.
   */
  private static Flow editorTasks(Invocation inv) {
    for (Value label : inv.words().subList(1, inv.words().size())) {
      String text = label.text();
      int colon = text.indexOf(": ");
      String provider = colon < 0 ? "" : text.substring(0, colon);
      if (provider.equals("npm")) {
        Packages.script(inv, label.as(text.substring(colon + 2).strip()));
      } else if (Tables.NAMES.is("editor-task-provider", provider)) {
        inv.raise(Behaviour.KNOWN_TOOL);
      } else {
        inv.raise(Behaviour.KNOWN_TOOL);
        task(inv, Reference.Kind.RUNNER_TASK, "vscode-task:", label);
      }
    }
    return Flow.UNKNOWN;
  }

  /** A known tool, unless its arguments hand it code. */
  static Flow tool(Invocation inv, String name) {
    inv.raise(Behaviour.KNOWN_TOOL);
    List<Value> words = inv.words();
    for (String option : CONFIGURES) {
      Options.values(words, option).forEach(value -> named(inv, value, Reference.Kind.READS));
    }
    for (String option : LOADS) {
      Options.values(words, option).forEach(value -> named(inv, value, Reference.Kind.SOURCES));
    }
    for (int i = 1; i < words.size(); i++) {
      String text = words.get(i).text();
      int equals = text.indexOf('=');
      if (CODE.contains(equals > 0 ? text.substring(0, equals) : text)) {
        Value code =
            equals > 0
                ? words.get(i).as(text.substring(equals + 1))
                : i + 1 < words.size() ? words.get(i + 1) : words.get(i);
        inv.fact(Kind.INLINE_CODE, code, code.text());
        inv.raise(Behaviour.UNKNOWN_CODE);
        inv.session().shell(code.text(), inv.span(code), inv.state().call(null));
      } else if ((text.equals("-c") || text.equals("-r") || text.equals("-p"))
          && i + 1 < words.size()) {
        Value next = words.get(i + 1);
        if (next.text().startsWith(".") || next.text().indexOf('/') > 0) {
          named(
              inv,
              next,
              Languages.isScript(next.text()) ? Reference.Kind.SOURCES : Reference.Kind.READS);
        }
      }
    }
    Sinks.passed(inv);
    return new Flow(inv.taint(), null, "");
  }

  private static void named(Invocation inv, Value value, Reference.Kind kind) {
    String text = value.text();
    if (Urls.is(text)) {
      Urls.fetchAndRun(inv, inv.span(value), text);
      return;
    }
    boolean path =
        text.startsWith(".")
            || text.indexOf('/') > 0 && !text.startsWith("@")
            || Languages.isScript(text);
    if (path) {
      inv.reference(
          Languages.isScript(text)
              ? Reference.Kind.SOURCES
              : kind == Reference.Kind.SOURCES && text.startsWith(".")
                  ? kind
                  : Reference.Kind.READS,
          value);
    }
  }

  private static void task(Invocation inv, Reference.Kind kind, String prefix, Value name) {
    if (name.dynamic()) {
      inv.session().out.reference(Reference.Kind.UNKNOWN, name.text(), inv.span(name));
      inv.raise(Behaviour.UNKNOWN_CODE);
      return;
    }
    List<Value> given = Options.values(inv.words(), "-C", "--directory", "--working-directory");
    String directory =
        given.isEmpty()
            ? inv.state().directory
            : PathText.join(inv.state().directory, given.getFirst().text());
    String folder = directory.isEmpty() || directory.equals(".") ? "" : directory + "//";
    inv.session().out.reference(kind, folder + prefix + name.text(), inv.span(name));
  }

  private static Flow make(Invocation inv) {
    inv.raise(Behaviour.KNOWN_TOOL);
    Set<String> valued =
        Set.of("-C", "--directory", "-f", "--file", "--makefile", "-I", "-o", "-W", "-j", "--jobs");
    List<Value> files = Options.values(inv.words(), "-f", "--file", "--makefile");
    for (Value value : inv.arguments()) {
      if (value.text().startsWith("--eval=")) {
        Code.inline(
            inv, dev.trustscan.rules.Format.MAKEFILE, value.text().substring(7), inv.span(value));
      }
    }
    if (!files.isEmpty()) {
      files.forEach(file -> inv.reference(Reference.Kind.RUNS, file));
      return Flow.UNKNOWN;
    }
    boolean any = false;
    for (Value target : Options.operands(inv.words(), 1, valued)) {
      if (target.text().indexOf('=') > 0) {
        int equals = target.text().indexOf('=');
        String name = target.text().substring(0, equals);
        if (name.equals("SHELL") || target.text().contains("$(")) {
          inv.raise(Behaviour.UNKNOWN_CODE);
        }
        continue;
      }
      task(inv, Reference.Kind.MAKE_TARGET, "", target);
      any = true;
    }
    if (!any) {
      task(inv, Reference.Kind.MAKE_TARGET, "", inv.program().as(""));
    }
    return Flow.UNKNOWN;
  }

  private static Flow just(Invocation inv) {
    inv.raise(Behaviour.KNOWN_TOOL);
    List<Value> files = Options.values(inv.words(), "-f", "--justfile");
    if (!files.isEmpty()) {
      files.forEach(file -> inv.reference(Reference.Kind.RUNS, file));
      return Flow.UNKNOWN;
    }
    if (inv.has("--list", "-l", "--summary", "--show", "--fmt", "--evaluate")) {
      return Flow.UNKNOWN;
    }
    List<Value> operands =
        Options.operands(
            inv.words(), 1, Set.of("-d", "--working-directory", "--set", "--shell", "--color"));
    task(
        inv,
        Reference.Kind.JUST_RECIPE,
        "",
        operands.isEmpty() ? inv.program().as("") : operands.getFirst());
    return Flow.UNKNOWN;
  }

  private static Flow runner(Invocation inv) {
    String name = Names.program(inv.program().text());
    boolean task = Set.of("task", "rake", "mage", "invoke", "inv", "nps", "poe").contains(name);
    if (task || ((name.equals("mise") || name.equals("turbo")) && inv.has("run", "r"))) {
      for (Value value :
          Options.operands(inv.words(), 1, Set.of("-t", "-d", "--dir", "-f", "--filter"))) {
        if (!Set.of("run", "r").contains(value.text()) && value.text().indexOf('=') < 0) {
          task(inv, Reference.Kind.RUNNER_TASK, name + ":", value);
        }
      }
    }
    for (Value file :
        Options.values(
            inv.words(),
            "--init-script",
            "-I",
            "-s",
            "--settings",
            "-gs",
            "-b",
            "--build-file",
            "-c",
            "-f",
            "--file",
            "-t",
            "--taskfile",
            "--rakefile")) {
      boolean applies =
          name.startsWith("gradle")
              || name.startsWith("mvn")
              || name.equals("rake")
              || name.equals("task")
              || name.equals("nox");
      if (applies && file.text().indexOf('.') >= 0) {
        inv.reference(
            Languages.isScript(file.text()) ? Reference.Kind.SOURCES : Reference.Kind.READS, file);
      }
    }
    for (Value value : inv.arguments()) {
      String lower = value.text().toLowerCase(Locale.ROOT);
      if (lower.startsWith("-dexec.executable")
          || lower.startsWith("exec:exec")
          || lower.startsWith("-dexec.args")
          || lower.contains("-javaagent")) {
        inv.fact(Kind.INLINE_CODE, value, value.text());
        inv.raise(Behaviour.UNKNOWN_CODE);
      }
    }
    if (Tables.PROGRAMS.is("publish", name + "/" + inv.argument(0))) {
      inv.fact(Kind.PUBLISHES, name);
      inv.raise(Behaviour.UNKNOWN_CODE);
    }
    return tool(inv, name);
  }

  private static Flow cargo(Invocation inv) {
    int at =
        Options.operand(
            inv.words(), 1, Set.of("-C", "--config", "--manifest-path", "--color", "-Z"));
    String verb = at < inv.words().size() ? inv.words().get(at).text() : "";
    Options.values(inv.words(), "--config")
        .forEach(value -> {
          if (value.text().contains("runner")
              || value.text().contains("linker")
              || value.text().contains("wrapper")
              || value.text().contains("alias")) {
            inv.fact(Kind.INLINE_CODE, value, value.text());
            inv.raise(Behaviour.UNKNOWN_CODE);
          }
        });
    switch (verb) {
      case "install", "binstall" -> {
        inv.fact(Kind.INSTALLS, "cargo install");
        boolean local = inv.has("--path");
        boolean git = inv.has("--git") && !inv.has("--rev");
        boolean pinned =
            inv.has("--version", "--vers", "--rev")
                || (inv.words().getLast().text().indexOf('@') > 0);
        if (!local) {
          inv.fact(
              pinned ? Kind.PINNED_PACKAGE : Kind.UNPINNED_PACKAGE,
              inv.words().getLast(),
              inv.words().getLast().text());
        }
        inv.raise(
            local
                ? Behaviour.KNOWN_TOOL
                : git ? Behaviour.FETCHED_CODE : Behaviour.OUTSIDE_PROGRAM);
      }
      case "run", "r" -> inv.raise(Behaviour.LOCAL_CODE);
      case "publish" -> Programs.classified(inv, "cargo");
      default -> {
        boolean reads = Tables.PROGRAMS.is("read", "cargo/" + verb);
        inv.raise(reads ? Behaviour.READ_ONLY : Behaviour.KNOWN_TOOL);
      }
    }
    return Flow.UNKNOWN;
  }

  private static Flow go(Invocation inv) {
    String verb = inv.argument(0);
    List<Value> tool = Options.values(inv.words(), "-toolexec", "-exec");
    for (Value value : inv.arguments()) {
      if (value.text().startsWith("-toolexec") || value.text().startsWith("-exec")) {
        inv.fact(Kind.INLINE_CODE, value, value.text());
        inv.raise(Behaviour.UNKNOWN_CODE);
      }
    }
    tool.forEach(
        value -> inv.session().shell(value.text(), inv.span(value), inv.state().call(null)));
    if (verb.equals("run") || verb.equals("install")) {
      int at =
          Options.operand(
              inv.words(),
              2,
              Set.of(
                  "-tags",
                  "-ldflags",
                  "-mod",
                  "-modfile",
                  "-C",
                  "-gcflags",
                  "-exec",
                  "-toolexec",
                  "-o"));
      if (at < inv.words().size()) {
        goTarget(inv, inv.words().get(at), verb);
      }
      return Flow.UNKNOWN;
    }
    if (verb.equals("generate")) {
      inv.raise(Behaviour.LOCAL_CODE);
      return Flow.UNKNOWN;
    }
    if (verb.equals("get")) {
      inv.fact(Kind.INSTALLS, "go get");
    }
    inv.raise(
        Tables.PROGRAMS.is("read", "go/" + verb) ? Behaviour.READ_ONLY : Behaviour.KNOWN_TOOL);
    return Flow.UNKNOWN;
  }

  private static void goTarget(Invocation inv, Value target, String verb) {
    String text = target.text();
    int at = text.indexOf('@');
    int slash = text.indexOf('/');
    boolean local = text.startsWith(".") || text.startsWith("/") || text.endsWith(".go");
    if (local || slash < 0 || text.substring(0, slash).indexOf('.') < 0) {
      if (local && verb.equals("run")) {
        inv.reference(Reference.Kind.RUNS, target);
        inv.raise(Behaviour.LOCAL_CODE);
      }
      inv.raise(Behaviour.KNOWN_TOOL);
      return;
    }
    var spec = new PackageSpec(text, at < 0 ? "" : text.substring(at + 1), false, false);
    boolean known =
        text.startsWith("golang.org/x/")
            || text.startsWith("honnef.co/")
            || text.startsWith("mvdan.cc/")
            || text.startsWith("github.com/golangci/")
            || text.startsWith("google.golang.org/");
    // Without a version the module's own go.mod and go.sum decide.
    if (at < 0) {
      inv.raise(Behaviour.OUTSIDE_PROGRAM);
    } else {
      Packages.judge(inv, target, spec, known);
    }
  }

  private static Flow composer(Invocation inv) {
    inv.raise(Behaviour.KNOWN_TOOL);
    String verb = inv.argument(0);
    if (verb.equals("run") || verb.equals("run-script") || verb.equals("exec")) {
      List<Value> operands = Options.operands(inv.words(), 2, Set.of("-d", "--working-dir"));
      if (!operands.isEmpty()) {
        task(inv, Reference.Kind.RUNNER_TASK, "composer:", operands.getFirst());
      }
    } else if (verb.equals("install") || verb.equals("update") || verb.equals("require")) {
      inv.fact(Kind.INSTALLS, "composer " + verb);
      if (!inv.has("--no-scripts")) {
        for (String script :
            List.of(
                "pre-install-cmd",
                "post-install-cmd",
                "pre-update-cmd",
                "post-update-cmd",
                "post-autoload-dump")) {
          task(inv, Reference.Kind.RUNNER_TASK, "composer:", inv.words().get(1).as(script));
        }
      }
    } else if (!verb.isEmpty()
        && !verb.startsWith("-")
        && !Tables.NAMES.is("composer-verb", verb)) {
      task(inv, Reference.Kind.RUNNER_TASK, "composer:", inv.words().get(1));
    }
    return Flow.UNKNOWN;
  }

  private static Flow nodemon(Invocation inv) {
    inv.raise(Behaviour.KNOWN_TOOL);
    List<Value> run = Options.values(inv.words(), "--exec", "-x");
    run.forEach(text -> inv.session().shell(text.text(), inv.span(text), inv.state().call(null)));
    List<Value> operands =
        Options.operands(
            inv.words(),
            1,
            Set.of(
                "--exec",
                "-x",
                "-e",
                "--ext",
                "-w",
                "--watch",
                "--ignore",
                "-i",
                "--config",
                "--signal",
                "--delay"));
    operands.stream().limit(1).forEach(file -> inv.reference(Reference.Kind.RUNS, file));
    return Flow.UNKNOWN;
  }
}
