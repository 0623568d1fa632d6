package dev.trustscan.scanner.command;

import dev.trustscan.scanner.doc.Span;

/**
 * A file or other thing that a command or script names.
 *
 * @param kind what it does with it
 * @param text the path or name as written
 * @param span where
 */
public record Reference(Kind kind, String text, Span span) {
  /** What is done with it. */
  public enum Kind {
    /** Runs the file. */
    RUNS,
    /** Sources, requires or imports the file. */
    SOURCES,
    /** Reads the file. */
    READS,
    /**
     * Runs or imports a Python module, by its dotted name; not found means that it is installed.
     */
    PYTHON_MODULE,
    /** Runs a script of package.json. */
    PACKAGE_SCRIPT,
    /** Runs a target of a makefile. */
    MAKE_TARGET,
    /** Runs a recipe of a justfile. */
    JUST_RECIPE,
    /** Runs a task of another runner that is named before a colon, as {@code composer:test}. */
    RUNNER_TASK,
    /** Names something whose value is only known when it runs. */
    UNKNOWN
  }
}
