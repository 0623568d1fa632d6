package dev.trustscan.scanner.doc;

import dev.trustscan.scanner.doc.Node.ListNode;
import dev.trustscan.scanner.doc.Node.Member;
import dev.trustscan.scanner.doc.Node.Scalar;
import dev.trustscan.scanner.doc.Node.ScalarType;
import java.util.ArrayList;
import java.util.List;

/**
 * Make rules. Conditionals are looked through: which branch holds is decided by variables, and the
 * target sets those.
 */
final class MakefileReader {
  private final Reading in;
  private final String text;
  private final Lines lines;
  private final List<Member> targets = new ArrayList<>();
  private final List<Member> prerequisites = new ArrayList<>();
  private final List<Member> variables = new ArrayList<>();
  private final List<Scalar> shell = new ArrayList<>();
  private final List<Scalar> includes = new ArrayList<>();

  private List<MakeWord> ruleTargets = List.of();
  private final List<Scalar> recipe = new ArrayList<>();
  private char recipePrefix = '\t';

  private MakefileReader(Reading in) {
    this.in = in;
    this.text = in.text();
    this.lines = Lines.of(in);
  }

  static Node read(Reading in) {
    var reader = new MakefileReader(in);
    while (reader.lines.next()) {
      reader.line();
    }
    reader.finishRule();
    return reader.tree();
  }

  private Node tree() {
    var members = new ArrayList<Member>();
    int end = text.length();
    add(members, "targets", targets.isEmpty(), in.map(targets, 0, end));
    add(members, "prerequisites", prerequisites.isEmpty(), in.map(prerequisites, 0, end));
    add(members, "variables", variables.isEmpty(), in.map(variables, 0, end));
    add(members, "shell", shell.isEmpty(), in.list(shell, 0, end));
    add(members, "includes", includes.isEmpty(), in.list(includes, 0, end));
    return in.map(members, 0, end);
  }

  private void add(List<Member> members, String name, boolean empty, Node value) {
    if (!empty) {
      members.add(in.member(name, 0, 0, value));
    }
  }

  private void line() {
    int start = lines.start();
    boolean inRule = !ruleTargets.isEmpty();
    if (inRule && start < lines.end() && text.charAt(start) == recipePrefix) {
      recipe(start + 1, logicalEnd());
      return;
    }
    int end = logicalEnd();
    int first = Lines.skipBlank(text, start, end);
    int stop = Lines.trimEnd(text, first, MakeText.comment(text, first, end));
    if (first == stop) {
      return;
    }
    shells(first, stop);
    String word = MakeText.word(text, first, stop);
    int rest = Lines.skipBlank(text, first + word.length(), stop);
    switch (word) {
      case "ifeq", "ifneq", "ifdef", "ifndef", "else", "endif", "vpath", "undefine" -> {}
      case "include", "-include", "sinclude", "load", "-load" -> {
        finishRule();
        for (MakeWord path : MakeText.words(text, rest, stop)) {
          includes.add(in.scalar(path.text(), ScalarType.STRING, path.start(), path.end()));
        }
      }
      case "define" -> define(rest, stop);
      default -> statement(first, stop);
    }
  }

  private void recipe(int start, int end) {
    int from = start;
    while (from < end
        && (Lines.isBlank(text.charAt(from)) || "@-+".indexOf(text.charAt(from)) >= 0)) {
      from++;
    }
    int to = Lines.trimEnd(text, from, end);
    if (from < to && text.charAt(from) != '#') {
      String command = MakeText.toShell(text.substring(from, to));
      recipe.add(in.scalar(command, ScalarType.STRING, from, to));
    }
  }

  /** The end of the line, lines joined by a backslash included. */
  private int logicalEnd() {
    while (MakeText.joins(text, lines.start(), lines.end()) && lines.next()) {}
    return lines.end();
  }

  private void define(int from, int stop) {
    finishRule();
    int bodyStart = lines.after();
    int bodyEnd = text.length();
    int depth = 1;
    while (lines.next()) {
      String word = MakeText.word(text, lines.first(), lines.end());
      depth += word.equals("define") ? 1 : 0;
      depth -= word.equals("endef") ? 1 : 0;
      if (depth == 0) {
        bodyEnd = lines.start();
        break;
      }
    }
    shells(bodyStart, bodyEnd);
    int nameEnd = from;
    while (nameEnd < stop && " \t=:?+!".indexOf(text.charAt(nameEnd)) < 0) {
      nameEnd++;
    }
    int to = bodyEnd;
    while (to > bodyStart && (text.charAt(to - 1) == '\n' || text.charAt(to - 1) == '\r')) {
      to--;
    }
    Scalar value = in.verbatim(bodyStart, to);
    variables.add(in.member(text.substring(from, nameEnd), from, nameEnd, value));
  }

  private void statement(int first, int stop) {
    MakeText.Sign sign = MakeText.sign(text, first, stop);
    if (sign.assigns()) {
      finishRule();
      assignment(first, sign, stop);
    } else if (sign.start() < stop) {
      finishRule();
      rule(first, sign, stop);
    } else if (!ruleTargets.isEmpty() && !text.substring(first, stop).contains("$(")) {
      finishRule();
    }
  }

  private void assignment(int first, MakeText.Sign sign, int stop) {
    List<MakeWord> names = MakeText.words(text, first, sign.start());
    if (names.isEmpty()) {
      return;
    }
    MakeWord name = names.getLast();
    int from = Lines.skipBlank(text, sign.end(), stop);
    String value = MakeText.joined(text.substring(from, stop));
    Scalar scalar = in.scalar(value, ScalarType.STRING, from, stop);
    variables.add(in.member(name.text(), name.start(), name.end(), scalar));
    if (name.text().equals(".RECIPEPREFIX")) {
      recipePrefix = value.isEmpty() ? '\t' : value.charAt(0);
    }
    if (text.charAt(sign.start()) == '!') {
      shell.add(in.scalar(MakeText.toShell(value), ScalarType.STRING, from, stop));
    }
  }

  private void rule(int first, MakeText.Sign sign, int stop) {
    List<MakeWord> names = MakeText.words(text, first, sign.start());
    int semicolon = MakeText.find(text, sign.end(), stop, ';');
    int end = semicolon < 0 ? stop : semicolon;
    MakeText.Sign inner = MakeText.sign(text, sign.end(), end);
    if (inner.assigns()) {
      // A variable of the target; its value may well hold semicolons.
      assignment(sign.end(), inner, stop);
      return;
    }
    var needed = new ArrayList<Scalar>();
    int from = inner.start() < end ? inner.end() : sign.end();
    for (MakeWord word : MakeText.words(text, from, end)) {
      if (!word.text().equals("|")) {
        needed.add(in.scalar(word.text(), ScalarType.STRING, word.start(), word.end()));
      }
    }
    for (MakeWord name : names) {
      if (!needed.isEmpty()) {
        in.count(needed.size(), name.start());
        ListNode list = in.list(needed, needed.getFirst().span().start(), end);
        prerequisites.add(in.member(name.text(), name.start(), name.end(), list));
      }
    }
    ruleTargets = names;
    if (semicolon >= 0) {
      recipe(semicolon + 1, stop);
    }
  }

  private void finishRule() {
    for (MakeWord name : ruleTargets) {
      boolean special = name.text().startsWith(".") && name.text().indexOf('/') < 0;
      if (!recipe.isEmpty() || !special) {
        in.count(recipe.size(), name.start());
        int from = recipe.isEmpty() ? name.end() : recipe.getFirst().span().start();
        int to = recipe.isEmpty() ? from : recipe.getLast().span().end();
        targets.add(in.member(name.text(), name.start(), name.end(), in.list(recipe, from, to)));
      }
    }
    ruleTargets = List.of();
    recipe.clear();
  }

  /** Collects what {@code $(shell …)} runs. */
  private void shells(int from, int to) {
    for (MakeWord call : MakeText.calls(text, from, to, "shell")) {
      String command = MakeText.toShell(call.text());
      shell.add(in.scalar(command, ScalarType.STRING, call.start(), call.end()));
    }
  }
}
