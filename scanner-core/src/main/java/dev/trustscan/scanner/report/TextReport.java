package dev.trustscan.scanner.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** The report for people at a terminal. */
public final class TextReport implements ReportFormat {
  /** What a scan did not do, in one sentence. */
  public static final String RECEIPT = "Nothing was executed, contacted or written.";

  private final TextOptions options;

  public TextReport(TextOptions options) {
    this.options = options;
  }

  @Override
  public void write(ScanReport report, OutputStream out) throws IOException {
    on(
        options,
        out,
        page -> {
          var view = new ReportView(report);
          VerdictSection.write(page, view);
          if (options.detail() != TextOptions.Detail.QUIET) {
            ActionsSection.write(page, view);
            MachineSection.write(page, view);
            CardsSection.write(page, view);
            DriftSection.write(page, view);
            InventorySection.write(page, view);
            CoverageSection.write(page, view);
            ProvenanceSection.write(page, view);
            NextSection.write(page, view);
            page.blank();
            page.paragraph(0, 2, page.prose().own(RECEIPT));
          }
        });
  }

  /**
   * Writes one card with everything about it.
   *
   * @throws IOException if the stream refuses
   */
  public void writeCard(ScanReport report, Card card, OutputStream out) throws IOException {
    on(options, out, page -> CardText.write(page, report, card));
  }

  @FunctionalInterface
  interface Body {
    void write(Page page);
  }

  /** Lays out what the body writes. */
  static void on(TextOptions options, OutputStream out, Body body) throws IOException {
    Writer writer =
        new BufferedWriter(
            new OutputStreamWriter(
                out,
                options.glyphs() == Printable.ASCII
                    ? StandardCharsets.US_ASCII
                    : StandardCharsets.UTF_8));
    try {
      body.write(new Page(writer, options));
      writer.flush();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
