package dev.trustscan.scanner.command;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The syntax of shell text, as far as it matters for what would run. Offsets are the text's. */
final class Shell {
  private Shell() {}

  /** A word before expansion. */
  record Word(List<Part> parts, int start, int end) {
    Word {
      parts = List.copyOf(parts);
    }

    /** The text if nothing in it is expanded, or null. */
    @Nullable String literal() {
      if (parts.size() == 1 && parts.getFirst() instanceof Text text) {
        return text.text();
      }
      var all = new StringBuilder();
      for (Part part : parts) {
        if (!(part instanceof Text text)) {
          return null;
        }
        all.append(text.text());
      }
      return all.toString();
    }

    /** The text if it is one plain run without quotes, as reserved words must be, or empty. */
    String bare() {
      return parts.size() == 1 && parts.getFirst() instanceof Text text && !text.quoted()
          ? text.text()
          : "";
    }
  }

  /** A piece of a word. */
  sealed interface Part {
    /** Whether white space in its value stays in one word. */
    boolean quoted();
  }

  /** Characters that stand for themselves. */
  record Text(String text, boolean quoted) implements Part {}

  /**
   * A parameter.
   *
   * @param op what follows the name, such as {@code :-}, or empty
   * @param argument the text after the operator
   * @param written as it stands
   */
  record Variable(String name, String op, @Nullable Word argument, String written, boolean quoted)
      implements Part {}

  /**
   * A command whose output is the value; with a direction, whose output is a file.
   *
   * @param direction {@code $}, {@code <} or {@code >}
   */
  record Substitution(char direction, List<Statement> body, String written, boolean quoted)
      implements Part {}

  /** An arithmetic expression. */
  record Arithmetic(String expression, String written, boolean quoted) implements Part {}

  /** A redirection; a here-document has its text as the target. */
  record Redirect(String op, int descriptor, Word target) {}

  /** {@code name=value} before or without a command. */
  record Assignment(String name, boolean append, Word value, int start) {}

  /** Something that runs. */
  sealed interface Command {
    List<Redirect> redirects();
  }

  /** Words to run. */
  record Simple(
      List<Assignment> assignments, List<Word> words, List<Redirect> redirects, int start, int end)
      implements Command {}

  /** The compound commands, flattened to what they may run. */
  enum Kind {
    BRACES,
    SUBSHELL,
    IF,
    LOOP,
    FOR,
    CASE
  }

  /**
   * A compound command.
   *
   * @param name the loop variable of FOR
   * @param words what FOR goes over, or the subject of CASE
   */
  record Group(
      Kind kind,
      String name,
      List<Word> words,
      List<Statement> body,
      List<Redirect> redirects,
      int start,
      int end)
      implements Command {}

  /** A function. */
  record Define(String name, Command body, int start, int end) implements Command {
    @Override
    public List<Redirect> redirects() {
      return List.of();
    }
  }

  /** Commands joined by pipes. */
  record Pipeline(List<Command> commands) {}

  /** Pipelines joined by {@code &&} and {@code ||}. */
  record Statement(List<Pipeline> pipelines, boolean background) {}
}
