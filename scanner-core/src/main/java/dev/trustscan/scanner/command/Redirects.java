package dev.trustscan.scanner.command;

import dev.trustscan.scanner.command.Fact.Kind;
import dev.trustscan.scanner.command.Shell.Redirect;
import dev.trustscan.scanner.doc.Span;
import java.util.ArrayList;
import java.util.List;

/** The redirections of one command. */
final class Redirects {
  private record Target(Redirect redirect, Value value) {}

  private final List<Target> targets = new ArrayList<>();
  private final Place place;
  private final ShellState state;

  Redirects(ShellRunner runner, Place place, List<Redirect> redirects) {
    this.place = place;
    this.state = runner.state();
    for (Redirect each : redirects) {
      targets.add(new Target(each, Expander.single(runner, state, each.target())));
    }
  }

  /** Whether standard output goes nowhere. */
  boolean silent() {
    for (Target each : targets) {
      Redirect r = each.redirect();
      boolean out = r.descriptor() == 1 || r.descriptor() == 3;
      if (out && r.op().indexOf('>') >= 0 && nowhere(each.value().text())) {
        return true;
      }
    }
    return false;
  }

  static boolean nowhere(String target) {
    return target.equals("/dev/null")
        || target.equalsIgnoreCase("nul")
        || target.equalsIgnoreCase("$null");
  }

  /** What comes in, where a redirection says so. */
  Flow input(Session session, Flow piped) {
    Flow in = piped;
    for (Target each : targets) {
      Value value = each.value();
      in =
          switch (each.redirect().op()) {
            case "<<" -> new Flow(value.taint(), value.dynamic() ? null : value.text(), "");
            case "<<<" ->
                new Flow(
                    value.taint(), value.dynamic() ? null : value.text() + "\n", value.origin());
            case "<", "<>" -> Files.read(session, place, state, value);
            default -> in;
          };
    }
    return in;
  }

  /** Notes what is written, and returns what is left for a pipe. */
  Flow output(Session session, Flow out) {
    Flow left = out;
    for (Target each : targets) {
      Redirect r = each.redirect();
      String target = each.value().text();
      if (socket(target) && out.has(Taint.SECRET | Taint.ENVIRONMENT | Taint.DOTENV)) {
        session.out.raise(Behaviour.HOSTILE);
      }
      if (r.op().indexOf('>') < 0 || r.op().equals("<>") || r.op().equals(">&") || socket(target)) {
        if (r.op().equals(">&") && r.descriptor() == 1 && nowhere(target)) {
          left = Flow.NONE;
        }
        continue;
      }
      boolean standard = r.descriptor() == 1 || r.descriptor() == 3;
      if (!nowhere(target) && !target.startsWith("/dev/")) {
        Files.write(session, place, state, each.value(), standard ? out : Flow.UNKNOWN);
      }
      if (standard && !target.equals("/dev/stdout") && !target.equals("/dev/stderr")) {
        left = Flow.NONE;
      }
    }
    return left;
  }

  private static boolean socket(String target) {
    return target.startsWith("/dev/tcp/") || target.startsWith("/dev/udp/");
  }

  /** Sockets that bash opens by name. */
  void sockets(Invocation invocation) {
    for (Target each : targets) {
      if (socket(each.value().text())) {
        Span span = place.at(each.value().start(), each.value().end());
        boolean out = each.redirect().op().indexOf('>') >= 0;
        invocation.session().fact(Kind.NETWORK, span, each.value().text());
        invocation.raise(Behaviour.UNKNOWN_CODE);
        if (out) {
          invocation.session().fact(Kind.SENDS_DATA, span, each.value().text());
        }
        boolean shell = Tables.PROGRAMS.is("shell", invocation.program().text());
        int carried = invocation.taint();
        if (shell
            || each.redirect().op().equals("<>")
            || Taint.has(carried, Taint.SECRET | Taint.ENVIRONMENT)) {
          invocation.raise(Behaviour.HOSTILE);
        }
      }
    }
  }
}
