package dev.trustscan.cli;

import dev.trustscan.loader.decision.DecidedUnit;
import dev.trustscan.loader.decision.Mode;
import dev.trustscan.loader.gate.Evaluation;
import dev.trustscan.loader.gate.Judged;
import dev.trustscan.loader.gate.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code trustscan status}: would each unit load now, and why not. */
@Command(
    name = "status",
    description = "Would each unit of a checkout load now, and why not? Asks and changes nothing.",
    footerHeading = "%nExit codes:%n",
    footer = {
      "  0 everything would load, 20 held back as risky, 21 not everything could be read,",
      "  22 undecided or changed, 23 denied or revoked, 24 the trust store cannot be used"
    },
    sortOptions = false)
final class StatusCommand implements Callable<Integer> {
  private final Host host;

  @Parameters(
      paramLabel = "PATH",
      arity = "0..1",
      description = "A checkout; the current folder if left out.")
  String path = ".";

  @Option(
      names = "--agent",
      paramLabel = "ID",
      description = "Only what this tool loads. trustscan rules list shows the ids.")
  String agent = "";

  @Option(names = "--json", description = "One JSON object for programs.")
  boolean json;

  @Option(names = "--headless", description = "As if nobody could be asked, as for agents in CI.")
  boolean headless;

  @Option(
      names = {"-v", "--verbose"},
      description = "List what would load, too.")
  boolean verbose;

  @Mixin HelpOption help = new HelpOption();

  StatusCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws Exception {
    Mode mode = headless ? Mode.HEADLESS : Mode.INTERACTIVE;
    Evaluation evaluation = TrustLook.at(host, path, agent, mode).judge();
    print(json ? StatusJson.of(evaluation) : text(evaluation));
    return Standing.code(evaluation);
  }

  private void print(List<String> lines) throws IOException {
    Lines.print(host, lines);
  }

  private List<String> text(Evaluation evaluation) {
    var wrap = new Wrap(host.width());
    if (!evaluation.trouble().isEmpty()) {
      wrap.line(0, "Nothing loads: " + host.glyphs().text(evaluation.trouble()));
      wrap.line(0, "Next: trustscan verify");
      return wrap.lines();
    }
    List<Judged> waiting =
        evaluation.judged().stream()
            .filter(j -> !(j.verdict() instanceof Verdict.Allowed))
            .toList();
    int all = evaluation.judged().size();
    String who = agent.isEmpty() ? "" : " for " + agent;
    wrap.line(
        0,
        all == 0
            ? "Nothing here acts by itself" + who + "."
            : (all - waiting.size()) + " of " + all + " units would load" + who + " now.");
    for (String gap : evaluation.subject().incomplete()) {
      wrap.line(2, "not looked at: " + gap);
    }
    guards(evaluation, wrap);
    for (Judged each : verbose ? evaluation.judged() : waiting) {
      unit(each, wrap);
    }
    notices(evaluation, wrap);
    if (!waiting.isEmpty() || !evaluation.removedGuards().isEmpty()) {
      wrap.line(0, "");
      wrap.line(0, "Next: " + next());
    }
    return wrap.lines();
  }

  private static void guards(Evaluation evaluation, Wrap wrap) {
    for (DecidedUnit guard : evaluation.removedGuards()) {
      wrap.line(0, "GUARD GONE  " + guard.path() + "  " + guard.pointer());
      wrap.line(4, "it narrowed what may be done when you answered last");
    }
  }

  private static void unit(Judged each, Wrap wrap) {
    DecidedUnit unit = each.unit().facts().now();
    String word = Standing.word(each.verdict());
    String place = unit.pointer().equals("$") ? unit.path() : unit.path() + "  " + unit.pointer();
    String loud = each.unit().facts().restricts() && !word.equals("loads") ? "GUARD OFF  " : "";
    wrap.line(0, loud + word + "  " + place);
    wrap.line(4, unit.kind().label() + " " + unit.id() + ": " + Standing.why(each.verdict()));
  }

  private static void notices(Evaluation evaluation, Wrap wrap) {
    var changed = new ArrayList<String>();
    for (Judged each : evaluation.judged()) {
      if (each.verdict() instanceof Verdict.Allowed yes && yes.basis() == Verdict.Basis.NOTICE) {
        changed.add(each.unit().facts().now().path());
      }
    }
    if (!changed.isEmpty()) {
      wrap.line(
          0,
          "Changed upstream since you allowed it, and loads: "
              + String.join(", ", changed.stream().distinct().toList()));
    }
  }

  private String next() {
    String who = agent.isEmpty() ? "" : " --agent " + agent;
    return "trustscan review" + who + (path.equals(".") ? "" : " " + Rerun.word(path));
  }
}
