package dev.trustscan.scanner.command;

import dev.trustscan.rules.Format;
import dev.trustscan.scanner.source.Limits;

/** Reads commands and scripts for what they would do. Linear in the text; starts nothing. */
public final class CommandAnalyzer {
  private final Limits limits;

  public CommandAnalyzer(Limits limits) {
    this.limits = limits;
  }

  /** The facts of a configured command. Spans of facts are the words' own. */
  public CommandFacts command(CommandLine line) {
    throw new UnsupportedOperationException("not written yet " + limits + line);
  }

  /**
   * The facts of a script.
   *
   * @param language SHELL, BATCH, POWERSHELL, JAVASCRIPT, PYTHON, RUBY, PHP, PERL, LUA, JVM_SCRIPT,
   *     STARLARK, MAKEFILE, JUSTFILE, DOCKERFILE or SOURCE
   * @param text the whole text
   */
  public CommandFacts script(Format language, String text) {
    throw new UnsupportedOperationException("not written yet " + language + text);
  }

  /**
   * The language of a file by its name and first line.
   *
   * @param name the file's name
   * @param firstLine its first line, for {@code #!}
   * @return a script format, or {@code TEXT} if it is none
   */
  public static Format language(String name, String firstLine) {
    throw new UnsupportedOperationException("not written yet " + name + firstLine);
  }
}
