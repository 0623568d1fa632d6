package dev.trustscan.scanner.command;

import dev.trustscan.rules.CommandSpec;
import dev.trustscan.rules.Format;
import dev.trustscan.scanner.command.Invocation.Conditions;
import dev.trustscan.scanner.doc.Span;
import dev.trustscan.scanner.source.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads commands and scripts for what they would do. Linear in the text; starts nothing. */
public final class CommandAnalyzer {
  private final Limits limits;

  public CommandAnalyzer(Limits limits) {
    this.limits = limits;
  }

  /**
   * The facts of a configured command. Spans of facts are the words' own. The behaviour is that of
   * the words alone: a repository file that they start adds its own through the closure.
   */
  public CommandFacts command(CommandLine line) {
    return command(line, Map.of());
  }

  /**
   * The facts of a configured command where some variables are known.
   *
   * @param variables names and values, such as a makefile's
   */
  public CommandFacts command(CommandLine line, Map<String, String> variables) {
    int size = line.words().stream().mapToInt(String::length).sum();
    var session = new Session(limits, size, Place.fixed(line.span()), false);
    switch (line.form()) {
      case SHELL -> shell(session, line, variables);
      case ARGV -> argv(session, line);
      case WORDS -> words(session, line);
      case FILE -> file(session, line);
      case CODE -> code(session, line);
    }
    Combinations.finish(session);
    return session.out.result();
  }

  private static void shell(Session session, CommandLine line, Map<String, String> variables) {
    for (int i = 0; i < line.words().size(); i++) {
      Span span = line.spans().get(i);
      Padding.check(session, line.words().get(i), Place.fixed(span));
      var state = new ShellState();
      variables.forEach((name, value) -> state.set(name, value, 0, ""));
      session.shell(WindowsText.slashes(line.words().get(i)), span, state);
    }
  }

  private static void argv(Session session, CommandLine line) {
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < line.words().size(); i++) {
      String text = line.words().get(i);
      Padding.check(session, text, Place.fixed(line.spans().get(i)));
      boolean dynamic = text.contains("${") || text.startsWith("$") || text.contains("{{");
      values.add(new Value(text, 0, dynamic, false, false, "", i, i));
    }
    Place place = (start, end) -> line.spans().get(Math.clamp(start, 0, line.spans().size() - 1));
    if (values.size() == 1 && values.getFirst().text().indexOf(' ') > 0) {
      // A consumer that gives one string to a shell when there are no arguments.
      words(session, line);
    } else if (!values.isEmpty()) {
      Programs.run(
          new Invocation(session, place, new ShellState(), values, Flow.NONE, Conditions.PLAIN));
    }
  }

  private static void words(Session session, CommandLine line) {
    for (int i = 0; i < line.words().size(); i++) {
      String text = line.words().get(i);
      Span span = line.spans().get(i);
      Padding.check(session, text, Place.fixed(span));
      List<Value> values = WordSplitter.split(text);
      if (!values.isEmpty()) {
        Programs.run(
            new Invocation(
                session, Place.fixed(span), new ShellState(), values, Flow.NONE, Conditions.PLAIN));
      }
    }
  }

  private static void file(Session session, CommandLine line) {
    for (int i = 0; i < line.words().size(); i++) {
      Value file = Value.of(line.words().get(i), 0, 0);
      Place place = Place.fixed(line.spans().get(i));
      if (!file.text().isBlank()) {
        var inv =
            new Invocation(
                session, place, new ShellState(), List.of(file), Flow.NONE, Conditions.PLAIN);
        inv.reference(Reference.Kind.RUNS, file);
      }
    }
  }

  private static void code(Session session, CommandLine line) {
    for (int i = 0; i < line.words().size(); i++) {
      session.code(Format.SOURCE, line.words().get(i), line.spans().get(i), true);
    }
  }

  /**
   * The facts of a script.
   *
   * @param language SHELL, BATCH, POWERSHELL, JAVASCRIPT, PYTHON, RUBY, PHP, PERL, LUA, JVM_SCRIPT,
   *     STARLARK, MAKEFILE, JUSTFILE, DOCKERFILE or SOURCE
   * @param text the whole text
   */
  public CommandFacts script(Format language, String text) {
    Place place = Place.of(text);
    var session = new Session(limits, text.length(), place, true);
    Padding.check(session, text, place);
    Languages.analyze(session, language, text, place, false);
    Combinations.finish(session);
    return session.out.result();
  }

  /**
   * The facts of a file that is run, in the language that its name, first line or text gives.
   *
   * @param name the file's name
   * @param text the whole text
   */
  public CommandFacts file(String name, String text) {
    Format language = Languages.language(name, Languages.firstLine(text));
    return script(language == Format.TEXT ? Languages.guess(text) : language, text);
  }

  /** Whether a name is that of a program's source. */
  public boolean isProgram(String name) {
    return Languages.isScript(name);
  }

  /**
   * The language of a file by its name and first line.
   *
   * @param name the file's name
   * @param firstLine its first line, for {@code #!}
   * @return a script format, or {@code TEXT} if it is none
   */
  public static Format language(String name, String firstLine) {
    return Languages.language(name, firstLine);
  }

  /**
   * The form in which a consumer's setting is a shell command, for callers that have only a string.
   */
  public static CommandLine shellLine(String text, Span span) {
    return new CommandLine(CommandSpec.Form.SHELL, List.of(text), List.of(span));
  }
}
