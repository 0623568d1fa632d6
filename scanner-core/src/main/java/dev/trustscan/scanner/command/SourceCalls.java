package dev.trustscan.scanner.command;

import dev.trustscan.rules.Format;
import dev.trustscan.scanner.command.Fact.Kind;
import dev.trustscan.scanner.command.Invocation.Conditions;
import dev.trustscan.scanner.doc.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the calls in a source text do. */
final class SourceCalls {
  private static final Set<String> KEYWORDS =
      Set.of(
          "if",
          "for",
          "while",
          "switch",
          "catch",
          "function",
          "return",
          "def",
          "class",
          "and",
          "or",
          "not",
          "in",
          "print",
          "elif",
          "else",
          "unless",
          "until",
          "with",
          "fn",
          "func",
          "match",
          "sub",
          "foreach",
          "elseif",
          "typeof",
          "new",
          "await",
          "yield",
          "super",
          "assert",
          "del",
          "except",
          "lambda",
          "when",
          "do",
          "then",
          "end",
          "async",
          "case",
          "throw",
          "raise",
          "export",
          "import",
          "from",
          "const",
          "let",
          "var",
          "static",
          "public",
          "private",
          "void",
          "int",
          "struct",
          "enum",
          "impl",
          "trait",
          "mod",
          "package");
  private static final Set<String> TEMPLATES =
      Set.of("$", "zx", "zx.$", "Bun.$", "execa", "execa.$", "execa.execa", "dax.$");

  /** Objects of which any member could be meant. */
  private static final Set<String> GLOBALS =
      Set.of(
          "global",
          "globalThis",
          "window",
          "process",
          "Function",
          "eval",
          "builtins",
          "__builtins__",
          "Kernel");

  /** Modules of which a member that is not known starts a process at worst. */
  private static final Set<String> STARTERS = Set.of("child_process", "os", "subprocess", "Open3");

  private final SourceReader reader;
  private final SourceTokens tokens;
  private final Session session;
  private final SourceActions actions;

  SourceCalls(SourceReader reader) {
    this.reader = reader;
    this.tokens = reader.tokens();
    this.session = reader.session();
    this.actions = new SourceActions(reader);
  }

  /** Takes a name; returns the token to go on with. */
  int name(int i, SourcePaths.At at) {
    if (KEYWORDS.contains(at.path()) && at.next() == i + 1 && !at.path().equals("print")) {
      return i + 1;
    }
    if (declares(i)) {
      return i + 1;
    }
    environment(at);
    int open = at.next();
    boolean rustMacro =
        tokens.is(open, '!') && (tokens.is(open + 1, '(') || tokens.is(open + 1, '['));
    open += rustMacro ? 1 : 0;
    if (at.computed()) {
      computed(i, at);
      return at.next();
    }
    if (tokens.is(open, '(') || (rustMacro && tokens.is(open, '['))) {
      call(i, at, open);
      return at.next();
    }
    if (at.path().equals("eval") && (tokens.is(i - 1, '(') || tokens.is(i - 1, ','))) {
      // Handed on to be called with whatever comes.
      session.fact(Kind.EVALUATES, reader.span(i, i), "eval");
      session.out.raise(Behaviour.UNKNOWN_CODE);
      reader.evaluates = true;
    }
    if (bareCall(at, open)) {
      List<Folded> arguments = bare(open);
      made(i, at, arguments, open, open);
    } else if (tokens.is(open, "`(") && TEMPLATES.contains(at.path())) {
      template(i, open);
    }
    return at.next();
  }

  private boolean declares(int i) {
    return tokens.is(i - 1, "function")
        || tokens.is(i - 1, "def")
        || tokens.is(i - 1, "fn")
        || tokens.is(i - 1, "func")
        || tokens.is(i - 1, "class")
        || tokens.is(i - 1, "sub");
  }

  /** Ruby, PHP, Perl and Lua call without brackets. */
  private boolean bareCall(SourcePaths.At at, int open) {
    boolean language =
        switch (reader.language()) {
          case "ruby", "php", "perl", "lua", "jvm" -> true;
          default -> false;
        };
    boolean argument =
        tokens.string(open)
            || tokens.kind(open) == SourceTokens.SHELL
            || (tokens.kind(open) == SourceTokens.NAME
                && !reader.table().of(at.path(), at.last()).isEmpty()
                && !KEYWORDS.contains(tokens.value(open)));
    return language && argument && tokens.kind(open) != SourceTokens.LINE && !tokens.is(open, "as");
  }

  private List<Folded> bare(int open) {
    var all = new ArrayList<Folded>();
    Fold fold = new Fold(reader, open);
    do {
      all.add(fold.expression());
    } while (all.size() < 20 && tokens.is(fold.position(), ',') && fold.accept(','));
    return all;
  }

  private void template(int i, int open) {
    Folded text = new Fold(reader, open).expression();
    Span span = reader.span(i, open);
    if (text.text() == null) {
      session.fact(Kind.STARTS_PROCESS, span, "$");
      String head = tokens.value(open + 1);
      session.shell(head + " $UNKNOWN", span, reader.state.call(null));
      return;
    }
    reader.output(open, reader.shell(text.text(), span));
  }

  private void call(int i, SourcePaths.At at, int open) {
    Set<String> can = reader.table().of(at.path(), at.last());
    boolean plain = can.isEmpty() || can.contains("quiet") || can.contains("print");
    if (plain && !at.path().equals("require")) {
      List<Folded> none = List.of();
      if (can.contains("print")) {
        Fold fold = new Fold(reader, open + 1);
        fold.toClose();
        reader.functions().prints(fold.position());
      }
      if (can.isEmpty() && defines(open)) {
        return;
      }
      made(i, at, none, open, open);
      return;
    }
    Fold fold = new Fold(reader, open + 1);
    List<Folded> arguments = fold.arguments();
    made(i, at, arguments, open, fold.position());
  }

  /** A method of an object or class: its body follows the brackets. */
  private boolean defines(int open) {
    if (reader.language().equals("jvm") || reader.dialect().indented()) {
      return false;
    }
    Fold fold = new Fold(reader, open + 1);
    fold.toClose();
    int after = fold.position() + 1;
    return tokens.is(fold.position(), ')')
        && (tokens.is(after, '{') || (tokens.is(after, ':') && tokens.is(after + 2, '{')));
  }

  private void made(int i, SourcePaths.At at, List<Folded> arguments, int open, int close) {
    Set<String> can = reader.table().of(at.path(), at.last());
    if (can.isEmpty()) {
      unknown(at, tokens.value(i));
      return;
    }
    actions.act(
        new SourceCall(at, can, arguments, reader.span(i, Math.max(i, close - 1)), open, close));
  }

  /** A call that the table does not know: of the file's own function, a package, a method. */
  private void unknown(SourcePaths.At at, String head) {
    Folded known = reader.variable(head);
    boolean plain = known != null && known.path().startsWith(SourceValues.PLAIN);
    if (plain || at.path().startsWith("*.") || reader.functions().inside()) {
      return;
    }
    session.out.raise(reader.inline() ? Behaviour.UNKNOWN_CODE : Behaviour.LOCAL_CODE);
  }

  /** A member whose name is put together when it runs, and then called. */
  private void computed(int i, SourcePaths.At at) {
    int close = at.next();
    int depth = 0;
    for (int j = close; j < close + 60; j++) {
      depth += tokens.is(j, '[') ? 1 : tokens.is(j, ']') ? -1 : 0;
      if (depth == 0) {
        close = j + 1;
        break;
      }
    }
    String head = at.path();
    int dot = head.indexOf('.');
    String first = dot < 0 ? head : head.substring(0, dot);
    if (!tokens.is(close, '(') || reader.environmentVariable(head + ".x") != null) {
      return;
    }
    if (STARTERS.contains(first)) {
      session.out.raise(Behaviour.UNKNOWN_CODE);
    } else if (GLOBALS.contains(first)) {
      session.fact(Kind.OBFUSCATED, reader.span(i, close), head);
      session.fact(Kind.EVALUATES, reader.span(i, close), head);
      session.out.raise(Behaviour.UNKNOWN_CODE);
    }
  }

  /** The whole environment, turned into text or passed on. */
  private void environment(SourcePaths.At at) {
    if (reader.isEnvironment(at.path())) {
      reader.functions().taints(Taint.ENVIRONMENT);
    }
    String one = reader.environmentVariable(at.path());
    if (one != null) {
      reader.functions().taints(PathRules.variableTaint(one));
    }
  }

  /** For code that runs a program and its arguments given one by one. */
  static void program(SourceReader reader, List<Value> words, Span span, Conditions conditions) {
    if (!words.isEmpty()) {
      var inv =
          new Invocation(
              reader.session(),
              Place.fixed(span),
              reader.state.call(null),
              words,
              Flow.NONE,
              conditions);
      Programs.run(inv);
    }
  }

  /** The language in which a string that is evaluated is read. */
  static Format evaluated(SourceReader reader) {
    return reader.format();
  }

  static @Nullable String text(List<Folded> arguments, int index) {
    return Fold.text(arguments, index);
  }
}
