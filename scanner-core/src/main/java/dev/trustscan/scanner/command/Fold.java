package dev.trustscan.scanner.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Works out an expression as far as its value is known, looking at a bounded number of tokens. Says
 * nothing itself; whoever asks does.
 */
final class Fold {
  private static final int MOST_TOKENS = 240;
  private final SourceReader reader;
  private final SourceTokens tokens;
  private final int limit;
  private int at;

  Fold(SourceReader reader, int from) {
    this(reader, from, from + MOST_TOKENS);
  }

  Fold(SourceReader reader, int from, int to) {
    this.reader = reader;
    this.tokens = reader.tokens();
    this.at = from;
    this.limit = Math.min(to, from + MOST_TOKENS);
  }

  int position() {
    return at;
  }

  int skip() {
    return at++;
  }

  boolean accept(char sign) {
    lines();
    if (tokens.is(at, sign)) {
      at++;
      return true;
    }
    return false;
  }

  private void lines() {
    while (tokens.kind(at) == SourceTokens.LINE && at < limit) {
      at++;
    }
  }

  private boolean done() {
    return !reader.spend() || at >= limit || tokens.kind(at) == SourceTokens.END;
  }

  /** Moves to the bracket that closes what is open. */
  void toClose() {
    int open = 0;
    while (!done()) {
      if (tokens.is(at, '(') || tokens.is(at, '[') || tokens.is(at, '{')) {
        open++;
      } else if (tokens.is(at, ')') || tokens.is(at, ']') || tokens.is(at, '}')) {
        if (open-- == 0) {
          return;
        }
      }
      at++;
    }
  }

  /** The arguments of a call; the opening bracket is consumed, the closing one will be. */
  List<Folded> arguments() {
    var all = new ArrayList<Folded>();
    lines();
    while (!done() && !tokens.is(at, ')') && !tokens.is(at, ']') && !tokens.is(at, '}')) {
      int before = at;
      all.add(expression());
      lines();
      if (!accept(',') && at == before) {
        at++;
      } else if (!tokens.is(at - 1, ',')
          && !tokens.is(at, ')')
          && !tokens.is(at, ']')
          && !tokens.is(at, '}')) {
        // Something that is no part of an expression here, such as a colon.
        at++;
      }
      lines();
    }
    if (!done()) {
      at++;
    }
    return all;
  }

  Folded expression() {
    if (!reader.deepen()) {
      reader.surface();
      return Folded.UNKNOWN;
    }
    Folded value = term();
    while (!done()) {
      if (joins()) {
        at++;
        lines();
        Folded next = term();
        boolean lists = value.items() != null && next.items() != null;
        value = lists ? list(value, next) : value.plus(next);
      } else if (tokens.is(at, '/')
          && reader.language().equals("python")
          && (!value.path().isEmpty() || value.text() != null)) {
        at++;
        value = slash(value, term());
      } else if (tokens.is(at, '%') && reader.language().equals("python") && value.text() != null) {
        at++;
        value = PartialText.percent(value, term());
      } else if (ends()) {
        break;
      } else {
        // An operator that is not worked out: whatever is behind it may come through.
        boolean both =
            tokens.is(at, "||") || tokens.is(at, '?') || tokens.is(at, ':') || tokens.is(at, "or");
        at++;
        Folded next = ends() || done() ? Folded.UNKNOWN : term();
        String text = both ? (value.text() == null ? next.text() : value.text()) : null;
        value =
            new Folded(
                text,
                value.taint() | next.taint(),
                value.origin().isEmpty() ? next.origin() : value.origin(),
                both && value.path().isEmpty() ? next.path() : "",
                null);
      }
    }
    reader.surface();
    return value;
  }

  private static Folded list(Folded a, Folded b) {
    var all = new ArrayList<Folded>();
    if (a.items() != null && b.items() != null) {
      all.addAll(a.items());
      all.addAll(b.items());
    }
    return new Folded(null, a.taint() | b.taint(), "", "", all);
  }

  private static Folded slash(Folded folder, Folded name) {
    Folded joined = folder.plus(Folded.of("/")).plus(name);
    return new Folded(joined.text(), joined.taint(), joined.origin(), "pathlib.Path", null);
  }

  private boolean joins() {
    String sign = reader.dialect().concat();
    boolean text = tokens.is(at, sign) || (sign.equals("+") && tokens.is(at, '+'));
    boolean adjacent =
        tokens.string(at)
            && tokens.string(at - 1)
            && (reader.language().equals("python") || reader.language().equals("ruby"));
    if (adjacent) {
      at--;
      return true;
    }
    return text;
  }

  private boolean ends() {
    byte kind = tokens.kind(at);
    if (kind == SourceTokens.LINE) {
      int next = at;
      while (tokens.kind(next) == SourceTokens.LINE && next < limit) {
        next++;
      }
      boolean goesOn =
          tokens.is(next, '.')
              || tokens.is(next, "?.")
              || tokens.is(next, '+')
              || tokens.is(next, "..");
      if (goesOn) {
        at = next;
      }
      return !goesOn;
    }
    return kind == SourceTokens.END
        || tokens.is(at, ',')
        || tokens.is(at, ')')
        || tokens.is(at, ']')
        || tokens.is(at, '}')
        || tokens.is(at, ';')
        || tokens.is(at, ")`")
        || tokens.is(at, "if")
        || tokens.is(at, "for")
        || tokens.is(at, "do");
  }

  private Folded term() {
    lines();
    if (done()) {
      return Folded.UNKNOWN;
    }
    Folded value;
    byte kind = tokens.kind(at);
    switch (kind) {
      case SourceTokens.STRING -> value = Folded.of(tokens.value(at++));
      case SourceTokens.PARTLY -> value = PartialText.of(reader, tokens.value(at++));
      case SourceTokens.NUMBER -> value = Folded.of(tokens.value(at++));
      case SourceTokens.SHELL -> value = reader.outputOf(at++);
      case SourceTokens.NAME -> {
        if (prefix(tokens.value(at))) {
          at++;
          return term();
        }
        value = name();
      }
      default -> value = bracket();
    }
    return postfix(value);
  }

  private static boolean prefix(String word) {
    return switch (word) {
      case "await",
          "new",
          "typeof",
          "return",
          "not",
          "yield",
          "void",
          "throw",
          "async",
          "my",
          "local",
          "const",
          "let",
          "var" ->
          true;
      default -> false;
    };
  }

  private Folded bracket() {
    if (tokens.is(at, '(') || tokens.is(at, "`(")) {
      boolean template = tokens.is(at, "`(");
      at++;
      Folded inside = expression();
      while (!done() && accept(',')) {
        // The last of a list in brackets is its value.
        inside = expression();
      }
      if (template ? tokens.is(at, ")`") : tokens.is(at, ')')) {
        at++;
      }
      return inside;
    }
    if (tokens.is(at, '[')) {
      at++;
      return listOf(arguments());
    }
    if (tokens.is(at, '{')) {
      return object();
    }
    if (tokens.is(at, '!')
        || tokens.is(at, '-')
        || tokens.is(at, "...")
        || tokens.is(at, "**")
        || tokens.is(at, '*')
        || tokens.is(at, '&')
        || tokens.is(at, '+')
        || tokens.is(at, '@')) {
      at++;
      return term();
    }
    if (!ends()) {
      at++;
    }
    return Folded.UNKNOWN;
  }

  private static Folded listOf(List<Folded> items) {
    int taint = 0;
    String origin = "";
    for (Folded item : items) {
      taint |= item.taint();
      origin = origin.isEmpty() ? item.origin() : origin;
    }
    return new Folded(null, taint, origin, "", items);
  }

  /** An object or block: only what may come through matters. */
  private Folded object() {
    at++;
    int taint = 0;
    String origin = "";
    int open = 0;
    while (!done()) {
      if (tokens.is(at, '{') || tokens.is(at, '(') || tokens.is(at, '[')) {
        open++;
        at++;
      } else if (tokens.is(at, '}') || tokens.is(at, ')') || tokens.is(at, ']')) {
        at++;
        if (open-- == 0) {
          break;
        }
      } else if (tokens.kind(at) == SourceTokens.NAME
          && !prefix(tokens.value(at))
          && !tokens.is(at + 1, ':')) {
        Folded inner = name();
        taint |= inner.taint();
        origin = origin.isEmpty() ? inner.origin() : origin;
      } else {
        at++;
      }
    }
    return new Folded(null, taint, origin, "", null);
  }

  private Folded name() {
    SourcePaths.At path = reader.paths().at(at);
    boolean simple = path.next() == at + 1;
    String word = tokens.value(at);
    at = path.next();
    if (simple && !tokens.is(at, '(')) {
      Folded known = reader.variable(word);
      if (known != null) {
        return known;
      }
    }
    if (tokens.is(at, '(')) {
      int call = at;
      at++;
      List<Folded> arguments = arguments();
      return SourceValues.call(reader, path, arguments, call);
    }
    if (tokens.string(at)
        && (reader.language().equals("ruby")
            || reader.language().equals("php")
            || reader.language().equals("lua"))
        && simple) {
      return SourceValues.call(reader, path, List.of(expression()), at);
    }
    Folded owner = simple ? null : reader.variable(word);
    Folded value = SourceValues.constant(reader, path);
    if (owner != null && value.taint() == 0 && value.text() == null) {
      // A member of something that came from outside did too; one variable of the environment is
      // only that.
      return value.with(owner.taint() & ~Taint.ENVIRONMENT);
    }
    return value;
  }

  private Folded postfix(Folded start) {
    Folded value = start;
    int rounds = 0;
    while (!done() && rounds++ < 40) {
      int look = at;
      while (tokens.kind(look) == SourceTokens.LINE && look < limit) {
        look++;
      }
      if (reader.paths().joins(look) && tokens.kind(look + 1) == SourceTokens.NAME) {
        String method = tokens.value(look + 1);
        at = look + 2;
        if (tokens.is(at, '(')) {
          at++;
          value = TextMethods.apply(reader, value, method, arguments());
        } else if (!Set.of(
                "reverse", "join", "decode64", "strip", "chomp", "downcase", "hex", "parent")
            .contains(method)) {
          value =
              new Folded(
                  null,
                  value.taint() & ~Taint.ENVIRONMENT,
                  value.origin(),
                  value.path().isEmpty() ? "" : value.path() + "." + method,
                  null);
        } else {
          value = TextMethods.apply(reader, value, method, List.of());
        }
      } else if (tokens.is(at, '[')) {
        at++;
        value = TextMethods.index(value, arguments());
      } else if (tokens.is(at, '(')) {
        at++;
        List<Folded> arguments = arguments();
        value = SourceValues.applied(value, arguments);
      } else {
        break;
      }
    }
    return value;
  }

  /** The text of a value, or null. */
  static @Nullable String text(List<Folded> arguments, int index) {
    return index < arguments.size() ? arguments.get(index).text() : null;
  }
}
