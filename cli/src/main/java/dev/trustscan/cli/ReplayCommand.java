package dev.trustscan.cli;

import dev.trustscan.loader.replay.Replay;
import dev.trustscan.rules.Catalogue;
import dev.trustscan.scanner.source.Limits;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code trustscan replay}: how often the gate would have asked over a history. */
@Command(
    name = "replay",
    description = {
      "Walk the first parents of a history and count the questions that the gate would have asked,"
          + " against asking whenever a file that some tool reads changes.",
      "",
      "A person is assumed who says yes to everything. Exit code 0 if no change of anything that"
          + " executes, redirects or loosens went unasked, 20 if one did."
    },
    sortOptions = false)
final class ReplayCommand implements Callable<Integer> {
  private final Host host;

  @Parameters(
      index = "0",
      paramLabel = "RANGE",
      description = "BASE..HEAD, or one ref for its whole history.")
  String range = "HEAD";

  @Parameters(
      index = "1",
      paramLabel = "PATH",
      arity = "0..1",
      description = "A repository; the current folder if left out.")
  String path = ".";

  @Option(
      names = "--agent",
      paramLabel = "ID",
      split = ",",
      description = "Only what this tool loads; may be repeated.")
  List<String> agents = new ArrayList<>();

  @Option(
      names = "--most",
      paramLabel = "N",
      description = "Read at most this many commits, the newest ones. Default 20000.")
  int most = 20_000;

  @Mixin HelpOption help = new HelpOption();

  ReplayCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws Exception {
    int dots = range.indexOf("..");
    String head = dots < 0 ? range : range.substring(dots + 2);
    Optional<String> base = dots <= 0 ? Optional.empty() : Optional.of(range.substring(0, dots));
    var replay =
        new Replay(host.path(path), Catalogue.load(), Limits.DEFAULT, new HashSet<>(agents));
    Replay.Figures figures = replay.run(base, head.isEmpty() ? "HEAD" : head, most);
    var page = new Wrap(host.width());
    page.line(0, figures.commits() + " commits read");
    page.line(0, figures.surfaces() + " questions if any byte of a file that a tool reads asks");
    page.line(
        0,
        figures.questions()
            + " questions by unit ("
            + String.format(Locale.ROOT, "%.1f", figures.fewer())
            + " % fewer), about "
            + figures.units()
            + " units");
    page.line(
        0,
        figures.acting()
            + " commits add or change something that executes, redirects or loosens; "
            + figures.missed().size()
            + " of them went unasked");
    figures.missed().stream().limit(20).forEach(commit -> page.line(2, commit));
    Lines.print(host, page.lines());
    return figures.missed().isEmpty() ? ExitCode.OK : ExitCode.BLOCKED_RISK;
  }
}
