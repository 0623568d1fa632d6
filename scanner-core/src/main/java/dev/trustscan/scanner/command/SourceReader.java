package dev.trustscan.scanner.command;

import dev.trustscan.rules.Format;
import dev.trustscan.scanner.command.Fact.Kind;
import dev.trustscan.scanner.command.Invocation.Conditions;
import dev.trustscan.scanner.doc.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads source text of a programming language for the calls that matter. No parser: a walk over
 * tokens that knows names, strings, imports, simple assignments, and whether it is inside a
 * function.
 */
final class SourceReader {
  private static final int MOST_VARIABLES = 50_000;
  private static final Map<String, List<String>> ENVIRONMENTS =
      Map.of(
          "js", List.of("process.env", "Bun.env", "import.meta.env"),
          "python", List.of("os.environ"),
          "ruby", List.of("ENV"),
          "php", List.of("$_ENV", "$_SERVER"),
          "perl", List.of("$ENV", "%ENV"),
          "lua", List.of("vim.env"));
  private final Session session;
  private final Place place;
  private final Dialect dialect;
  private final Format format;
  private final SourceTokens tokens;
  private final CallTable table;
  private final SourcePaths paths;
  private final boolean inline;
  private final List<String> environments;
  private final Map<String, Folded> variables = new HashMap<>();
  private final Map<Integer, Folded> outputs = new HashMap<>();
  private final FunctionTracker functions;
  private final SourceImports imports;
  private final SourceCalls calls;
  private final AgentStrings agents;
  final ShellState state = new ShellState();
  private static final int DEEPEST = 24;
  boolean evaluates;
  boolean networks;
  private long steps;
  private int deep;

  private SourceReader(
      Session session, Format format, SourceTokens tokens, Place place, boolean inline) {
    this.session = session;
    this.place = place;
    this.format = format;
    this.dialect = Dialect.of(format);
    this.tokens = tokens;
    this.table = CallTable.of(dialect.table());
    this.paths = new SourcePaths(this);
    this.inline = inline;
    this.environments = ENVIRONMENTS.getOrDefault(dialect.table(), List.of());
    this.functions = new FunctionTracker(tokens, dialect);
    this.imports = new SourceImports(this);
    this.calls = new SourceCalls(this);
    this.agents = new AgentStrings(this);
    this.steps = 200_000 + 6L * tokens.size();
  }

  /** Reads the text twice: what functions return is only known once they were seen. */
  static void read(Session session, Format format, String text, Place place, boolean inline) {
    SourceTokens tokens = SourceLexer.tokens(text, Dialect.of(format));
    var first = new SourceReader(session.scratch(), format, tokens, place, inline);
    first.walk();
    var second = new SourceReader(session, format, tokens, place, inline);
    second.functions.learn(first.functions);
    second.variables.putAll(first.variables);
    second.outputs.putAll(first.outputs);
    second.walk();
    SourceCombinations.finish(second, text);
    if (second.steps <= 0) {
      session.out.raise(Behaviour.UNKNOWN_CODE);
    }
    if (second.tokens.overflow) {
      session.fact(Kind.OBFUSCATED, place.at(0, 0), "more tokens than are read");
      session.out.raise(Behaviour.UNKNOWN_CODE);
    }
  }

  Session session() {
    return session;
  }

  SourceTokens tokens() {
    return tokens;
  }

  Dialect dialect() {
    return dialect;
  }

  Format format() {
    return format;
  }

  String language() {
    return dialect.table();
  }

  CallTable table() {
    return table;
  }

  SourcePaths paths() {
    return paths;
  }

  FunctionTracker functions() {
    return functions;
  }

  boolean inline() {
    return inline;
  }

  Span span(int from, int to) {
    return place.at(tokens.start(from), tokens.end(Math.max(from, to)));
  }

  /** Goes into an expression inside an expression; false where that is too deep. */
  boolean deepen() {
    return ++deep <= DEEPEST;
  }

  void surface() {
    deep--;
  }

  /** Notes a file beside this one that is loaded by a literal name. */
  void loads(String module, int from, int to) {
    if (PathRules.disguised(module)) {
      session.fact(Kind.DISGUISED_FILE, span(from, to), module);
      session.out.raise(Behaviour.HOSTILE);
    }
    session.out.reference(Reference.Kind.SOURCES, module, span(from, to));
  }

  /** Takes one step of folding; false once they ran out. */
  boolean spend() {
    return --steps > 0;
  }

  private void walk() {
    int i = 0;
    while (tokens.kind(i) != SourceTokens.END) {
      int next = step(i);
      i = Math.max(next, i + 1);
    }
  }

  private int step(int i) {
    functions.at(i);
    switch (tokens.kind(i)) {
      case SourceTokens.NAME -> {
        return name(i);
      }
      case SourceTokens.SHELL -> outputs.put(i, shell(tokens.value(i), span(i, i)));
      case SourceTokens.STRING, SourceTokens.PARTLY -> agents.string(i);
      default -> {}
    }
    return i + 1;
  }

  private int name(int i) {
    int declared = imports.statement(i);
    if (declared > i) {
      return declared;
    }
    assignment(i);
    SourcePaths.At at = paths.at(i);
    return calls.name(i, at);
  }

  private void assignment(int i) {
    boolean plain = tokens.is(i + 1, '=') || tokens.is(i + 1, ":=");
    boolean adds =
        tokens.is(i + 1, "+=")
            || (tokens.is(i + 1, '.') && tokens.is(i + 2, '=') && language().equals("php"));
    // TypeScript and Python may state a type between.
    int typed = 0;
    if (!plain
        && !adds
        && tokens.is(i + 1, ':')
        && tokens.kind(i + 2) == SourceTokens.NAME
        && tokens.is(i + 3, '=')) {
      typed = 2;
      plain = true;
    }
    if ((!plain && !adds) || paths.joins(i - 1)) {
      return;
    }
    String name = tokens.value(i);
    int from = i + 2 + typed + (adds && !tokens.is(i + 1, "+=") ? 1 : 0);
    Folded value = new Fold(this, from).expression();
    if (adds) {
      Folded before = variables.get(name);
      value = before == null ? Folded.tainted(value.taint()) : before.plus(value);
    }
    boolean conditional =
        !adds
            && variables.containsKey(name)
            && value.text() == null
            && value.taint() == 0
            && value.path().isEmpty();
    if (variables.size() < MOST_VARIABLES && !conditional) {
      variables.put(name, large() ? value.clean() : value);
    }
    if (value.taint() != 0 && !large()) {
      functions.taints(value.taint() & ~(Taint.COMMAND | Taint.PRINTED));
    }
  }

  void alias(String name, String path) {
    if (variables.size() < MOST_VARIABLES) {
      variables.put(name, Folded.named(path));
    }
  }

  String resolve(String name) {
    Folded known = variables.get(name);
    return known == null || known.path().isEmpty() || known.path().startsWith("*.")
        ? name
        : known.path();
  }

  @Nullable Folded variable(String name) {
    return variables.get(name);
  }

  void bind(String name, Folded value) {
    if (variables.size() < MOST_VARIABLES) {
      variables.put(name, large() ? value.clean() : value);
    }
  }

  /** Whether one name stands for many things, as in programs packed into one file. */
  boolean large() {
    return tokens.size() > SourceCombinations.SMALL;
  }

  int functionTaint(String path) {
    return large() ? 0 : functions.taintOf(path);
  }

  /** The name of the one variable of the environment that a path reads, or null. */
  @Nullable String environmentVariable(String path) {
    for (String root : environments) {
      boolean below = path.length() > root.length() && path.charAt(root.length()) == '.';
      if (below && path.startsWith(root)) {
        String rest = path.substring(root.length() + 1);
        boolean method =
            Set.of(
                    "get",
                    "copy",
                    "items",
                    "keys",
                    "values",
                    "fetch",
                    "to_h",
                    "setdefault",
                    "update",
                    "pop",
                    "each",
                    "toObject")
                .contains(rest);
        return method || rest.indexOf('.') >= 0 ? null : rest;
      }
    }
    return null;
  }

  boolean isEnvironment(String path) {
    for (String root : environments) {
      if (path.startsWith(root)) {
        switch (path.substring(root.length())) {
          case "", ".items", ".copy", ".to_h", ".values" -> {
            return true;
          }
          default -> {
            String rest = path.substring(root.length());
            if (rest.startsWith(".to_h.")
                || rest.startsWith(".to_a")
                || rest.startsWith(".inspect")) {
              return true;
            }
          }
        }
      }
    }
    return false;
  }

  /** An expression inside a string. */
  Folded fragment(String expression) {
    String plain = expression.strip();
    if (plain.endsWith("!r") || plain.endsWith("!s")) {
      plain = plain.substring(0, plain.length() - 2);
    }
    Folded known = variables.get(plain);
    if (known == null && !plain.startsWith("$")) {
      known = variables.get("$" + plain);
    }
    if (known != null) {
      return known;
    }
    if (plain.startsWith("$ENV") || plain.contains("environ") || plain.startsWith("ENV")) {
      int open = Math.max(plain.indexOf('['), Math.max(plain.indexOf('{'), plain.indexOf('(')));
      if (open < 0) {
        return Folded.tainted(Taint.ENVIRONMENT);
      }
      int end = open + 1;
      var name = new StringBuilder();
      while (end < plain.length()
          && (ShellScanner.nameChar(plain.charAt(end)) || "\"'".indexOf(plain.charAt(end)) >= 0)) {
        if (ShellScanner.nameChar(plain.charAt(end))) {
          name.append(plain.charAt(end));
        }
        end++;
      }
      return SourceValues.variable(name.toString());
    }
    int taint = 0;
    int i = 0;
    while (i < plain.length() && plain.length() < 400) {
      int from = i;
      while (i < plain.length() && ShellScanner.nameChar(plain.charAt(i))) {
        i++;
      }
      if (i > from) {
        String word = plain.substring(from, i);
        Folded inner = variables.get(word);
        taint |= inner == null ? functions.taintOf(word) : inner.taint();
      } else {
        i++;
      }
    }
    return Folded.tainted(taint);
  }

  /** Runs text that is given to a shell, and returns its output. */
  Folded shell(String text, Span span) {
    session.fact(Kind.STARTS_PROCESS, span, text);
    Flow out = session.shell(text, span, state.call(null), Conditions.PLAIN, Flow.NONE);
    return new Folded(null, out.taint() & ~Taint.PRINTED, "", "", null);
  }

  Folded outputOf(int token) {
    return outputs.getOrDefault(token, Folded.UNKNOWN);
  }

  Folded outputAt(int open) {
    return outputs.getOrDefault(-open - 1, Folded.UNKNOWN);
  }

  void output(int open, Folded value) {
    outputs.put(-open - 1, value);
  }
}
