package dev.trustscan.scanner.command;

import dev.trustscan.rules.Format;
import dev.trustscan.scanner.command.Fact.Kind;
import dev.trustscan.scanner.doc.Span;
import dev.trustscan.scanner.source.Limits;

/** One analysis: what it may cost, where it writes what it finds. */
final class Session {
  private static final int DEEPEST_NESTING = 400;
  final Collector out = new Collector();
  final Budget budget;
  final Place place;
  final boolean script;
  private final Limits limits;
  private final int nesting;
  private int depth;
  private int programs;

  Session(Limits limits, long size, Place place, boolean script) {
    this.budget = new Budget(size);
    this.place = place;
    this.script = script;
    this.limits = limits;
    this.nesting = Math.clamp(limits.nesting(), 8, DEEPEST_NESTING);
  }

  /** A session whose findings nobody sees, at the same cost. */
  Session scratch() {
    return new Session(this);
  }

  private Session(Session other) {
    this.budget = other.budget;
    this.place = other.place;
    this.script = other.script;
    this.limits = other.limits;
    this.nesting = other.nesting;
    this.depth = other.depth;
  }

  Limits limits() {
    return limits;
  }

  int nesting() {
    return nesting;
  }

  /** What writing files amounts to: a script is expected to, a command on its own is not. */
  Behaviour writing() {
    return script ? Behaviour.LOCAL_CODE : Behaviour.UNKNOWN_CODE;
  }

  void fact(Kind kind, Span span, String detail) {
    out.fact(kind, span, detail);
  }

  /** Shell text found inside something else, all of it at one place. */
  Flow shell(String text, Span span, ShellState state) {
    return shell(text, span, state, Invocation.Conditions.PLAIN, Flow.NONE);
  }

  Flow shell(String text, Span span, ShellState state, Invocation.Conditions around, Flow in) {
    if (!enter(text, span)) {
      return Flow.UNKNOWN;
    }
    try {
      return new ShellRunner(this, Place.fixed(span), state).run(text, around, in);
    } finally {
      depth--;
    }
  }

  /** Source text found inside something else, all of it at one place. */
  void code(Format language, String text, Span span, boolean inline) {
    if (!enter(text, span)) {
      return;
    }
    try {
      Languages.analyze(this, language, text, Place.fixed(span), inline);
    } finally {
      depth--;
    }
  }

  /** A program that starts another: false once there were too many in a row. */
  boolean nested(Span span) {
    if (++programs <= Budget.MOST_WRAPPERS) {
      return true;
    }
    out.raise(Behaviour.UNKNOWN_CODE);
    out.fact(Kind.OBFUSCATED, span, "programs that start programs beyond the limit");
    return false;
  }

  void unnested() {
    programs--;
  }

  private boolean enter(String text, Span span) {
    if (depth >= Budget.DEEPEST || !budget.take(text.length())) {
      out.raise(Behaviour.UNKNOWN_CODE);
      out.fact(Kind.OBFUSCATED, span, "texts inside texts beyond the limit");
      return false;
    }
    depth++;
    return true;
  }
}
