package dev.trustscan.cli;

import dev.trustscan.rules.Catalogue;
import dev.trustscan.rules.Consumer;
import dev.trustscan.rules.Severity;
import dev.trustscan.scanner.ScanRequest;
import dev.trustscan.scanner.Scanner;
import dev.trustscan.scanner.report.ScanReport;
import dev.trustscan.scanner.source.Provenance;
import dev.trustscan.scanner.source.Source;
import dev.trustscan.scanner.source.SourceException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Runs a scan as the command line asks for it. */
final class Scans {
  private final Host host;
  private final RepositoryOptions options;
  private final Catalogue catalogue;

  Scans(Host host, RepositoryOptions options, Catalogue catalogue) {
    this.host = host;
    this.options = options;
    this.catalogue = catalogue;
  }

  /** The report, with what was found out about this machine. */
  ScanReport run(Severity threshold) throws UsageException, SourceException {
    if (options.deep && options.surfacesOnly) {
      throw new UsageException("--deep and --surfaces-only exclude each other; give one of them.");
    }
    var request =
        new ScanRequest(
            LimitOptions.of(host, options.limits),
            threshold,
            agents(),
            options.persona,
            options.deep,
            options.surfacesOnly);
    var targets = new Targets(host, options);
    var scanner = new Scanner(catalogue);
    try (var _ = Progress.start(host, request.limits().time())) {
      ScanReport report;
      if (targets.compares()) {
        Source head = targets.open();
        Source base;
        try {
          base = targets.openBase();
        } catch (UsageException | SourceException e) {
          head.close();
          throw e;
        }
        report = scanner.diff(base, head, request);
      } else {
        report = scanner.scan(targets.open(), request);
        if (report.provenance().kind() == Provenance.Kind.WORK_TREE) {
          report =
              report.withDrift(
                  SinceDecision.of(
                      host, host.path(options.path), report.units(), catalogue.version()));
        }
      }
      return report.withBlastRadius(Machine.of(host));
    }
  }

  private Set<String> agents() throws UsageException {
    if (options.agents.isEmpty()) {
      return Set.of();
    }
    Map<String, Consumer> known = catalogue.consumers();
    for (String agent : options.agents) {
      if (!known.containsKey(agent)) {
        String near = Nearest.to(agent, known.keySet());
        throw new UsageException(
            "There is no tool "
                + host.quote(agent)
                + (near.isEmpty()
                    ? "; trustscan rules list --consumers shows the ids."
                    : "; did you mean " + near + "?"));
      }
    }
    return new LinkedHashSet<>(options.agents);
  }
}
