package dev.trustscan.scanner;

import dev.trustscan.rules.Catalogue;
import dev.trustscan.scanner.detect.Finding;
import dev.trustscan.scanner.detect.registry.Rules;
import dev.trustscan.scanner.inspect.Inspection;
import dev.trustscan.scanner.inspect.Inspections;
import dev.trustscan.scanner.inspect.Unit;
import dev.trustscan.scanner.inventory.Inventory;
import dev.trustscan.scanner.inventory.SurfaceHit;
import dev.trustscan.scanner.inventory.select.Selectors;
import dev.trustscan.scanner.report.BlastRadius;
import dev.trustscan.scanner.report.Drift;
import dev.trustscan.scanner.report.Drifts;
import dev.trustscan.scanner.report.Excerpts;
import dev.trustscan.scanner.report.ScanReport;
import dev.trustscan.scanner.report.Verdict;
import dev.trustscan.scanner.source.Coverage;
import dev.trustscan.scanner.source.Provenance;
import dev.trustscan.scanner.source.Snapshot;
import dev.trustscan.scanner.source.Source;
import dev.trustscan.scanner.source.SourceException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Scans sources: source, inventory, inspection, closure, findings, report. */
public final class Scanner {
  private final Catalogue catalogue;

  public Scanner(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * Scans one source, and closes it.
   *
   * @throws SourceException if nothing can be listed at all
   */
  public ScanReport scan(Source source, ScanRequest request) throws SourceException {
    try (Snapshot snapshot = Snapshot.of(source, request.limits())) {
      State state = look(snapshot, request);
      return report(request, state, state, List.of(), snapshot.provenance());
    }
  }

  /**
   * Scans what changed from one source to another, and closes both. Units that are the same in both
   * are left out, with their findings; gaps of the newer state count.
   *
   * @throws SourceException if nothing can be listed at all
   */
  public ScanReport diff(Source base, Source head, ScanRequest request) throws SourceException {
    try (Snapshot before = Snapshot.of(base, request.limits());
        Snapshot after = Snapshot.of(head, request.limits())) {
      State old = look(before, request);
      State now = look(after, request);
      List<Drift> drift = Drifts.between(old.inspection.units(), now.inspection.units());
      Provenance is = after.provenance();
      var provenance =
          new Provenance(
              Provenance.Kind.DIFF,
              is.location(),
              before.provenance().ref() + ".." + is.ref(),
              is.commit(),
              is.remotes(),
              is.notes());
      return report(request, now, now.only(drift, old), drift, provenance);
    }
  }

  private record State(
      List<SurfaceHit> hits,
      Inspection inspection,
      Coverage coverage,
      List<Unit> units,
      List<Finding> findings) {

    /** What of this state is new or changed. */
    State only(List<Drift> drift, State old) {
      Set<String> changed = new HashSet<>();
      for (Drift each : drift) {
        each.after().ifPresent(unit -> changed.add(unit.id()));
      }
      Set<String> known = new HashSet<>();
      for (Finding finding : old.findings) {
        known.add(finding.id());
      }
      Set<String> paths = new HashSet<>();
      List<Unit> units = this.units.stream().filter(u -> changed.contains(u.id())).toList();
      for (Unit unit : units) {
        paths.add(unit.path().base64());
      }
      return new State(
          hits.stream().filter(h -> paths.contains(h.path().base64())).toList(),
          inspection,
          coverage,
          units,
          findings.stream()
              .filter(f ->
                  f.units().stream().anyMatch(changed::contains)
                      || (f.units().isEmpty() && !known.contains(f.id())))
              .toList());
    }
  }

  private State look(Snapshot snapshot, ScanRequest request) {
    Catalogue wanted =
        request.agents().isEmpty() ? catalogue : catalogue.forConsumers(request.agents());
    List<SurfaceHit> hits = Inventory.of(snapshot, wanted, Selectors.builtIn());
    int texts =
        request.surfacesOnly()
            ? 0
            : request.deep() ? Integer.MAX_VALUE : request.limits().textFiles();
    Inspections.Result result = Inspections.of(wanted, snapshot, hits, texts);
    Inspection inspection = result.inspection();
    return new State(
        result.hits(),
        inspection,
        new Coverage(result.gaps()),
        inspection.units(),
        Rules.apply(Rules.of(catalogue), inspection, request.persona()));
  }

  private ScanReport report(
      ScanRequest request, State all, State shown, List<Drift> drift, Provenance provenance) {
    boolean blocks =
        shown.findings.stream().anyMatch(f -> f.severity().compareTo(request.threshold()) <= 0);
    Verdict verdict =
        all.coverage.state() == Coverage.State.INCOMPLETE
            ? Verdict.INCOMPLETE
            : blocks ? Verdict.BLOCKING_FINDINGS : Verdict.NO_BLOCKING_FINDINGS;
    Snapshot snapshot = all.inspection.snapshot();
    return new ScanReport(
        verdict,
        request.threshold(),
        all.coverage,
        shown.hits,
        shown.units,
        shown.findings,
        drift,
        BlastRadius.UNKNOWN,
        provenance,
        request.limits(),
        new ScanReport.Scope(
            snapshot.entries().size(),
            all.inspection.texts().size(),
            all.inspection.textsLeftOut(),
            snapshot.bytesRead()),
        catalogue.version(),
        Excerpts.of(snapshot, shown.findings));
  }
}
