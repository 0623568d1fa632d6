package dev.trustscan.scanner.command;

import dev.trustscan.scanner.command.Reference.Kind;
import java.util.ArrayList;
import java.util.List;

/** Statements that bring names in: imports, destructuring, use. */
final class SourceImports {
  private final SourceReader reader;
  private final SourceTokens tokens;

  SourceImports(SourceReader reader) {
    this.reader = reader;
    this.tokens = reader.tokens();
  }

  /** Takes a statement that begins here; returns the token after it, or the same one. */
  int statement(int i) {
    if (reader.paths().joins(i - 1)) {
      return i;
    }
    String word = tokens.value(i);
    return switch (reader.language()) {
      case "js" -> javascript(i, word);
      case "python" -> python(i, word);
      case "source" -> word.equals("use") && startsLine(i) ? rust(i) : i;
      case "jvm" -> word.equals("import") && startsLine(i) ? jvm(i) : i;
      default -> i;
    };
  }

  private boolean startsLine(int i) {
    return i == 0
        || tokens.kind(i - 1) == SourceTokens.LINE
        || tokens.is(i - 1, ';')
        || tokens.is(i - 1, '}');
  }

  private int javascript(int i, String word) {
    if ((word.equals("import") || word.equals("export"))
        && !tokens.is(i + 1, '(')
        && !tokens.is(i + 1, '.')) {
      return module(i, word);
    }
    boolean declares = word.equals("const") || word.equals("let") || word.equals("var");
    if (declares && tokens.is(i + 1, '{')) {
      return destructured(i + 2);
    }
    return i;
  }

  /** {@code import a, {b as c} from 'd'}. */
  private int module(int i, String word) {
    var names = new ArrayList<String[]>();
    int at = i + 1;
    if (tokens.is(at, "type")) {
      at++;
    }
    int limit = i + 300;
    String star = "";
    while (at < limit
        && tokens.kind(at) != SourceTokens.END
        && !tokens.string(at)
        && !tokens.is(at, "`(")) {
      if (tokens.is(at, "from") && tokens.string(at + 1)) {
        at++;
        break;
      }
      if (tokens.is(at, ';')
          || tokens.is(at, '=')
          || tokens.is(at, '(')
          || (word.equals("export")
              && (tokens.is(at, "default")
                  || tokens.is(at, "const")
                  || tokens.is(at, "function")
                  || tokens.is(at, "class")
                  || tokens.is(at, "async")
                  || tokens.is(at, "let")
                  || tokens.is(at, "var")))) {
        return i;
      }
      if (tokens.is(at, '*') && tokens.is(at + 1, "as")) {
        star = tokens.value(at + 2);
        at += 3;
      } else if (tokens.kind(at) == SourceTokens.NAME) {
        boolean renamed = tokens.is(at + 1, "as");
        boolean inBraces = !names.isEmpty() || tokens.is(at - 1, '{') || tokens.is(at - 1, ',');
        String imported =
            inBraces && !tokens.is(i + 1, tokens.value(at)) ? tokens.value(at) : "default";
        names.add(new String[] {imported, renamed ? tokens.value(at + 2) : tokens.value(at)});
        at += renamed ? 3 : 1;
      } else {
        at++;
      }
    }
    if (!tokens.string(at)) {
      return i;
    }
    String from = tokens.value(at);
    names(from, names, star);
    imports(from, at);
    return at + 1;
  }

  private void names(String from, List<String[]> names, String star) {
    String module = from.startsWith("node:") ? from.substring(5) : from;
    boolean local = module.startsWith(".") || module.startsWith("/");
    if (local) {
      return;
    }
    if (!star.isEmpty()) {
      reader.alias(star, module);
    }
    for (String[] name : names) {
      reader.alias(name[1], name[0].equals("default") ? module : module + "." + name[0]);
    }
  }

  private void imports(String from, int at) {
    if (from.startsWith(".") || from.startsWith("/") || Urls.is(from)) {
      reader.session().out.reference(Kind.SOURCES, from, reader.span(at, at));
    }
    if (Urls.is(from)) {
      reader.session().fact(Fact.Kind.FETCH_AND_RUN, reader.span(at, at), from);
      reader.session().out.raise(Behaviour.FETCHED_CODE);
    }
  }

  /** {@code const {a, b: c} = require('d')}. */
  private int destructured(int from) {
    var names = new ArrayList<String[]>();
    int at = from;
    while (at < from + 200 && tokens.kind(at) != SourceTokens.END && !tokens.is(at, '}')) {
      if (tokens.kind(at) == SourceTokens.NAME) {
        boolean renamed = tokens.is(at + 1, ':') && tokens.kind(at + 2) == SourceTokens.NAME;
        names.add(
            new String[] {tokens.value(at), renamed ? tokens.value(at + 2) : tokens.value(at)});
        at += renamed ? 3 : 1;
      } else {
        at++;
      }
    }
    if (!tokens.is(at, '}') || !tokens.is(at + 1, '=')) {
      return from;
    }
    Folded value = new Fold(reader, at + 2).expression();
    for (String[] name : names) {
      if (!value.path().isEmpty() && !value.path().startsWith("local:")) {
        String variable = reader.environmentVariable(value.path() + "." + name[0]);
        if (variable != null) {
          reader.bind(name[1], SourceValues.variable(variable));
        } else {
          reader.alias(name[1], value.path() + "." + name[0]);
        }
      } else if (value.taint() != 0) {
        reader.bind(name[1], Folded.tainted(value.taint() & ~Taint.ENVIRONMENT));
      }
    }
    // What is assigned is walked over as usual.
    return at + 2;
  }

  private int python(int i, String word) {
    if (word.equals("import") && startsLine(i)) {
      int at = i + 1;
      while (tokens.kind(at) == SourceTokens.NAME) {
        int end = dotted(at);
        String module = joined(at, end);
        boolean renamed = tokens.is(end, "as");
        reader.alias(
            renamed ? tokens.value(end + 1) : tokens.value(at),
            renamed ? module : tokens.value(at));
        module(module, at, end);
        at = renamed ? end + 2 : end;
        if (!tokens.is(at, ',')) {
          break;
        }
        at++;
      }
      return Math.max(at, i + 1);
    }
    if (word.equals("from") && startsLine(i)) {
      return from(i);
    }
    return i;
  }

  private int from(int i) {
    int at = i + 1;
    var dots = new StringBuilder();
    while (tokens.is(at, '.') || tokens.is(at, "..") || tokens.is(at, "...")) {
      dots.append(tokens.value(at));
      at++;
    }
    int end = tokens.is(at, "import") ? at : dotted(at);
    String module = dots + (end > at ? joined(at, end) : "");
    if (!tokens.is(end, "import") || module.isEmpty()) {
      return i;
    }
    module(module, i, end);
    at = end + 1;
    boolean brackets = tokens.is(at, '(');
    at += brackets ? 1 : 0;
    int limit = at + 400;
    while (at < limit && tokens.kind(at) != SourceTokens.END) {
      if (tokens.kind(at) == SourceTokens.LINE && !brackets
          || tokens.is(at, ')')
          || tokens.is(at, ';')) {
        break;
      }
      if (tokens.kind(at) == SourceTokens.NAME) {
        boolean renamed = tokens.is(at + 1, "as");
        String name = tokens.value(at);
        if (dots.isEmpty()) {
          reader.alias(renamed ? tokens.value(at + 2) : name, module + "." + name);
        }
        module(
            dots.length() > 0 && module.length() == dots.length()
                ? module + name
                : module + "." + name,
            at,
            at);
        at += renamed ? 3 : 1;
      } else {
        at++;
      }
    }
    return at;
  }

  private int dotted(int from) {
    int at = from + 1;
    while (tokens.is(at, '.') && tokens.kind(at + 1) == SourceTokens.NAME) {
      at += 2;
    }
    return at;
  }

  private String joined(int from, int end) {
    var out = new StringBuilder();
    for (int i = from; i < end; i++) {
      out.append(tokens.value(i));
    }
    return out.toString();
  }

  private void module(String name, int from, int to) {
    reader.session().out.reference(Kind.PYTHON_MODULE, name, reader.span(from, to));
  }

  private int jvm(int i) {
    int end = dotted(i + 1);
    return end;
  }

  /** {@code use std::process::Command;}: the last name stands for the path. */
  private int rust(int i) {
    int at = i + 1;
    while (tokens.kind(at) == SourceTokens.NAME && tokens.is(at + 1, "::")) {
      at += 2;
    }
    return tokens.kind(at) == SourceTokens.NAME ? at + 1 : i;
  }
}
