package dev.trustscan.cli;

import dev.trustscan.rules.Catalogue;
import dev.trustscan.rules.Severity;
import dev.trustscan.scanner.report.Card;
import dev.trustscan.scanner.report.ScanReport;
import dev.trustscan.scanner.report.TextOptions.Detail;
import dev.trustscan.scanner.report.TextReport;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code trustscan show}. */
@Command(
    name = "show",
    description = "Look again, and show one card of the report with everything about it.",
    sortOptions = false)
final class ShowCommand implements Callable<Integer> {
  private static final int MOST_DIGITS = 5;

  private final Host host;

  @Parameters(
      index = "0",
      paramLabel = "N|ID",
      description = "The card's number, or the beginning of an id of a finding or unit.")
  private String which = "";

  @Mixin private RepositoryOptions repository = new RepositoryOptions();

  @Option(
      names = {"--color", "--colour"},
      paramLabel = "WHEN",
      description = "auto (default), always, never.")
  private Colour.When colour = Colour.When.AUTO;

  @Mixin HelpOption help = new HelpOption();

  ShowCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws Exception {
    Catalogue catalogue = OwnRules.add(host, repository.rules, repository.path, Catalogue.load());
    ScanReport report = new Scans(host, repository, catalogue).run(Severity.HIGH);
    Card card = find(Card.of(report));
    var text = new TextReport(Formats.text(host, Detail.FULL, colour, repository.again(), false));
    Output.toStandardOutput(host, out -> text.writeCard(report, card, out));
    return ExitCode.OK;
  }

  private Card find(List<Card> cards) throws UsageException {
    if (which.length() <= MOST_DIGITS && which.chars().allMatch(c -> c >= '0' && c <= '9')) {
      int number = which.isEmpty() ? 0 : Integer.parseInt(which);
      if (number < 1 || number > cards.size()) {
        throw new UsageException(
            cards.isEmpty()
                ? "There is no card " + which + ": the report has none."
                : "There is no card " + which + "; the report has 1 to " + cards.size() + ".");
      }
      return cards.get(number - 1);
    }
    List<Card> found = cards.stream().filter(card -> card.hasId(which)).toList();
    if (found.size() != 1) {
      throw new UsageException(
          found.isEmpty()
              ? "No finding or unit here has an id that begins with " + host.quote(which) + "."
              : host.quote(which) + " begins several ids; give more of it.");
    }
    return found.getFirst();
  }
}
