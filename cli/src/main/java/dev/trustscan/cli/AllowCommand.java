package dev.trustscan.cli;

import dev.trustscan.loader.decision.Mode;
import dev.trustscan.loader.gate.Evaluation;
import dev.trustscan.loader.gate.Judged;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code trustscan allow}: a yes for a plan that was looked at before. */
@Command(
    name = "allow",
    description = {
      "Sign a yes for a plan that status --json or review showed.",
      "",
      "The units are shown again and a person types the plan's first six digits at the terminal."
          + " Without a terminal nothing is allowed."
    },
    sortOptions = false)
final class AllowCommand implements Callable<Integer> {
  private static final int SHORTEST_PLAN = 12;

  private final Host host;

  @Parameters(
      paramLabel = "PATH",
      arity = "0..1",
      description = "A checkout; the current folder if left out.")
  String path = ".";

  @Option(
      names = "--plan",
      required = true,
      paramLabel = "DIGEST",
      description = "The plan that was looked at, at least its first 12 digits.")
  String plan = "";

  @Option(
      names = "--unit",
      paramLabel = "ID",
      split = ",",
      description = "Only this unit, by id or digest; may be repeated.")
  List<String> units = new ArrayList<>();

  @Option(names = "--once", description = "For at most 12 hours.")
  boolean once;

  @Option(names = "--until", paramLabel = "DATE", description = "End earlier, as 2026-12-31.")
  String until = "";

  @Option(
      names = "--agent",
      paramLabel = "ID",
      description = "Only what this tool loads; the yes counts for it alone.")
  String agent = "";

  @Option(
      names = "--accept-risks",
      description = "Accept the risks that are shown; without it units with a risk are left out.")
  boolean risks;

  @Mixin HelpOption help = new HelpOption();

  AllowCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws Exception {
    Optional<Instant> end = end();
    TrustLook look = TrustLook.at(host, path, agent, Mode.INTERACTIVE);
    try (Terminal terminal = Terminal.open(host, "allow")) {
      Evaluation evaluation = look.judge();
      String wanted = plan.startsWith("sha256:") ? plan.substring("sha256:".length()) : plan;
      if (wanted.length() < SHORTEST_PLAN || !evaluation.root().hex().startsWith(wanted)) {
        throw new UsageException(
            "The plan of this checkout is not the one given, so it changed since it was looked at,"
                + " or fewer than 12 digits were given; trustscan review shows what is there now.");
      }
      List<Judged> chosen = chosen(evaluation);
      int number = 0;
      for (Judged each : chosen) {
        terminal.print(ConsentPage.of(host, evaluation, each, ++number, chosen.size()));
      }
      var signing = new Signing(look, terminal);
      if (chosen.isEmpty()) {
        host.complain("Nothing of that plan waits for a yes that can be given so.");
        return Standing.code(evaluation);
      }
      if (!signing.confirmed(evaluation.root())) {
        host.complain("Not typed; nothing was signed.");
        return Standing.code(evaluation);
      }
      signing.allow(evaluation, chosen, once, end);
      return Standing.code(look.judge());
    }
  }

  private List<Judged> chosen(Evaluation evaluation) throws UsageException {
    List<Judged> pending = Pending.of(evaluation);
    for (String id : units) {
      if (pending.stream().noneMatch(j -> Named.is(j.unit(), id))) {
        throw new UsageException("No unit that waits has the id or digest " + host.quote(id) + ".");
      }
    }
    return pending.stream()
        .filter(j -> units.isEmpty() || units.stream().anyMatch(id -> Named.is(j.unit(), id)))
        .filter(j -> risks || j.trips().isEmpty())
        .filter(j -> evaluation.trouble().isEmpty() && evaluation.subject().incomplete().isEmpty())
        .toList();
  }

  private Optional<Instant> end() throws UsageException {
    try {
      return until.isEmpty()
          ? Optional.empty()
          : Optional.of(LocalDate.parse(until).atStartOfDay(ZoneOffset.UTC).toInstant());
    } catch (DateTimeParseException e) {
      throw new UsageException(host.quote(until) + " is no date; write it as 2026-12-31.");
    }
  }
}
