package dev.trustscan.scanner.report;

import java.io.IOException;
import java.io.OutputStream;

/** A rendering of a report. Writes to a stream that the caller owns, and never opens one. */
public interface ReportFormat {
  /**
   * Writes the whole report and flushes. The stream is not closed.
   *
   * @throws IOException if the stream refuses
   */
  void write(ScanReport report, OutputStream out) throws IOException;
}
