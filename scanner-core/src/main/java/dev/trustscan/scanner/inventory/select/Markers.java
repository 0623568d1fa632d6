package dev.trustscan.scanner.inventory.select;

import dev.trustscan.scanner.inventory.TextSelector;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The selectors of text, sorted by name. */
final class Markers {
  private static final Set<String> ANY = Set.of();
  private static final Set<String> CODE =
      Set.of(
          "py", "js", "mjs", "cjs", "jsx", "ts", "tsx", "java", "kt", "go", "rs", "c", "h", "cc",
          "cpp", "hpp", "cs", "rb", "php", "sh", "lua", "sql", "scala", "swift", "pl", "r", "hs",
          "ex", "exs", "clj", "lisp", "el", "yaml", "yml", "toml", "vue", "svelte", "dart");

  static final List<TextSelector> ALL =
      List.of(
          new Marker(
              "ai-comment", CODE, "a comment that asks a watching agent to act", AiComments::any),
          new Marker(
              "cs-script",
              Set.of("cs"),
              "directives for a file that is run without a project",
              Markers::isCsScript),
          new Marker(
              "devcontainer-label",
              Set.of("dockerfile", "containerfile"),
              "a label that adds settings to the dev container",
              text -> text.contains("devcontainer.metadata")),
          new Marker(
              "emacs-file-locals", ANY, "variables that Emacs sets on opening", Modelines::emacs),
          new Marker(
              "emacs-file-locals-active",
              ANY,
              "Emacs evaluates code or sets variables that are not plainly safe",
              Modelines::emacsActive),
          new Marker(
              "go-directive",
              Set.of("go"),
              "commands of go generate, or options for the C compiler",
              text -> Lines.anyStartsWith(text, "//go:generate ") || text.contains("#cgo ")),
          new Marker(
              "godot-tool-script",
              Set.of("gd"),
              "a script that runs inside the editor",
              text -> Lines.anyStartsWith(text, "@tool") || text.startsWith("tool\n")),
          new Marker(
              "haskell-preprocessor",
              Set.of("hs", "lhs"),
              "options by which compiling runs a program or code of the file",
              Markers::isHaskellActive),
          new Marker(
              "jbang-script",
              Set.of("java", "kt", "groovy", "jsh"),
              "directives that fetch dependencies and run the file",
              text ->
                  Lines.anyStartsWith(text, "///usr/bin/env jbang")
                      || Lines.anyStartsWith(text, "//DEPS ")
                      || Lines.anyStartsWith(text, "//REPOS ")
                      || Lines.anyStartsWith(text, "//JAVAAGENT")),
          new Marker("lfs-pointer", ANY, "a pointer in place of the content", LfsPointer::is),
          new Marker(
              "marimo-app",
              Set.of("py"),
              "a notebook whose cells run when it is opened",
              text -> Lines.anyStartsWith(text, "import marimo") && text.contains("marimo.App(")),
          new Marker(
              "pluto-notebook",
              Set.of("jl"),
              "a notebook whose cells run when it is opened",
              text -> text.startsWith("### A Pluto.jl notebook ###")),
          new Marker(
              "python-inline-script",
              Set.of("py"),
              "dependencies that are fetched when the file is run",
              text -> Lines.anyStartsWith(text, "# /// script")),
          new Marker(
              "python-pth",
              Set.of("pth"),
              "lines that Python runs at every start",
              text ->
                  Lines.anyStartsWith(text, "import ") || Lines.anyStartsWith(text, "import\t")),
          new Marker(
              "remote-schema",
              Set.of("json", "jsonc", "json5", "yaml", "yml", "xml", "xsd", "toml"),
              "a schema at an address that carries data",
              SchemaReferences::carryData),
          new Marker(
              "terminal-escapes", ANY, "escape sequences", text -> text.indexOf('\u001B') >= 0),
          new Marker(
              "tex-directive",
              Set.of("tex", "ltx", "sty", "cls", "dtx"),
              "a comment that chooses the programs to build with",
              Markers::isTexDirective),
          new Marker("vim-modeline", ANY, "options that Vim sets on opening", Modelines::vim),
          new Marker(
              "vim-modeline-active",
              ANY,
              "Vim sets options beyond how the text is shown",
              Modelines::vimActive));

  private Markers() {}

  private static boolean isCsScript(String text) {
    return (text.startsWith("#!") && text.contains("dotnet"))
        || Lines.anyStartsWith(text, "#:package")
        || Lines.anyStartsWith(text, "#:sdk")
        || Lines.anyStartsWith(text, "#:property")
        || Lines.anyStartsWith(text, "#:project");
  }

  private static boolean isHaskellActive(String text) {
    return text.contains("{-#")
        && (text.contains("-pgm")
            || text.contains("TemplateHaskell")
            || text.contains("QuasiQuotes")
            || text.contains("-fplugin"));
  }

  // Magic comments: "% !TeX program = …", "%!TEX TS-program", "% arara: …".
  private static boolean isTexDirective(String text) {
    int at = text.indexOf('%');
    while (at >= 0) {
      int end = text.indexOf('\n', at);
      int stop = end < 0 ? text.length() : end;
      String comment =
          text.substring(at + 1, Math.min(stop, at + 200)).strip().toLowerCase(Locale.ROOT);
      if (comment.startsWith("arara:")
          || (comment.startsWith("!tex") && comment.contains("program"))
          || (comment.startsWith("!tex") && comment.contains("options"))
          || comment.startsWith("!bib program")) {
        return true;
      }
      at = text.indexOf('%', stop);
    }
    return false;
  }
}
