package dev.trustscan.scanner.command;

import dev.trustscan.scanner.command.Fact.Kind;
import dev.trustscan.scanner.doc.Span;
import java.util.List;

/**
 * A program about to run.
 *
 * @param session the analysis
 * @param place where the text stands
 * @param state the shell around it
 * @param words the program and its arguments
 * @param in what comes to its standard input
 * @param conditions what surrounds it
 */
record Invocation(
    Session session,
    Place place,
    ShellState state,
    List<Value> words,
    Flow in,
    Conditions conditions) {

  /**
   * What surrounds a command.
   *
   * @param silent its output goes nowhere
   * @param background nobody waits for it
   * @param captured its output becomes a value
   */
  record Conditions(boolean silent, boolean background, boolean captured) {
    static final Conditions PLAIN = new Conditions(false, false, false);

    Conditions inside(boolean alsoSilent, boolean alsoBackground) {
      return alsoSilent || alsoBackground
          ? new Conditions(silent || alsoSilent, background || alsoBackground, captured)
          : this;
    }
  }

  Invocation {
    words = List.copyOf(words);
  }

  /** The first word. */
  Value program() {
    return words.getFirst();
  }

  List<Value> arguments() {
    return words.subList(1, words.size());
  }

  String argument(int index) {
    return index + 1 < words.size() ? words.get(index + 1).text() : "";
  }

  Span span(Value value) {
    return place.at(value.start(), value.end());
  }

  /** Where the whole command stands. */
  Span span() {
    return place.at(words.getFirst().start(), words.getLast().end());
  }

  /** The same with other words, as behind a wrapper. */
  Invocation with(List<Value> others) {
    return new Invocation(session, place, state, others, in, conditions);
  }

  Invocation with(Flow input) {
    return new Invocation(session, place, state, words, input, conditions);
  }

  Invocation with(Conditions other) {
    return new Invocation(session, place, state, words, in, other);
  }

  void raise(Behaviour behaviour) {
    session.out.raise(behaviour);
  }

  void fact(Kind kind, Value at, String detail) {
    session.fact(kind, span(at), detail);
  }

  void fact(Kind kind, String detail) {
    session.fact(kind, span(), detail);
  }

  void reference(Reference.Kind kind, Value file) {
    Files.reference(this, kind, file);
  }

  /** Whether an argument is there. */
  boolean has(String... options) {
    for (Value value : arguments()) {
      for (String option : options) {
        if (value.is(option)) {
          return true;
        }
      }
    }
    return false;
  }

  /** All that goes in through words and pipe. */
  int taint() {
    int all = in.taint();
    for (Value value : arguments()) {
      all |= value.taint();
    }
    return all;
  }
}
