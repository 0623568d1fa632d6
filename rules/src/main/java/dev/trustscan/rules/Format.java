package dev.trustscan.rules;

import java.util.Locale;

/** How the bytes of a surface are to be read. */
public enum Format {
  /** Strict JSON. */
  JSON,
  /** JSON with comments and trailing commas. */
  JSONC,
  /** JSON5. */
  JSON5,
  /** YAML 1.2, read with the YAML 1.1 pitfalls in mind. */
  YAML,
  /** TOML 1.0. */
  TOML,
  /** Markdown with optional front matter. */
  MARKDOWN,
  /** Sections of key = value lines. */
  INI,
  /** Java properties. */
  PROPERTIES,
  /** git's own configuration syntax, also .gitmodules. */
  GIT_CONFIG,
  /** Patterns with attributes. */
  GIT_ATTRIBUTES,
  /** A one-line path file: gitdir, commondir, HEAD, alternates. */
  GIT_POINTER,
  /** KEY=value lines, as read by dotenv loaders. */
  DOTENV,
  /** XML. */
  XML,
  /** Apple property list. */
  PLIST,
  /** POSIX shell, bash, zsh, fish. */
  SHELL,
  /** Windows command script. */
  BATCH,
  /** PowerShell. */
  POWERSHELL,
  /** JavaScript or TypeScript. */
  JAVASCRIPT,
  /** Python. */
  PYTHON,
  /** Ruby. */
  RUBY,
  /** PHP. */
  PHP,
  /** Perl. */
  PERL,
  /** Lua. */
  LUA,
  /** Groovy, Kotlin or Scala script. */
  JVM_SCRIPT,
  /** Starlark. */
  STARLARK,
  /** Make rules. */
  MAKEFILE,
  /** just recipes. */
  JUSTFILE,
  /** Container build file. */
  DOCKERFILE,
  /** gitignore syntax. */
  IGNORE,
  /** One entry a line. */
  LINES,
  /** Source code in a language without an analyser of its own. */
  SOURCE,
  /** Plain text. */
  TEXT,
  /** HTML or SVG. */
  HTML,
  /** Jupyter notebook. */
  NOTEBOOK,
  /** Not text. */
  BINARY,
  /** By content: text is read as text, the rest is hashed. */
  ANY;

  /** Whether a whole file of this format is a program, whose text says what it does. */
  public boolean isProgram() {
    return switch (this) {
      case SHELL,
          BATCH,
          POWERSHELL,
          JAVASCRIPT,
          PYTHON,
          RUBY,
          PHP,
          PERL,
          LUA,
          JVM_SCRIPT,
          STARLARK,
          MAKEFILE,
          JUSTFILE,
          DOCKERFILE,
          SOURCE,
          ANY ->
          true;
      default -> false;
    };
  }

  /** The name used in data files and reports, such as {@code json}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
