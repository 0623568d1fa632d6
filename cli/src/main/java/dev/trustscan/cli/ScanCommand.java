package dev.trustscan.cli;

import dev.trustscan.rules.Catalogue;
import dev.trustscan.rules.Severity;
import dev.trustscan.scanner.report.ReportFormat;
import dev.trustscan.scanner.report.ScanReport;
import dev.trustscan.scanner.report.TextOptions.Detail;
import dev.trustscan.scanner.report.TextReport;
import dev.trustscan.scanner.report.Verdict;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code trustscan scan}. */
@Command(
    name = "scan",
    description = "Say what a repository would do. Nothing of it is run, written or contacted.",
    sortOptions = false)
final class ScanCommand implements Callable<Integer> {
  private final Host host;

  @Mixin RepositoryOptions repository = new RepositoryOptions();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text (default), json, sarif, html or markdown.")
  Formats.Name format = Formats.Name.TEXT;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write the report to a file, whole or not at all.")
  private String output = "";

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      description = "Exit with 1 from here on: critical, high (default), medium, low, never.")
  FailOn failOn = FailOn.HIGH;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print the verdict alone.")
  boolean quiet;

  @Option(
      names = {"-v", "--verbose", "--all"},
      description = "Print every unit, surface and gap.")
  boolean verbose;

  @Option(
      names = {"--color", "--colour"},
      paramLabel = "WHEN",
      description = "auto (default), always, never.")
  Colour.When colour = Colour.When.AUTO;

  @Mixin HelpOption help = new HelpOption();

  ScanCommand(Host host) {
    this.host = host;
  }

  /** The values of {@code --fail-on}. */
  enum FailOn {
    CRITICAL(Severity.CRITICAL),
    HIGH(Severity.HIGH),
    MEDIUM(Severity.MEDIUM),
    LOW(Severity.LOW),
    /** Marks as HIGH does, and never exits with 1. */
    NEVER(Severity.HIGH);

    final Severity threshold;

    FailOn(Severity threshold) {
      this.threshold = threshold;
    }
  }

  @Override
  public Integer call() throws Exception {
    if (quiet && verbose) {
      throw new UsageException("--quiet and --verbose exclude each other; give one of them.");
    }
    Catalogue catalogue = OwnRules.add(host, repository.rules, repository.path, Catalogue.load());
    ScanReport report = new Scans(host, repository, catalogue).run(failOn.threshold);
    Detail detail = quiet ? Detail.QUIET : verbose ? Detail.FULL : Detail.SHORT;
    if (output.isEmpty()) {
      Output.toStandardOutput(host, format(catalogue, detail), report);
    } else {
      ReportFormat chosen = format(catalogue, detail);
      Output.toFile(host, output, out -> chosen.write(report, out));
      var verdict = new TextReport(Formats.text(host, Detail.QUIET, colour, "", false));
      Output.toStandardOutput(host, verdict, report);
    }
    return code(report.verdict());
  }

  private ReportFormat format(Catalogue catalogue, Detail detail) throws IOException {
    boolean toFile = !output.isEmpty();
    return Formats.of(
        format,
        catalogue,
        Version.number(),
        Formats.text(host, detail, colour, repository.again(), toFile));
  }

  private int code(Verdict verdict) {
    return switch (verdict) {
      case INCOMPLETE -> ExitCode.INCOMPLETE;
      case BLOCKING_FINDINGS -> failOn == FailOn.NEVER ? ExitCode.OK : ExitCode.FINDINGS;
      case NO_BLOCKING_FINDINGS -> ExitCode.OK;
    };
  }
}
