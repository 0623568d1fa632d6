package dev.trustscan.cli;

import dev.trustscan.loader.decision.Mode;
import dev.trustscan.loader.gate.Evaluation;
import dev.trustscan.loader.gate.Judged;
import dev.trustscan.rules.UnitKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code trustscan review}: puts what waits before a person, one unit at a time. */
@Command(
    name = "review",
    description = {
      "Go through what waits for an answer, most dangerous first, and sign a yes for what you want"
          + " to load. Nothing of the repository runs.",
      "",
      "The answer to every question is no until you say otherwise, and nothing is signed before you"
          + " type the plan's first six digits."
    },
    sortOptions = false)
final class ReviewCommand implements Callable<Integer> {
  private final Host host;

  @Parameters(
      paramLabel = "PATH",
      arity = "0..1",
      description = "A checkout; the current folder if left out.")
  String path = ".";

  @Option(
      names = "--agent",
      paramLabel = "ID",
      description = "Only what this tool loads; the yes counts for it alone.")
  String agent = "";

  @Mixin HelpOption help = new HelpOption();

  private boolean stopped;

  ReviewCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws Exception {
    TrustLook look = TrustLook.at(host, path, agent, Mode.INTERACTIVE);
    try (Terminal terminal = Terminal.open(host, "review")) {
      Evaluation evaluation = look.judge();
      List<Judged> pending = Pending.of(evaluation);
      if (isOver(evaluation, pending, terminal)) {
        return Standing.code(evaluation);
      }
      terminal.print(head(pending, evaluation));
      var yes = new ArrayList<Judged>();
      var once = new ArrayList<Judged>();
      ask(look, terminal, evaluation, pending, yes, once);
      return sign(look, terminal, evaluation, yes, once);
    }
  }

  private boolean isOver(Evaluation evaluation, List<Judged> pending, Terminal terminal) {
    var page = new Wrap(host.width());
    if (!evaluation.trouble().isEmpty()) {
      page.line(0, "Nothing can be allowed: " + host.glyphs().text(evaluation.trouble()));
      page.line(0, "Next: trustscan verify");
    } else if (!evaluation.subject().incomplete().isEmpty()) {
      page.line(0, "Not everything that can act could be read, so nothing here is offered:");
      evaluation.subject().incomplete().forEach(gap -> page.line(2, gap));
      page.line(0, "Next: trustscan scan");
    } else if (pending.isEmpty()) {
      page.line(0, "Nothing here waits for an answer.");
    }
    terminal.print(page);
    return !page.lines().isEmpty();
  }

  private Wrap head(List<Judged> pending, Evaluation evaluation) {
    var page = new Wrap(host.width());
    int all = pending.size();
    page.line(
        0,
        (all == 1 ? "1 unit waits" : all + " units wait")
            + " for your answer; "
            + (evaluation.judged().size() - all)
            + " others need none. Nothing has been run.");
    var kinds = new TreeMap<String, Integer>();
    pending.forEach(j -> kinds.merge(ConsentPage.headline(j.unit().facts()), 1, Integer::sum));
    kinds.forEach((kind, count) -> page.line(2, count + " x " + kind));
    page.line(0, "Press Enter for no. ? explains the answers.");
    return page;
  }

  private void ask(
      TrustLook look,
      Terminal terminal,
      Evaluation evaluation,
      List<Judged> pending,
      List<Judged> yes,
      List<Judged> once)
      throws Exception {
    var rest = new ArrayList<>(pending);
    int number = 0;
    while (!rest.isEmpty() && !stopped) {
      Judged each = rest.removeFirst();
      number = pending.size() - rest.size();
      terminal.print(ConsentPage.of(host, evaluation, each, number, pending.size()));
      answer(look, terminal, each, rest, yes, once);
    }
  }

  private void answer(
      TrustLook look,
      Terminal terminal,
      Judged each,
      List<Judged> rest,
      List<Judged> yes,
      List<Judged> once)
      throws Exception {
    boolean risky = !each.trips().isEmpty();
    UnitKind kind = each.unit().facts().now().kind();
    while (true) {
      String choices = risky ? "accept/once/d/q/[N]?" : "y/o/k/i/d/q/[N]?";
      String word = terminal.ask("Load it? " + choices);
      switch (word) {
        case "y", "yes" -> {
          if (risky) {
            say(terminal, "A risk stands above, so a plain yes is not enough; type accept.");
            continue;
          }
          yes.add(each);
        }
        case "accept" -> yes.add(each);
        case "o", "once" -> {
          if (risky && word.equals("o")) {
            say(terminal, "A risk stands above; type once in full.");
            continue;
          }
          once.add(each);
        }
        case "k" -> {
          if (risky) {
            continue;
          }
          yes.add(each);
          List<Judged> same = rest.stream().filter(j -> Pending.isKind(j, kind)).toList();
          take(terminal, same, rest, yes, "every other " + kind.label());
        }
        case "i" -> {
          List<Judged> texts = rest.stream().filter(Pending::isInstruction).toList();
          take(terminal, texts, rest, yes, "every text that runs nothing");
          if (Pending.isInstruction(each)) {
            yes.add(each);
          }
        }
        case "d" -> {
          DenyCommand.unit(look, each.unit(), false);
          say(terminal, "Denied, here and from now on. trustscan revoke lifts it.");
        }
        case "q" -> stopped = true;
        case "?" -> {
          explain(terminal, risky);
          continue;
        }
        default -> {
          if (!word.isEmpty() && !word.equalsIgnoreCase("n") && !word.equalsIgnoreCase("no")) {
            say(terminal, "That is none of the answers; nothing was changed. ? explains them.");
            continue;
          }
        }
      }
      return;
    }
  }

  private void take(
      Terminal terminal, List<Judged> some, List<Judged> rest, List<Judged> yes, String what) {
    yes.addAll(some);
    rest.removeAll(some);
    var page = new Wrap(host.width());
    page.line(0, "Yes to " + what + " (" + some.size() + "):");
    some.forEach(
        j -> page.line(2, j.unit().facts().now().path() + "  " + j.unit().facts().now().pointer()));
    terminal.print(page);
  }

  private void explain(Terminal terminal, boolean risky) {
    var page = new Wrap(host.width());
    page.line(0, "Enter, n   no for now; it stays out and is asked again");
    if (risky) {
      page.line(0, "accept     yes, with the risk above");
      page.line(0, "once       yes, with the risk, for at most 12 hours");
    } else {
      page.line(0, "y          yes");
      page.line(0, "o          yes, once: for at most 12 hours");
      page.line(0, "k          yes to this and every other of its kind without a risk");
      page.line(0, "i          yes to every text that runs nothing; this one stays out if it runs");
    }
    page.line(0, "d          never: deny it");
    page.line(0, "q          stop here; what you said yes to can still be signed");
    terminal.print(page);
  }

  private void say(Terminal terminal, String sentence) {
    var page = new Wrap(host.width());
    page.line(0, sentence);
    terminal.print(page);
  }

  private int sign(
      TrustLook look, Terminal terminal, Evaluation shown, List<Judged> yes, List<Judged> once)
      throws Exception {
    say(terminal, "");
    if (yes.isEmpty() && once.isEmpty()) {
      say(terminal, "No yes was given; nothing was signed.");
      return Standing.code(look.judge());
    }
    int all = yes.size() + once.size();
    say(terminal, "You said yes to " + all + (all == 1 ? " unit." : " units."));
    var signing = new Signing(look, terminal);
    if (!signing.confirmed(shown.root())) {
      say(terminal, "Not typed; nothing was signed.");
      return Standing.code(shown);
    }
    if (!yes.isEmpty()) {
      signing.allow(shown, yes, false, Optional.empty());
    }
    if (!once.isEmpty()) {
      signing.allow(shown, once, true, Optional.empty());
    }
    Evaluation after = look.judge();
    long left = Pending.of(after).size();
    say(
        terminal,
        "Signed. "
            + (left == 0
                ? "Everything loads now."
                : left
                    + (left == 1 ? " unit still waits" : " units still wait")
                    + "; see trustscan status."));
    return Standing.code(after);
  }
}
