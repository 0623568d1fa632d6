package dev.trustscan.scanner.inspect;

import dev.trustscan.rules.CommandSpec;
import dev.trustscan.rules.Consumer;
import dev.trustscan.rules.Effect;
import dev.trustscan.rules.Format;
import dev.trustscan.rules.UnitKind;
import dev.trustscan.scanner.closure.Closure;
import dev.trustscan.scanner.closure.ClosureBuilder;
import dev.trustscan.scanner.command.Behaviour;
import dev.trustscan.scanner.command.CommandAnalyzer;
import dev.trustscan.scanner.command.CommandFacts;
import dev.trustscan.scanner.command.CommandLine;
import dev.trustscan.scanner.doc.Canonical;
import dev.trustscan.scanner.doc.Node;
import dev.trustscan.scanner.doc.Span;
import dev.trustscan.scanner.source.Content;
import dev.trustscan.scanner.source.RepoPath;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns drafts into units: reads commands, follows what they reach, computes digests. */
final class UnitBuilder {
  static final Set<Format> SCRIPTS =
      EnumSet.of(
          Format.SHELL,
          Format.BATCH,
          Format.POWERSHELL,
          Format.JAVASCRIPT,
          Format.PYTHON,
          Format.RUBY,
          Format.PHP,
          Format.PERL,
          Format.LUA,
          Format.JVM_SCRIPT,
          Format.STARLARK,
          Format.MAKEFILE,
          Format.JUSTFILE,
          Format.DOCKERFILE,
          Format.SOURCE,
          Format.ANY);

  private final CommandAnalyzer analyzer;
  private final ClosureBuilder closures;

  UnitBuilder(CommandAnalyzer analyzer, ClosureBuilder closures) {
    this.analyzer = analyzer;
    this.closures = closures;
  }

  /**
   * Builds a unit.
   *
   * @param draft what the catalogue says
   * @param consumers every tool concerned
   * @param content the file's bytes, for whole files
   * @param text the file's text, for whole files
   * @param around what else belongs to the draft's value
   */
  Unit build(Draft draft, List<Consumer> consumers, Content content, String text, byte[] around) {
    Optional<CommandLine> command =
        draft
            .command()
            .flatMap(c -> Commands.read(c, draft.node()))
            .map(c -> draft.hit().surface().format() == Format.GIT_CONFIG ? bare(c) : c);
    CommandFacts facts = facts(draft, command, content, text);
    Closure closure = closure(draft, facts);
    String definition = UnitDigest.definition(draft, value(draft, content), around);
    Span span = command.map(CommandLine::span).filter(Span::exists).orElse(draft.node().span());
    return new Unit(
        UnitDigest.id(draft.hit().path().bytes(), draft.pointer()),
        draft.hit(),
        consumers,
        draft.pointer(),
        span,
        draft.kind(),
        draft.effects(),
        draft.trigger(),
        draft.gate(),
        draft.node(),
        command,
        facts,
        closure,
        UnitDigest.of(definition, closure, closures::isExecutable),
        definition,
        draft.severity(),
        draft.note());
  }

  /**
   * git marks a shell command among other values by an exclamation mark, which the shell never
   * sees.
   */
  private static CommandLine bare(CommandLine command) {
    List<String> words =
        command.words().stream()
            .map(String::strip)
            .map(word -> word.startsWith("!") ? word.substring(1) : word)
            .toList();
    return new CommandLine(command.form(), words, command.spans());
  }

  private static byte[] value(Draft draft, Content content) {
    if (!draft.pointer().equals("$")) {
      return Canonical.of(draft.node());
    }
    return switch (content) {
      case Content.Whole whole -> whole.sha256().getBytes(StandardCharsets.UTF_8);
      case Content.HashedOnly hashed -> hashed.sha256().getBytes(StandardCharsets.UTF_8);
      case Content.Unread _ ->
          (draft.hit().entry().objectId() + draft.hit().entry().linkTarget().orElse(""))
              .getBytes(StandardCharsets.UTF_8);
    };
  }

  private CommandFacts facts(
      Draft draft, Optional<CommandLine> command, Content content, String text) {
    if (!draft.effects().contains(Effect.EXECUTES)) {
      return CommandFacts.NOTHING;
    }
    if (command.isPresent()) {
      return ofCommand(draft, command.get());
    }
    Format format = draft.hit().surface().format();
    if (SCRIPTS.contains(format) && draft.pointer().equals("$")) {
      return wholeFile(draft, content, text, format);
    }
    return CommandFacts.NOTHING;
  }

  private CommandFacts ofCommand(Draft draft, CommandLine command) {
    return switch (command.form()) {
      case SHELL, ARGV, WORDS, FILE -> analyzer.command(command);
      case CODE ->
          analyzer.script(draft.hit().surface().format(), String.join("\n", command.words()));
    };
  }

  private CommandFacts wholeFile(Draft draft, Content content, String text, Format format) {
    if (content instanceof Content.Unread || content instanceof Content.HashedOnly) {
      return new CommandFacts(Behaviour.UNKNOWN_CODE, List.of(), List.of(), List.of());
    }
    if (draft.kind() == UnitKind.GIT_HOOK) {
      String rest = TripwireLines.without(text, draft.hit().path().name());
      if (!rest.equals(text)) {
        return rest.strip().equals("#!/bin/sh")
            ? CommandFacts.NOTHING
            : analyzer.script(Format.SHELL, rest);
      }
    }
    Format language = format;
    if (format == Format.ANY || format == Format.SOURCE) {
      String firstLine = text.substring(0, Math.max(0, firstLineEnd(text)));
      language = CommandAnalyzer.language(draft.hit().path().name(), firstLine);
      if (language == Format.TEXT && draft.kind() == UnitKind.GIT_HOOK) {
        language = Format.SHELL;
      }
      if (language == Format.TEXT) {
        return new CommandFacts(Behaviour.LOCAL_CODE, List.of(), List.of(), List.of());
      }
    }
    return analyzer.script(language, text);
  }

  private static int firstLineEnd(String text) {
    int end = text.indexOf('\n');
    return Math.min(end < 0 ? text.length() : end, 1000);
  }

  private Closure closure(Draft draft, CommandFacts facts) {
    RepoPath file = draft.hit().entry().path();
    RepoPath root = draft.hit().root();
    if (draft.kind() == UnitKind.IMPORT && draft.node() instanceof Node.Scalar scalar) {
      return closures.ofImports(List.of(scalar), file, root);
    }
    if (draft.kind() == UnitKind.SKILL && !draft.pointer().startsWith("front")) {
      return closures.ofFolder(file.parent(), file);
    }
    if (!facts.references().isEmpty() || facts.behaviour() == Behaviour.FETCHED_CODE) {
      return closures.ofCommand(facts, file, root);
    }
    boolean code = draft.command().filter(c -> c.form() != CommandSpec.Form.CODE).isPresent();
    return code && !facts.facts().isEmpty() ? closures.ofCommand(facts, file, root) : Closure.EMPTY;
  }
}
