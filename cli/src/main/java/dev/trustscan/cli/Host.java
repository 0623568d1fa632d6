package dev.trustscan.cli;

import dev.trustscan.scanner.report.Printable;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;

/**
 * The world around a command, given from outside so that tests can give another.
 *
 * @param folder the caller's current folder; the process itself runs elsewhere
 * @param home the user's home folder
 * @param environment the environment variables
 * @param in standard input
 * @param out standard output, unbuffered
 * @param err standard error
 * @param inTerminal whether standard input is a terminal
 * @param outTerminal whether standard output is a terminal
 * @param errTerminal whether standard error is one
 * @param columns the terminal's width, 0 if unknown
 * @param glyphs what the terminal can show
 * @param today the day
 */
record Host(
    Path folder,
    Path home,
    Map<String, String> environment,
    InputStream in,
    OutputStream out,
    PrintStream err,
    boolean inTerminal,
    boolean outTerminal,
    boolean errTerminal,
    int columns,
    Printable glyphs,
    LocalDate today) {
  private static final int PIPE_COLUMNS = 100;
  private static final int TERMINAL_COLUMNS = 80;

  /** An environment variable; empty if it is not set. */
  String env(String name) {
    return environment.getOrDefault(name, "");
  }

  /** The columns to lay a report out for. */
  int width() {
    return columns > 0 ? columns : outTerminal ? TERMINAL_COLUMNS : PIPE_COLUMNS;
  }

  /** A path of the command line, from the caller's folder. */
  Path path(String argument) throws UsageException {
    try {
      return folder.resolve(argument).normalize();
    } catch (java.nio.file.InvalidPathException e) {
      throw new UsageException(
          quote(argument) + " is no path that this system's character set can express.");
    }
  }

  /** Text of the command line or the target, in quotation marks. */
  String quote(String raw) {
    return glyphs.quoted(glyphs.text(raw, 300));
  }

  /** Prints one sentence on standard error. */
  void complain(String sentence) {
    err.println("trustscan: " + sentence);
    err.flush();
  }
}
