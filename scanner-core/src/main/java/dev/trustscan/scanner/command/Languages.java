package dev.trustscan.scanner.command;

import dev.trustscan.rules.Format;
import dev.trustscan.scanner.command.Invocation.Conditions;
import java.util.List;
import java.util.Locale;

/** Which language a text is in, and who reads it. */
final class Languages {
  private Languages() {}

  static boolean isScript(String path) {
    Format format = language(path, "");
    return format != Format.TEXT;
  }

  static String firstLine(String text) {
    int end = text.indexOf('\n');
    return text.substring(0, Math.min(end < 0 ? text.length() : end, 500));
  }

  /** The language of a text that nothing else tells. */
  static Format guess(String text) {
    String head = text.strip();
    head = head.substring(0, Math.min(head.length(), 4_000));
    if (head.startsWith("<?php")) {
      return Format.PHP;
    }
    for (String mark :
        List.of(
            "require(",
            "=>",
            "const ",
            "let ",
            "var ",
            "function(",
            "function (",
            "module.exports",
            "export default")) {
      if (head.contains(mark)) {
        return Format.JAVASCRIPT;
      }
    }
    for (String mark : List.of("import os", "import sys", "def ", "from __future__", "__name__")) {
      if (head.contains(mark)) {
        return Format.PYTHON;
      }
    }
    return Format.SHELL;
  }

  static Format language(String path, String firstLine) {
    String name = Names.last(path).toLowerCase(Locale.ROOT);
    Format byName = byName(name);
    if (byName != Format.TEXT) {
      return byName;
    }
    int dot = name.lastIndexOf('.');
    Format byEnding = dot < 0 ? Format.TEXT : byEnding(name.substring(dot + 1));
    if (byEnding != Format.TEXT) {
      return byEnding;
    }
    return firstLine.startsWith("#!") ? byInterpreter(firstLine) : Format.TEXT;
  }

  private static Format byName(String name) {
    if (name.equals("makefile")
        || name.equals("gnumakefile")
        || name.endsWith(".mk")
        || name.endsWith(".mak")) {
      return Format.MAKEFILE;
    }
    if (name.equals("justfile") || name.equals(".justfile") || name.endsWith(".just")) {
      return Format.JUSTFILE;
    }
    if (name.equals("dockerfile")
        || name.equals("containerfile")
        || name.startsWith("dockerfile.")
        || name.endsWith(".dockerfile")) {
      return Format.DOCKERFILE;
    }
    return switch (name) {
      case "rakefile",
          "gemfile",
          "vagrantfile",
          "podfile",
          "fastfile",
          "appfile",
          "guardfile",
          "capfile",
          "brewfile",
          "dangerfile" ->
          Format.RUBY;
      case "jenkinsfile" -> Format.JVM_SCRIPT;
      case "build",
          "workspace",
          "build.bazel",
          "workspace.bazel",
          "module.bazel",
          "tiltfile",
          "sconstruct",
          "sconscript",
          "wscript" ->
          name.startsWith("s") || name.equals("wscript") ? Format.PYTHON : Format.STARLARK;
      case "gradlew",
          "mvnw",
          ".envrc",
          ".bashrc",
          ".profile",
          ".zshrc",
          ".bash_profile",
          ".zshenv",
          "pkgbuild" ->
          Format.SHELL;
      default -> Format.TEXT;
    };
  }

  private static Format byEnding(String ending) {
    return switch (ending) {
      case "sh", "bash", "zsh", "ksh", "fish", "command", "envrc", "bats", "ebuild", "csh" ->
          Format.SHELL;
      case "bat", "cmd" -> Format.BATCH;
      case "ps1", "psm1", "psd1" -> Format.POWERSHELL;
      case "js", "mjs", "cjs", "jsx", "ts", "mts", "cts", "tsx", "es6" -> Format.JAVASCRIPT;
      case "py", "pyw", "pyi", "pth", "xsh", "pyx" -> Format.PYTHON;
      case "rb", "rake", "gemspec", "ru", "podspec" -> Format.RUBY;
      case "php", "phtml", "phar", "php5", "inc" -> Format.PHP;
      case "pl", "pm", "t", "cgi" -> Format.PERL;
      case "lua", "luau", "rockspec" -> Format.LUA;
      case "gradle", "groovy", "kts", "kt", "sc", "scala", "sbt", "gvy" -> Format.JVM_SCRIPT;
      case "bzl", "star", "bazel" -> Format.STARLARK;
      case "rs",
          "go",
          "java",
          "c",
          "cc",
          "cpp",
          "h",
          "hpp",
          "cs",
          "fs",
          "fsx",
          "csx",
          "swift",
          "zig",
          "nim",
          "ex",
          "exs",
          "erl",
          "hs",
          "ml",
          "jl",
          "r",
          "clj",
          "cljs",
          "edn",
          "el",
          "lisp",
          "scm",
          "tcl",
          "vim",
          "applescript",
          "scpt",
          "vbs",
          "vb",
          "wsf",
          "hta",
          "awk",
          "m",
          "mm",
          "dart",
          "cr",
          "v",
          "d",
          "nix",
          "sql",
          "vue",
          "svelte",
          "astro" ->
          Format.SOURCE;
      default -> Format.TEXT;
    };
  }

  private static Format byInterpreter(String firstLine) {
    String line = firstLine.substring(2).strip();
    String program = "";
    for (String word : WordSplitter.words(line, " \t")) {
      String name = Names.program(word);
      if (!name.equals("env") && !word.startsWith("-") && word.indexOf('=') < 0) {
        program = name;
        break;
      }
    }
    if (Tables.PROGRAMS.is("shell", program)) {
      return Format.SHELL;
    }
    return switch (program) {
      case "node", "nodejs", "deno", "bun", "tsx", "ts-node", "zx", "osascript-js" ->
          Format.JAVASCRIPT;
      case "python", "python3", "python2", "pypy", "pypy3", "uv", "pipx", "xonsh" -> Format.PYTHON;
      case "ruby", "rake", "jruby" -> Format.RUBY;
      case "php" -> Format.PHP;
      case "perl" -> Format.PERL;
      case "lua", "luajit", "texlua" -> Format.LUA;
      case "pwsh", "powershell" -> Format.POWERSHELL;
      case "groovy", "kotlin", "kotlinc", "scala", "jbang" -> Format.JVM_SCRIPT;
      case "make", "gmake" -> Format.MAKEFILE;
      case "just" -> Format.JUSTFILE;
      case "" -> Format.TEXT;
      default -> Format.SOURCE;
    };
  }

  /** Reads a text in its language. */
  static void analyze(Session session, Format language, String text, Place place, boolean inline) {
    switch (language) {
      case SHELL ->
          new ShellRunner(session, place, new ShellState()).run(text, Conditions.PLAIN, Flow.NONE);
      case MAKEFILE, JUSTFILE, DOCKERFILE -> Recipes.read(session, language, text, place);
      case BATCH -> new BatchText(session, place).run(text);
      case POWERSHELL -> new PowerShellRunner(session, place).run(text);
      default -> SourceReader.read(session, language, text, place, inline);
    }
  }
}
