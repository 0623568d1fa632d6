package dev.trustscan.scanner.command;

import dev.trustscan.scanner.command.Fact.Kind;
import dev.trustscan.scanner.command.Invocation.Conditions;
import dev.trustscan.scanner.command.Shell.Assignment;
import dev.trustscan.scanner.command.Shell.Command;
import dev.trustscan.scanner.command.Shell.Define;
import dev.trustscan.scanner.command.Shell.Group;
import dev.trustscan.scanner.command.Shell.Pipeline;
import dev.trustscan.scanner.command.Shell.Simple;
import dev.trustscan.scanner.command.Shell.Statement;
import dev.trustscan.scanner.command.Shell.Substitution;
import dev.trustscan.scanner.command.Shell.Word;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Walks through shell statements as a shell would, and tells each program started. */
final class ShellRunner {
  private static final int MOST_ROUNDS = 32;
  private static final int COST_OF_REPEATING = 64;
  private final Session session;
  private final Place place;
  private ShellState state;
  private final Map<String, Define> defined = new LinkedHashMap<>();
  private final Set<String> called = new LinkedHashSet<>();
  private Conditions conditions = Conditions.PLAIN;

  ShellRunner(Session session, Place place, ShellState state) {
    this.session = session;
    this.place = place;
    this.state = state;
  }

  Budget budget() {
    return session.budget;
  }

  ShellState state() {
    return state;
  }

  /** Runs a whole text and returns its output. */
  Flow run(String text) {
    return run(text, Conditions.PLAIN, Flow.NONE);
  }

  Flow run(String text, Conditions around, Flow in) {
    conditions = around;
    var parser = new ShellParser(text, session.nesting());
    Flow out = Flow.NONE;
    for (Statement s = parser.next(); s != null; s = parser.next()) {
      out = out.then(statement(s, in));
    }
    if (parser.tooDeep || parser.tooMany) {
      session.out.raise(Behaviour.UNKNOWN_CODE);
      session.fact(
          Kind.OBFUSCATED,
          place.at(0, 0),
          parser.tooDeep ? "nested beyond the limit" : "one statement beyond the limit");
    }
    uncalled();
    return out;
  }

  /** What functions do that are defined for whoever sources this text. */
  private void uncalled() {
    for (Define each : List.copyOf(defined.values())) {
      unknownCall(each);
    }
  }

  private void unknownCall(Define define) {
    if (called.add(define.name())) {
      ShellState before = state;
      state = state.call(null);
      command(define.body(), Flow.UNKNOWN);
      state = before;
    }
  }

  private void define(Define define) {
    Define old = defined.put(define.name(), define);
    if (old != null) {
      unknownCall(old);
    }
    called.remove(define.name());
    state.functions.put(define.name(), define);
  }

  Flow capture(Substitution s) {
    Conditions before = conditions;
    ShellState outer = state;
    String directory = state.directory;
    conditions = new Conditions(false, before.background(), true);
    Flow out = Flow.NONE;
    for (Statement each : s.body()) {
      out = out.then(statement(each, Flow.NONE));
    }
    conditions = before;
    state = outer;
    state.directory = directory;
    if (s.direction() == '<') {
      // The word is the name of a file that holds the output.
      String name = "/dev/fd/" + session.budget.hashCode() + s.hashCode();
      state.wrote(name, out);
      return new Flow(out.taint(), name, out.origin());
    }
    return out;
  }

  private Flow statement(Statement s, Flow in) {
    Conditions before = conditions;
    conditions = conditions.inside(false, s.background());
    Flow out = Flow.NONE;
    for (Pipeline each : s.pipelines()) {
      out = out.then(pipeline(each, in));
    }
    conditions = before;
    return out;
  }

  private Flow pipeline(Pipeline p, Flow in) {
    Flow flow = in;
    for (Command each : p.commands()) {
      flow = command(each, flow);
    }
    return flow;
  }

  Flow command(Command command, Flow in) {
    return switch (command) {
      case Define define -> {
        define(define);
        yield Flow.NONE;
      }
      case Group group -> group(group, in);
      case Simple simple -> simple(simple, in);
    };
  }

  private Flow group(Group group, Flow in) {
    var redirects = new Redirects(this, place, group.redirects());
    Flow input = redirects.input(session, in);
    Conditions before = conditions;
    conditions = conditions.inside(redirects.silent(), false);
    String directory = state.directory;
    Flow out =
        switch (group.kind()) {
          case FOR -> rounds(group, input);
          case CASE -> {
            group.words().forEach(word -> Expander.fields(this, state, word));
            yield body(group.body(), input);
          }
          case LOOP -> body(group.body(), input).then(Flow.tainted(0));
          default -> body(group.body(), input);
        };
    if (group.kind() == Shell.Kind.SUBSHELL) {
      state.directory = directory;
    }
    conditions = before;
    return redirects.output(session, out);
  }

  private Flow body(List<Statement> statements, Flow in) {
    Flow out = Flow.NONE;
    for (Statement each : statements) {
      out = out.then(statement(each, in));
    }
    return out;
  }

  private Flow rounds(Group group, Flow in) {
    var values = new ArrayList<Value>();
    group.words().forEach(word -> values.addAll(Expander.fields(this, state, word)));
    boolean known =
        !values.isEmpty()
            && values.size() <= MOST_ROUNDS
            && values.stream().noneMatch(v -> v.dynamic() || v.glob());
    Flow out = Flow.NONE;
    repeating++;
    for (Value value : known ? values : List.<Value>of()) {
      if (session.budget.call()) {
        state.set(group.name(), value.text(), value.taint(), value.origin());
        out = out.then(body(group.body(), in));
      }
    }
    repeating--;
    if (!known) {
      int taint = 0;
      for (Value value : values) {
        taint |= value.taint();
      }
      state.set(group.name(), null, taint, "");
      out = body(group.body(), in);
    }
    return out;
  }

  private Flow simple(Simple simple, Flow in) {
    // What is read once costs its length; what is read again is paid for.
    if (repeating > 0 && !session.budget.take(COST_OF_REPEATING)) {
      session.out.raise(Behaviour.UNKNOWN_CODE);
      return Flow.UNKNOWN;
    }
    for (Assignment a : simple.assignments()) {
      assign(a, simple.words().isEmpty());
    }
    var words = new ArrayList<Value>();
    for (Word word : simple.words()) {
      words.addAll(Expander.fields(this, state, word));
    }
    var redirects = new Redirects(this, place, simple.redirects());
    Flow input = redirects.input(session, in);
    if (words.isEmpty()) {
      // A lone redirection, as in $(< file), passes the file on.
      return redirects.output(session, simple.assignments().isEmpty() ? input : Flow.NONE);
    }
    Conditions around = conditions.inside(redirects.silent(), false);
    var invocation = new Invocation(session, place, state, words, input, around);
    redirects.sockets(invocation);
    Flow out = alias(invocation);
    return redirects.output(session, out);
  }

  private void assign(Assignment a, boolean stays) {
    Value value = Expander.single(this, state, a.value());
    EnvironmentRules.assigned(session, place, state, a.name(), value);
    String text = value.dynamic() && !PathText.rooted(value.text()) ? null : value.text();
    if (a.append()) {
      ShellState.Bound old = state.variables.get(a.name());
      String before = old == null ? "" : old.text();
      text =
          text == null || before == null || before.length() + text.length() >= Budget.LONGEST
              ? null
              : before + text;
      if (!session.budget.take(text == null ? 0 : text.length())) {
        text = null;
      }
    }
    if (stays || text != null) {
      state.set(a.name(), text, value.taint(), value.origin());
    }
  }

  private Flow alias(Invocation invocation) {
    String name = invocation.program().text();
    String alias = state.aliases.get(name);
    if (alias != null && session.budget.call()) {
      state.aliases.remove(name);
      Flow out = session.shell(alias, invocation.span(), state);
      state.aliases.put(name, alias);
      return out;
    }
    Define function = state.functions.get(name);
    if (function == null) {
      return Programs.run(invocation);
    }
    boolean again = !called.add(name);
    if ((again && !worthAnother(invocation)) || !session.budget.call()) {
      return Flow.UNKNOWN;
    }
    return call(function, invocation);
  }

  private int calling;
  private int repeating;

  private Flow call(Define function, Invocation invocation) {
    if (calling >= Budget.DEEPEST) {
      return Flow.UNKNOWN;
    }
    calling++;
    repeating++;
    ShellState before = state;
    Conditions around = conditions;
    state = state.call(invocation.arguments());
    conditions = invocation.conditions();
    Flow out = command(function.body(), invocation.in());
    before.directory = state.directory;
    state = before;
    conditions = around;
    calling--;
    repeating--;
    return out;
  }

  /** A function's body is read again when what it is given may change what it runs. */
  private static boolean worthAnother(Invocation invocation) {
    return invocation.words().size() > 1 || !invocation.in().empty();
  }
}
