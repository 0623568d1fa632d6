package dev.trustscan.scanner.report;

import dev.trustscan.rules.Severity;
import dev.trustscan.scanner.detect.Finding;
import dev.trustscan.scanner.inspect.Unit;
import dev.trustscan.scanner.inventory.SurfaceHit;
import dev.trustscan.scanner.source.Coverage;
import dev.trustscan.scanner.source.Limits;
import dev.trustscan.scanner.source.Provenance;
import java.util.List;

/**
 * The result of a scan.
 *
 * @param verdict the verdict under the threshold
 * @param threshold the least severity that blocks
 * @param coverage what was not looked at
 * @param surfaces every surface, sorted by path and surface id
 * @param units every unit, sorted by path and place
 * @param findings every finding, most severe first, then by path and place
 * @param drift what changed since the base (diff scans) or the last decision; empty if nothing is
 *     known
 * @param blastRadius what the units could reach on this machine
 * @param provenance what exactly was looked at
 * @param limits the budgets
 * @param scope what was read beyond the surfaces
 * @param catalogueVersion the month or day of the catalogue's newest fact
 * @param excerpts the source lines that findings speak of
 */
public record ScanReport(
    Verdict verdict,
    Severity threshold,
    Coverage coverage,
    List<SurfaceHit> surfaces,
    List<Unit> units,
    List<Finding> findings,
    List<Drift> drift,
    BlastRadius blastRadius,
    Provenance provenance,
    Limits limits,
    Scope scope,
    String catalogueVersion,
    Excerpts excerpts) {

  public ScanReport {
    surfaces = List.copyOf(surfaces);
    units = List.copyOf(units);
    findings = List.copyOf(findings);
    drift = List.copyOf(drift);
  }

  /** The same report with what changed since the last decision. */
  public ScanReport withDrift(List<Drift> since) {
    return new ScanReport(
        verdict,
        threshold,
        coverage,
        surfaces,
        units,
        findings,
        since,
        blastRadius,
        provenance,
        limits,
        scope,
        catalogueVersion,
        excerpts);
  }

  /** The same report with what was found out about this machine. */
  public ScanReport withBlastRadius(BlastRadius radius) {
    return new ScanReport(
        verdict,
        threshold,
        coverage,
        surfaces,
        units,
        findings,
        drift,
        radius,
        provenance,
        limits,
        scope,
        catalogueVersion,
        excerpts);
  }

  /**
   * How far ordinary text was read.
   *
   * @param entries files and directories listed
   * @param textsRead ordinary text files read for hidden text
   * @param textsLeftOut ordinary text files not read; {@code --deep} reads them
   * @param bytesRead bytes read in all
   */
  public record Scope(int entries, int textsRead, int textsLeftOut, long bytesRead) {}
}
