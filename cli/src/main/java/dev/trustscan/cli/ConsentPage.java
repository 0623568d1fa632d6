package dev.trustscan.cli;

import dev.trustscan.loader.decision.DecidedUnit;
import dev.trustscan.loader.decision.Lineage;
import dev.trustscan.loader.decision.Trip;
import dev.trustscan.loader.gate.Capability;
import dev.trustscan.loader.gate.Evaluation;
import dev.trustscan.loader.gate.Judged;
import dev.trustscan.loader.gate.Reason;
import dev.trustscan.loader.gate.Rendering;
import dev.trustscan.loader.gate.UnitFacts;
import dev.trustscan.loader.gate.Verdict;
import dev.trustscan.rules.Effect;
import dev.trustscan.rules.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One unit as it is put before a person. */
final class ConsentPage {
  private static final int MOST_TOOLS = 6;

  private ConsentPage() {}

  static Wrap of(Host host, Evaluation evaluation, Judged each, int number, int all) {
    var page = new Wrap(host.width());
    UnitFacts facts = each.unit().facts();
    DecidedUnit unit = facts.now();
    Rendering shown = Rendering.of(each.unit(), host.glyphs());
    page.line(0, "");
    page.line(0, "(" + number + " of " + all + ") " + headline(facts));
    page.line(2, place(unit));
    page.line(2, when(facts.trigger()) + ", by " + tools(facts.consumers()));
    page.line(2, state(each));
    if (each.verdict() instanceof Verdict.Withheld no
        && no.reason() == Reason.RESTRICTION_REMOVED) {
      evaluation.removedGuards().stream()
          .filter(g -> g.path().equals(unit.path()))
          .forEach(g -> page.line(4, "gone: " + g.pointer()));
    }
    if (!shown.command().isEmpty()) {
      page.line(2, "runs:");
      page.line(4, shown.command());
    }
    if (shown.command().isEmpty() || unit.effect() != Effect.EXECUTES || !shown.value().isEmpty()) {
      value(shown, page);
    }
    shown.reaches().forEach(file -> page.line(2, "with: " + file));
    shown.unseen().forEach(text -> page.line(2, "cannot see: " + text));
    String may = may(facts.capabilities());
    if (!may.isEmpty()) {
      page.line(2, "may: " + may);
    }
    if (facts.lineage() == Lineage.FOREIGN) {
      page.line(
          2, "from: not what the recorded remote has; a local edit, a fork or a pull request");
    }
    if (!facts.marks().isEmpty()) {
      page.line(2, "marks: " + String.join(", ", facts.marks().stream().sorted().toList()));
    }
    each.trips().stream().sorted().forEach(trip -> page.line(2, "RISK: " + risk(trip)));
    return page;
  }

  private static void value(Rendering shown, Wrap page) {
    if (!shown.value().isEmpty()) {
      page.line(2, shown.command().isEmpty() ? "says:" : "set as:");
      shown.value().forEach(line -> page.line(4, line));
    }
  }

  private static String place(DecidedUnit unit) {
    return unit.pointer().equals("$") ? unit.path() : unit.path() + "  " + unit.pointer();
  }

  static String headline(UnitFacts facts) {
    String verb =
        switch (facts.now().effect()) {
          case EXECUTES -> "runs a command";
          case REDIRECTS -> "sends traffic elsewhere";
          case LOOSENS -> "widens what may be done unasked";
          case CONCEALS -> "hides files";
          case INFLUENCES -> "is text for the model";
          case RESTRICTS -> "narrows what may be done";
          case INERT -> "is not known to this version";
        };
    return facts.now().kind().label() + ", " + verb;
  }

  static String when(Trigger trigger) {
    return switch (trigger) {
      case CHECKOUT -> "when git touches the files";
      case OPEN -> "when the folder is opened";
      case CD -> "when a shell enters the folder";
      case SESSION_START -> "when a session starts";
      case PROMPT -> "at every prompt";
      case TOOL_USE -> "when an agent uses a tool";
      case COMMAND -> "when somebody calls it";
      case INSTALL -> "when dependencies are installed";
      case BUILD -> "when the project is built";
      case TEST -> "when tests run";
      case CI -> "on a server";
      case READ -> "when it is read";
    };
  }

  private static String tools(Set<String> consumers) {
    List<String> sorted = consumers.stream().sorted().toList();
    String named = String.join(", ", sorted.subList(0, Math.min(MOST_TOOLS, sorted.size())));
    int more = sorted.size() - MOST_TOOLS;
    return more > 0 ? named + " and " + more + " more" : named;
  }

  private static String state(Judged each) {
    String why = Standing.why(each.verdict());
    return each.drift()
        .flatMap(drift -> drift.before())
        .map(was ->
            why
                + " (it was a "
                + was.kind().label()
                + " of effect "
                + was.effect().label()
                + ", sha256:"
                + was.digest().shortForm()
                + ")")
        .orElse(why);
  }

  private static String may(Set<Capability> can) {
    var words = new ArrayList<String>();
    can.stream()
        .sorted()
        .map(ConsentPage::word)
        .filter(word -> !word.isEmpty())
        .forEach(words::add);
    return String.join(", ", words);
  }

  private static String word(Capability capability) {
    return switch (capability) {
      case EXEC -> "run programs";
      case NET_OUT -> "use the network";
      case READ_SECRET -> "read secrets";
      case PERSIST -> "start itself again later";
      case WRITE_CONTROL -> "write files that agents or git obey";
      case PUBLISH -> "publish or deploy";
      case GRANT -> "widen permissions";
      case INFLUENCE -> "steer the model";
      case NOT_BOUND -> "change without a change here";
      case OPAQUE -> "";
      case HOSTILE -> "do harm: no honest program looks like this";
    };
  }

  static String risk(Trip trip) {
    return switch (trip) {
      case SECRET_AND_EGRESS -> "something here reads secrets and something here sends";
      case WIDENED_AND_EXECUTING -> "permissions are widened and something runs";
      case PUBLISHES -> "it can publish or deploy";
      case WRITES_CONTROL_FILES -> "it writes files that agents, git or shells obey";
      case NOT_BOUND -> "a yes is to a publisher or address, not to what is here";
      case OPAQUE -> "this version cannot read it in full, or does not know what it does";
    };
  }
}
