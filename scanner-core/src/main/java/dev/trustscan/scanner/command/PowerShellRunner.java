package dev.trustscan.scanner.command;

import dev.trustscan.scanner.command.Fact.Kind;
import dev.trustscan.scanner.command.Invocation.Conditions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * PowerShell: pipelines of commands whose words may be texts, variables, brackets with commands in
 * them, and calls of .NET methods. Runs through {@link Programs} like any shell.
 */
final class PowerShellRunner {
  private static final int DEEPEST = 100;
  private static final Map<String, String> ALIASES =
      Map.ofEntries(
          Map.entry("iex", "invoke-expression"),
          Map.entry("iwr", "invoke-webrequest"),
          Map.entry("irm", "invoke-restmethod"),
          Map.entry("gc", "get-content"),
          Map.entry("sc", "set-content"),
          Map.entry("ac", "add-content"),
          Map.entry("ni", "new-item"),
          Map.entry("ri", "remove-item"),
          Map.entry("cpi", "copy-item"),
          Map.entry("mi", "move-item"),
          Map.entry("saps", "start-process"),
          Map.entry("gci", "get-childitem"),
          Map.entry("sls", "select-string"),
          Map.entry("%", "foreach-object"),
          Map.entry("?", "where-object"),
          Map.entry("foreach", "foreach-object"),
          Map.entry("where", "where-object"),
          Map.entry("select", "select-object"),
          Map.entry("icm", "invoke-command"));
  private final Session session;
  private final Place place;
  private final ShellState state;
  private String text = "";
  private int at;
  private int depth;
  private final Conditions conditions;

  PowerShellRunner(Session session, Place place) {
    this(session, place, Conditions.PLAIN);
  }

  PowerShellRunner(Session session, Place place, Conditions conditions) {
    this.session = session;
    this.place = place;
    this.conditions = conditions;
    this.state = new ShellState();
    state.dialectPowerShell = true;
  }

  Flow run(String source) {
    text = source;
    at = 0;
    Flow out = Flow.NONE;
    while (at < text.length()) {
      int before = at;
      out = out.then(pipeline('\0'));
      if (at == before) {
        at++;
      }
    }
    return out;
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private boolean looking(String what) {
    return text.startsWith(what, at);
  }

  private void blanks() {
    while (at < text.length()) {
      char c = peek();
      if (c == ' ' || c == '\t' || c == '\r') {
        at++;
      } else if (c == '`'
          && at + 1 < text.length()
          && (text.charAt(at + 1) == '\n' || text.charAt(at + 1) == '\r')) {
        at += 2;
        while (peek() == '\n') {
          at++;
        }
      } else if (c == '#') {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
      } else if (looking("<#")) {
        int end = text.indexOf("#>", at);
        at = end < 0 ? text.length() : end + 2;
      } else {
        return;
      }
    }
  }

  /** Statements up to a closing bracket. */
  private Flow block(char close) {
    Flow out = Flow.NONE;
    if (++depth > DEEPEST) {
      session.out.raise(Behaviour.UNKNOWN_CODE);
      at = text.length();
    }
    while (at < text.length()) {
      blanks();
      if (peek() == close) {
        at++;
        break;
      }
      int before = at;
      out = out.then(pipeline(close));
      if (at == before) {
        at++;
      }
    }
    depth--;
    return out;
  }

  private Flow pipeline(char close) {
    blanks();
    while (peek() == '\n' || peek() == ';') {
      at++;
      blanks();
    }
    Flow flow = Flow.NONE;
    while (at < text.length() && peek() != close) {
      flow = command(flow, close);
      blanks();
      if (peek() == '|' && !looking("||")) {
        at++;
        blanks();
        while (peek() == '\n') {
          at++;
          blanks();
        }
      } else {
        break;
      }
    }
    if (looking("&&") || looking("||")) {
      at += 2;
    } else if (peek() == ';' || peek() == '\n' || peek() == '&') {
      at++;
    }
    return flow;
  }

  private Flow command(Flow in, char close) {
    int start = at;
    var words = new ArrayList<Value>();
    boolean called = false;
    Flow redirected = null;
    while (at < text.length()) {
      blanks();
      char c = peek();
      if (c == '\0'
          || c == '\n'
          || c == ';'
          || c == '|'
          || c == close
          || (c == '&' && !words.isEmpty())
          || c == ')'
          || c == '}') {
        break;
      }
      if (c == '&' || (c == '.' && at + 1 < text.length() && text.charAt(at + 1) == ' ')) {
        called = true;
        at++;
        continue;
      }
      if (c == '=' && words.size() == 1 && words.getFirst().text().startsWith("$")) {
        return assign(words.getFirst(), in, close);
      }
      if (looking("+=") && words.size() == 1) {
        at++;
        return assign(words.getFirst(), in, close);
      }
      if (c == '>'
          || (ShellScanner.digit(c) && at + 1 < text.length() && text.charAt(at + 1) == '>')
          || looking("*>")) {
        redirected = redirect(redirected);
        continue;
      }
      if (c == '{') {
        at++;
        Flow inner = block('}');
        words.add(new Value("{…}", inner.taint(), false, false, false, "", start, at));
        continue;
      }
      Value word = word(close);
      if (word.text().isEmpty() && at == start && words.isEmpty()) {
        at++;
        break;
      }
      words.add(word);
    }
    return finished(words, in, called, start, redirected);
  }

  private Flow finished(
      List<Value> words,
      Flow in,
      boolean called,
      int start,
      @org.jspecify.annotations.Nullable Flow redirected) {
    if (words.isEmpty()) {
      return in;
    }
    Value first = words.getFirst();
    String lower = first.text().toLowerCase(Locale.ROOT);
    Flow out;
    boolean value = !called && expressionAt(start);
    if (KEYWORDS.contains(lower)) {
      out = Flow.NONE;
    } else if (value) {
      int taint = 0;
      for (Value each : words) {
        taint |= each.taint();
      }
      out =
          new Flow(
              taint | in.taint(),
              words.size() == 1 && !first.dynamic() ? first.text() : null,
              first.origin());
    } else {
      String name = ALIASES.getOrDefault(lower, first.text());
      var all = new ArrayList<>(words);
      all.set(0, first.as(name));
      all.replaceAll(w -> w.option() ? w.as(w.text().toLowerCase(Locale.ROOT)) : w);
      out = run(all, in);
    }
    return redirected == null ? out : written(out);
  }

  private static final java.util.Set<String> KEYWORDS =
      java.util.Set.of(
          "if",
          "else",
          "elseif",
          "foreach",
          "for",
          "while",
          "do",
          "until",
          "switch",
          "try",
          "catch",
          "finally",
          "param",
          "function",
          "return",
          "exit",
          "begin",
          "process",
          "end",
          "throw",
          "break",
          "continue",
          "trap",
          "using",
          "class",
          "filter",
          "in");

  /**
   * Whether a value stands there and no command: a text, a variable, a type, a number, brackets.
   */
  private boolean expressionAt(int start) {
    int i = start;
    while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
      i++;
    }
    return i < text.length()
        && ("\"'($[@-".indexOf(text.charAt(i)) >= 0 || ShellScanner.digit(text.charAt(i)));
  }

  private Flow run(List<Value> words, Flow in) {
    String name = words.getFirst().text().toLowerCase(Locale.ROOT);
    var inv = new Invocation(session, place, state, words, in, conditions);
    if (name.equals("add-type")
        || name.equals("import-module")
        || name.equals("invoke-item")
        || name.equals("ii")) {
      for (Value word : inv.arguments()) {
        if (word.text().endsWith(".ps1")
            || word.text().endsWith(".psm1")
            || word.text().endsWith(".dll")
            || word.text().endsWith(".exe")) {
          inv.reference(Reference.Kind.SOURCES, word);
        }
      }
      session.out.raise(
          name.equals("add-type") ? Behaviour.UNKNOWN_CODE : Behaviour.OUTSIDE_PROGRAM);
      return Flow.UNKNOWN;
    }
    if (name.equals("new-object")) {
      boolean client =
          inv.arguments().stream()
              .anyMatch(w ->
                  w.text().toLowerCase(Locale.ROOT).contains("webclient")
                      || w.text().toLowerCase(Locale.ROOT).contains("tcpclient"));
      if (client) {
        inv.fact(Kind.NETWORK, inv.argument(0));
        session.out.raise(Behaviour.UNKNOWN_CODE);
        return Flow.tainted(Taint.NETWORK);
      }
      return Flow.UNKNOWN;
    }
    if (name.equals("foreach-object")
        || name.equals("where-object")
        || name.equals("select-object")) {
      session.out.raise(Behaviour.READ_ONLY);
      return new Flow(inv.taint(), null, in.origin());
    }
    return Programs.run(inv);
  }

  private @org.jspecify.annotations.Nullable Value target;

  private @org.jspecify.annotations.Nullable Flow redirect(
      @org.jspecify.annotations.Nullable Flow before) {
    while (peek() == '>' || peek() == '*' || ShellScanner.digit(peek())) {
      at++;
    }
    if (peek() == '&') {
      at += 2;
      return before;
    }
    blanks();
    target = word('\0');
    return Flow.UNKNOWN;
  }

  private Flow written(Flow out) {
    Value file = target;
    if (file != null && !Redirects.nowhere(file.text())) {
      Files.write(session, place, state, file, out);
    }
    return Flow.NONE;
  }

  private Flow assign(Value variable, Flow in, char close) {
    at++;
    blanks();
    Flow value = command(in, close);
    String name = variable.text().toLowerCase(Locale.ROOT);
    String key = name.startsWith("$env:") ? name.substring(5) : name.substring(1);
    if (name.startsWith("$env:")) {
      Value assigned =
          new Value(
              value.literal() == null ? "" : value.literal(),
              value.taint(),
              value.literal() == null,
              false,
              false,
              "",
              variable.start(),
              at);
      EnvironmentRules.assigned(session, place, state, key.toUpperCase(Locale.ROOT), assigned);
    }
    state.set(key, value.literal(), value.taint(), value.origin());
    return Flow.NONE;
  }

  /** One word with everything that is joined to it: texts, variables, brackets, members. */
  private Value word(char close) {
    int start = at;
    var word = new PowerShellWord();
    while (at < text.length()) {
      char c = peek();
      if (c == ' '
          || c == '\t'
          || c == '\n'
          || c == '\r'
          || c == ';'
          || c == '|'
          || c == '}'
          || c == ')'
          || c == close) {
        if (!operator(word)) {
          break;
        }
        continue;
      }
      if (c == ',') {
        at++;
        word.plain(" ");
        blanks();
      } else if (c == '\'') {
        word.piece(single(), true);
      } else if (c == '"') {
        word.add(dbl());
      } else if (looking("@\"") || looking("@'")) {
        word.piece(here(), true);
      } else if (c == '`') {
        at++;
        word.piece(String.valueOf(peek()), true);
        at = Math.min(text.length(), at + 1);
      } else if (looking("$(") || looking("@(")) {
        at += 2;
        word.flow(block(')'));
      } else if (c == '(') {
        if (KEYWORDS.contains(text.substring(start, at).toLowerCase(Locale.ROOT))) {
          break;
        }
        at++;
        word.flow(block(')'));
      } else if (c == '$') {
        word.add(variable());
      } else if (c == '{') {
        at++;
        word.flow(block('}'));
      } else if (c == '.'
          && !word.isEmpty()
          && at + 1 < text.length()
          && Character.isLetter(text.charAt(at + 1))
          && word.object()) {
        member(word);
      } else if (looking("::")) {
        at += 2;
        word.plain("::" + name());
        if (peek() == '(') {
          at++;
          Flow arguments = block(')');
          word.call(arguments, session, place.at(start, at));
        }
      } else if (c == '[' && word.isEmpty()) {
        int end = text.indexOf(']', at);
        int stop = end < 0 ? text.length() : end + 1;
        word.type(text.substring(at, stop));
        at = stop;
      } else {
        word.plain(String.valueOf(c));
        at++;
      }
    }
    return word.value(start, at);
  }

  /** {@code 'a' + 'b'}, {@code -f}, {@code -join}: only inside brackets are they joined. */
  private boolean operator(PowerShellWord word) {
    int before = at;
    if (depth == 0 && !word.text()) {
      return false;
    }
    while (peek() == ' ' || peek() == '\t') {
      at++;
    }
    if (peek() == '+' && word.text() && at + 1 < text.length()) {
      at++;
      while (peek() == ' ' || peek() == '\t') {
        at++;
      }
      return true;
    }
    if (looking("-join") && word.text()) {
      at += 5;
      blanks();
      String by = peek() == '\'' ? single() : "";
      word.join(by);
      return true;
    }
    at = before;
    return false;
  }

  private String name() {
    int start = at;
    while (at < text.length() && ShellScanner.nameChar(peek())) {
      at++;
    }
    return text.substring(start, at);
  }

  private void member(PowerShellWord word) {
    at++;
    int from = at;
    String method = name();
    if (peek() == '(') {
      at++;
      Flow arguments = block(')');
      word.method(method, arguments, session, place.at(from, at));
    } else {
      word.property();
    }
  }

  private String single() {
    at++;
    var out = new StringBuilder();
    while (at < text.length()) {
      if (peek() == '\'') {
        if (at + 1 < text.length() && text.charAt(at + 1) == '\'') {
          out.append('\'');
          at += 2;
          continue;
        }
        at++;
        break;
      }
      out.append(peek());
      at++;
    }
    return out.toString();
  }

  private String here() {
    char quote = text.charAt(at + 1);
    int end = text.indexOf("\n" + quote + "@", at);
    String inside = text.substring(Math.min(text.length(), at + 2), end < 0 ? text.length() : end);
    at = end < 0 ? text.length() : end + 3;
    return inside.strip();
  }

  private Value dbl() {
    int start = at++;
    var word = new PowerShellWord();
    while (at < text.length() && peek() != '"') {
      char c = peek();
      if (c == '`') {
        at++;
        word.plain(String.valueOf(peek()));
        at = Math.min(text.length(), at + 1);
      } else if (looking("$(")) {
        at += 2;
        word.flow(block(')'));
      } else if (c == '$'
          && at + 1 < text.length()
          && (ShellScanner.nameStart(text.charAt(at + 1)) || text.charAt(at + 1) == '{')) {
        word.add(variable());
      } else {
        word.plain(String.valueOf(c));
        at++;
      }
    }
    at = Math.min(text.length(), at + 1);
    Value value = word.value(start, at);
    return new Value(
        value.text(), value.taint(), value.dynamic(), false, true, value.origin(), start, at);
  }

  private Value variable() {
    int start = at++;
    if (peek() == '{') {
      int end = text.indexOf('}', at);
      at = end < 0 ? text.length() : end + 1;
    } else {
      while (at < text.length()
          && (ShellScanner.nameChar(peek()) || peek() == ':' || peek() == '?')) {
        if (peek() == ':' && looking("::")) {
          break;
        }
        at++;
      }
    }
    String written = text.substring(start, at);
    String lower = written.toLowerCase(Locale.ROOT).replace("{", "").replace("}", "");
    if (lower.equals("$env:userprofile") || lower.equals("$home") || lower.equals("$env:home")) {
      return new Value("~", 0, false, false, false, "", start, at);
    }
    if (lower.equals("$psscriptroot") || lower.equals("$pshome")) {
      return new Value("$PSScriptRoot", 0, false, false, false, "", start, at);
    }
    String key = lower.startsWith("$env:") ? lower.substring(5) : lower.substring(1);
    ShellState.Bound bound = state.variables.get(key);
    if (bound != null && bound.text() != null) {
      return new Value(bound.text(), bound.taint(), false, false, true, bound.origin(), start, at);
    }
    int taint =
        bound == null ? PathRules.variableTaint(key.toUpperCase(Locale.ROOT)) : bound.taint();
    String origin =
        bound == null ? (taint == 0 ? "" : "$" + key.toUpperCase(Locale.ROOT)) : bound.origin();
    return new Value(written, taint, true, false, false, origin, start, at);
  }
}
