package dev.trustscan.scanner.doc;

import dev.trustscan.scanner.doc.Node.Member;
import dev.trustscan.scanner.doc.Node.Scalar;
import dev.trustscan.scanner.doc.Node.ScalarType;
import java.util.ArrayList;
import java.util.List;

/** just's recipes. */
final class JustfileReader {
  private final Reading in;
  private final String text;
  private final Lines lines;
  private final List<Member> targets = new ArrayList<>();
  private final List<Member> variables = new ArrayList<>();
  private final List<Member> settings = new ArrayList<>();
  private final List<Scalar> shell = new ArrayList<>();
  private final List<Scalar> includes = new ArrayList<>();
  private final List<Scalar> body = new ArrayList<>();
  private Key recipe = new Key("", -1, -1);
  private int bodyStart;
  private int bodyEnd;
  private boolean script;

  private JustfileReader(Reading in) {
    this.in = in;
    this.text = in.text();
    this.lines = Lines.of(in);
  }

  static Node read(Reading in) {
    var reader = new JustfileReader(in);
    while (reader.lines.next()) {
      reader.line();
    }
    reader.finish();
    return reader.tree();
  }

  private Node tree() {
    var members = new ArrayList<Member>();
    int end = text.length();
    add(members, "targets", targets.isEmpty(), in.map(targets, 0, end));
    add(members, "variables", variables.isEmpty(), in.map(variables, 0, end));
    add(members, "shell", shell.isEmpty(), in.list(shell, 0, end));
    add(members, "settings", settings.isEmpty(), in.map(settings, 0, end));
    add(members, "includes", includes.isEmpty(), in.list(includes, 0, end));
    return in.map(members, 0, end);
  }

  private void add(List<Member> members, String name, boolean empty, Node value) {
    if (!empty) {
      members.add(in.member(name, 0, 0, value));
    }
  }

  private void line() {
    if (lines.isBlank()) {
      return;
    }
    int first = lines.first();
    if (recipe.start() >= 0 && first > lines.start()) {
      body(first);
      return;
    }
    finish();
    int end = lines.last();
    if (text.charAt(first) == '#' || text.charAt(first) == '[') {
      return;
    }
    String word = MakeText.word(text, first, end);
    int rest = Lines.skipBlank(text, first + word.length(), end);
    switch (word) {
      case "set" -> setting(rest, end);
      case "import", "import?", "mod", "mod?" -> include(rest, end);
      case "export" -> assignmentOrRecipe(rest, end);
      case "alias" -> {}
      default -> assignmentOrRecipe(first, end);
    }
  }

  private void setting(int from, int end) {
    int sign = Lines.find(text, from, end, ':');
    boolean valued = sign >= 0 && text.startsWith(":=", sign);
    int nameEnd = Lines.trimEnd(text, from, valued ? sign : end);
    Node value =
        valued
            ? expression(Lines.skipBlank(text, sign + 2, end), end)
            : in.scalar("true", ScalarType.BOOLEAN, from, nameEnd);
    settings.add(in.member(text.substring(from, nameEnd), from, nameEnd, value));
  }

  /** The path is the last quoted word; a module without one has the path of its name. */
  private void include(int from, int end) {
    int quote = from;
    while (quote < end && text.charAt(quote) != '"' && text.charAt(quote) != '\'') {
      quote++;
    }
    int close = quote < end ? Lines.find(text, quote + 1, end, text.charAt(quote)) : -1;
    includes.add(close < 0 ? in.verbatim(from, end) : unquoted(quote, close + 1));
  }

  private void assignmentOrRecipe(int first, int end) {
    int colon = colon(first, end);
    if (colon < 0) {
      return;
    }
    if (text.startsWith(":=", colon)) {
      int nameEnd = Lines.trimEnd(text, first, colon);
      int from = Lines.skipBlank(text, colon + 2, end);
      String name = text.substring(first, nameEnd);
      variables.add(in.member(name, first, nameEnd, expression(from, expressionEnd(from, end))));
      return;
    }
    int start = text.charAt(first) == '@' ? first + 1 : first;
    int stop = start;
    while (stop < colon && !Lines.isBlank(text.charAt(stop))) {
      stop++;
    }
    recipe = new Key(text.substring(start, stop), start, stop);
    shells(stop, end);
  }

  /** The colon of a recipe or assignment, outside of quotes, which parameters may have. */
  private int colon(int from, int end) {
    char quote = 0;
    for (int i = from; i < end; i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'' || c == '`') {
        quote = c;
      } else if (c == ':') {
        return i;
      } else if (c == '#') {
        return -1;
      }
    }
    return -1;
  }

  /** Expressions end with their line, unless a triple quote opens on it. */
  private int expressionEnd(int from, int end) {
    for (String quote : List.of("```", "\"\"\"", "'''")) {
      if (text.startsWith(quote, from)) {
        int close = text.indexOf(quote, from + 3);
        int stop = close < 0 ? text.length() : close + 3;
        while (lines.end() < stop && lines.next()) {}
        return stop;
      }
    }
    return end;
  }

  private Scalar expression(int from, int end) {
    shells(from, end);
    if (from < end && (text.charAt(from) == '"' || text.charAt(from) == '\'')) {
      int close = Lines.find(text, from + 1, end, text.charAt(from));
      if (close == end - 1) {
        return unquoted(from, end);
      }
    }
    return in.verbatim(from, end);
  }

  private Scalar unquoted(int from, int end) {
    return in.scalar(text.substring(from + 1, end - 1), ScalarType.STRING, from, end);
  }

  /** Backticks are evaluated when the file is loaded, or when a default value is needed. */
  private void shells(int from, int end) {
    int i = from;
    while (i < end) {
      int open = Lines.find(text, i, end, '`');
      if (open < 0) {
        return;
      }
      int width = text.startsWith("```", open) ? 3 : 1;
      int close = open + width;
      while (close < end
          && !(text.charAt(close) == '`' && (width == 1 || text.startsWith("```", close)))) {
        close++;
      }
      if (close > open + width) {
        shell.add(in.verbatim(open + width, close));
      }
      i = close + width;
    }
  }

  private void body(int first) {
    int end = lines.last();
    if (bodyStart < 0) {
      bodyStart = first;
      script = text.startsWith("#!", first);
    }
    bodyEnd = end;
    while (!script && MakeText.joins(text, first, end) && lines.next()) {
      end = lines.last();
      bodyEnd = end;
    }
    int from = first;
    while (from < end && !script && "@-".indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    if (!script && from < end && text.charAt(from) != '#') {
      body.add(in.verbatim(from, end));
    }
  }

  private void finish() {
    if (recipe.start() >= 0) {
      if (script) {
        body.add(in.verbatim(bodyStart, bodyEnd));
      }
      int from = bodyStart < 0 ? recipe.end() : bodyStart;
      Node value = in.list(body, from, Math.max(from, bodyEnd));
      targets.add(in.member(recipe.name(), recipe.start(), recipe.end(), value));
    }
    recipe = new Key("", -1, -1);
    body.clear();
    bodyStart = -1;
    bodyEnd = -1;
    script = false;
  }
}
