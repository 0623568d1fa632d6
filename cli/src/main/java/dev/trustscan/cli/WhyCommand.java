package dev.trustscan.cli;

import dev.trustscan.loader.decision.Mode;
import dev.trustscan.loader.gate.Evaluation;
import dev.trustscan.loader.gate.Judged;
import dev.trustscan.loader.gate.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code trustscan why}: everything about the gate's answer for one unit. */
@Command(
    name = "why",
    description = "Show one unit as review would, with the gate's answer and where it comes from.",
    sortOptions = false)
final class WhyCommand implements Callable<Integer> {
  private final Host host;

  @Parameters(
      index = "0",
      paramLabel = "UNIT",
      description = "At least six digits of a unit's id or digest; status shows them.")
  String unit = "";

  @Parameters(
      index = "1",
      paramLabel = "PATH",
      arity = "0..1",
      description = "A checkout; the current folder if left out.")
  String path = ".";

  @Option(names = "--agent", paramLabel = "ID", description = "For this tool.")
  String agent = "";

  @Option(names = "--headless", description = "As if nobody could be asked.")
  boolean headless;

  @Mixin HelpOption help = new HelpOption();

  WhyCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws Exception {
    Mode mode = headless ? Mode.HEADLESS : Mode.INTERACTIVE;
    Evaluation evaluation = TrustLook.at(host, path, agent, mode).judge();
    List<Judged> found =
        evaluation.judged().stream().filter(j -> Named.is(j.unit(), unit)).toList();
    if (found.isEmpty()) {
      throw new UsageException(
          "No unit that is loaded here has an id or digest that begins with "
              + host.quote(unit)
              + "; trustscan status -v lists them.");
    }
    int number = 0;
    for (Judged each : found) {
      Wrap page = ConsentPage.of(host, evaluation, each, ++number, found.size());
      page.line(
          2, "answer: " + Standing.word(each.verdict()) + ", " + Standing.why(each.verdict()));
      decision(each.verdict()).ifPresent(id -> page.line(2, "decision: " + id));
      page.line(2, "unit: " + each.unit().facts().now().digest());
      Lines.print(host, page.lines());
    }
    return found.stream().allMatch(j -> j.verdict() instanceof Verdict.Allowed)
        ? ExitCode.OK
        : Standing.code(evaluation);
  }

  private static Optional<String> decision(Verdict verdict) {
    if (verdict instanceof Verdict.Allowed yes) {
      return yes.by().map(Object::toString);
    }
    return verdict instanceof Verdict.Withheld no
        ? no.was().map(Object::toString)
        : Optional.of(((Verdict.Denied) verdict).by().toString());
  }
}
