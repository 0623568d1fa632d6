package dev.trustscan.scanner.command;

import dev.trustscan.rules.Format;
import dev.trustscan.scanner.command.Fact.Kind;
import dev.trustscan.scanner.doc.Span;

/** Code that reaches an interpreter by another way than a file of its own. */
final class Code {
  private Code() {}

  static Format languageOf(String path) {
    Format format = Languages.language(path, "");
    return format == Format.TEXT ? Format.SHELL : format;
  }

  /** Whatever comes out of a pipe or variable is run. */
  static void run(Invocation inv, Format language, Flow flow, Span span) {
    if (flow.has(Taint.NETWORK)) {
      Urls.fetchAndRun(inv, span, "");
    }
    if (flow.has(Taint.DNS)) {
      inv.session().fact(Kind.DNS_CHANNEL, span, "");
      inv.session().fact(Kind.FETCH_AND_RUN, span, "");
      inv.raise(Behaviour.HOSTILE);
    }
    if (flow.has(Taint.DECODED)) {
      inv.session().fact(Kind.DECODES, span, "");
      inv.session().fact(Kind.EVALUATES, span, "");
      inv.raise(Behaviour.HOSTILE);
    }
    if (flow.literal() != null) {
      if (!flow.literal().isBlank()) {
        inline(inv, language, flow.literal(), span);
      }
    } else if (!flow.origin().isEmpty() && flow.origin().charAt(0) != '$') {
      Value file = new Value(flow.origin(), 0, false, false, false, "", 0, 0);
      fileAt(inv, file, span);
    } else if (!flow.has(Taint.NETWORK | Taint.DNS)) {
      inv.session().fact(Kind.EVALUATES, span, "");
      inv.raise(Behaviour.UNKNOWN_CODE);
    }
  }

  private static void fileAt(Invocation inv, Value file, Span span) {
    var fixed =
        new Invocation(
            inv.session(), Place.fixed(span), inv.state(), inv.words(), inv.in(), inv.conditions());
    Files.reference(fixed, Reference.Kind.RUNS, file);
  }

  /** Source text on a command line. */
  static Flow inline(Invocation inv, Format language, String text, Span span) {
    inv.session().fact(Kind.INLINE_CODE, span, "");
    if (language == Format.SHELL) {
      ShellState inner = inv.state().call(null);
      return new ShellText(inv, text, span, inner).run();
    }
    inv.session().code(language, text, span, true);
    return Flow.UNKNOWN;
  }

  /** Shell text that runs under the same conditions as the command that holds it. */
  record ShellText(Invocation inv, String text, Span span, ShellState state) {
    Flow run() {
      return inv.session().shell(text, span, state, inv.conditions(), inv.in());
    }
  }
}
