package dev.trustscan.cli;

import dev.trustscan.loader.githook.SeenNames;
import dev.trustscan.rules.Catalogue;
import dev.trustscan.rules.Severity;
import dev.trustscan.scanner.ScanRequest;
import dev.trustscan.scanner.Scanner;
import dev.trustscan.scanner.inspect.Unit;
import dev.trustscan.scanner.report.Drift;
import dev.trustscan.scanner.report.Drifts;
import dev.trustscan.scanner.report.ScanReport;
import dev.trustscan.scanner.report.TextOptions.Detail;
import dev.trustscan.scanner.report.TripwireReport;
import dev.trustscan.scanner.source.SourceException;
import dev.trustscan.scanner.source.Sources;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * {@code trustscan hook run}: what git's hooks start when a name changed that matters. It says what
 * acts by itself, and nothing when that is as it was.
 */
final class HookRun implements HotVerb {
  @Override
  public OptionalInt run(Host host, List<String> words) throws Exception {
    if (words.isEmpty() || !words.getFirst().equals("run")) {
      return OptionalInt.empty();
    }
    String from = "";
    String seen = "";
    for (int i = 1; i < words.size(); i += 2) {
      String value = i + 1 < words.size() ? words.get(i + 1) : "";
      switch (words.get(i)) {
        case "--from" -> from = value;
        case "--seen" -> seen = value;
        default -> {
          return OptionalInt.empty();
        }
      }
      if (value.isEmpty()) {
        return OptionalInt.empty();
      }
    }
    return OptionalInt.of(look(host, from, seen));
  }

  private static int look(Host host, String from, String seen) throws Exception {
    Catalogue catalogue = Catalogue.load();
    var scanner = new Scanner(catalogue);
    var standard = ScanRequest.DEFAULT;
    var request =
        new ScanRequest(
            standard.limits(), Severity.HIGH, standard.agents(), standard.persona(), false, true);
    ScanReport report = scanner.scan(Sources.workTree(host.folder()), request);
    List<Unit> before = from.isEmpty() ? List.of() : before(scanner, host, from, request);
    List<Unit> changed =
        Drifts.between(before, report.units()).stream()
            .flatMap(drift -> changed(drift).stream())
            .toList();
    var text = new TripwireReport(Formats.text(host, Detail.SHORT, Colour.When.AUTO, "", false));
    Output.toStandardOutput(
        host, out -> text.write(report, TripwireReport.acting(changed), before.isEmpty(), out));
    if (!seen.isEmpty()) {
      try {
        SeenNames.write(HookFolders.script(host), Path.of(seen), report.units());
      } catch (IOException e) {
        host.complain(
            "What is in use here could not be remembered ("
                + host.glyphs().message(String.valueOf(e.getMessage()))
                + "), so every checkout is looked at.");
      }
    }
    return ExitCode.OK;
  }

  private static Optional<Unit> changed(Drift drift) {
    return switch (drift.change()) {
      case NEW, CHANGED, CLOSURE_CHANGED -> drift.after();
      case REMOVED -> Optional.empty();
    };
  }

  /** An earlier state that cannot be read is as if there were none: everything is shown. */
  private static List<Unit> before(Scanner scanner, Host host, String from, ScanRequest request) {
    try {
      return scanner.scan(Sources.gitTree(host.folder(), from), request).units();
    } catch (SourceException e) {
      return List.of();
    }
  }
}
