package dev.trustscan.scanner;

import dev.trustscan.rules.Catalogue;
import dev.trustscan.scanner.report.ScanReport;
import dev.trustscan.scanner.source.Source;
import dev.trustscan.scanner.source.SourceException;

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
    throw new UnsupportedOperationException("not written yet " + catalogue + source + request);
  }
}
