package dev.trustscan.scanner.command;

import dev.trustscan.rules.Format;
import java.util.List;

/**
 * How a language writes comments and strings, as far as tokens need it.
 *
 * @param table the language's name in the table of calls
 * @param lineComments what begins a comment to the end of the line
 * @param blockOpen what begins a block comment, or empty
 * @param blockClose what ends it
 * @param quotes characters around plain strings
 * @param triple whether tripled quotes hold strings over lines
 * @param template the quote of strings with {@code ${…}} in them, or NUL
 * @param shellQuote the quote of text given to a shell, or NUL
 * @param concat the operator that joins strings
 * @param indented whether blocks are told by indentation
 * @param sigils characters that begin variables
 * @param interpolates what begins a computed part of a double-quoted string, or empty
 * @param regex whether a slash may begin a regular expression
 */
record Dialect(
    String table,
    List<String> lineComments,
    String blockOpen,
    String blockClose,
    String quotes,
    boolean triple,
    char template,
    char shellQuote,
    String concat,
    boolean indented,
    String sigils,
    String interpolates,
    boolean regex) {
  private static final char NONE = '\0';
  private static final Dialect JAVASCRIPT =
      new Dialect(
          "js",
          List.of("//", "#!"),
          "/*",
          "*/",
          "'\"",
          false,
          '`',
          NONE,
          "+",
          false,
          "$",
          "",
          true);
  private static final Dialect PYTHON =
      new Dialect(
          "python", List.of("#"), "", "", "'\"", true, NONE, NONE, "+", true, "", "", false);
  private static final Dialect RUBY =
      new Dialect(
          "ruby",
          List.of("#"),
          "\n=begin",
          "\n=end",
          "'\"",
          false,
          NONE,
          '`',
          "+",
          true,
          "$@",
          "#{",
          true);
  private static final Dialect PHP =
      new Dialect(
          "php",
          List.of("//", "#"),
          "/*",
          "*/",
          "'\"",
          false,
          NONE,
          '`',
          ".",
          false,
          "$",
          "$",
          false);
  private static final Dialect PERL =
      new Dialect(
          "perl",
          List.of("#"),
          "\n=pod",
          "\n=cut",
          "'\"",
          false,
          NONE,
          '`',
          ".",
          false,
          "$@%",
          "$",
          false);
  private static final Dialect LUA =
      new Dialect(
          "lua", List.of("--"), "--[[", "]]", "'\"", false, NONE, NONE, "..", true, "", "", false);
  private static final Dialect JVM =
      new Dialect(
          "jvm",
          List.of("//", "#!"),
          "/*",
          "*/",
          "'\"",
          true,
          NONE,
          NONE,
          "+",
          false,
          "",
          "$",
          false);
  private static final Dialect SOURCE =
      new Dialect(
          "source",
          List.of("//", "#!"),
          "/*",
          "*/",
          "\"",
          true,
          NONE,
          NONE,
          "+",
          false,
          "",
          "",
          false);

  static Dialect of(Format format) {
    return switch (format) {
      case JAVASCRIPT -> JAVASCRIPT;
      case PYTHON, STARLARK -> PYTHON;
      case RUBY -> RUBY;
      case PHP -> PHP;
      case PERL -> PERL;
      case LUA -> LUA;
      case JVM_SCRIPT -> JVM;
      default -> SOURCE;
    };
  }
}
