package dev.trustscan.cli;

import dev.trustscan.rules.Catalogue;
import dev.trustscan.scanner.report.HtmlReport;
import dev.trustscan.scanner.report.JsonReport;
import dev.trustscan.scanner.report.MarkdownReport;
import dev.trustscan.scanner.report.Printable;
import dev.trustscan.scanner.report.ReportFormat;
import dev.trustscan.scanner.report.SarifReport;
import dev.trustscan.scanner.report.TextOptions;
import dev.trustscan.scanner.report.TextReport;

/** The renderings by name. */
final class Formats {
  private static final int FILE_COLUMNS = 100;

  /** The values of {@code --format}. */
  enum Name {
    TEXT,
    JSON,
    SARIF,
    HTML,
    MARKDOWN
  }

  private Formats() {}

  static ReportFormat of(Name name, Catalogue catalogue, String version, TextOptions text) {
    return switch (name) {
      case TEXT -> new TextReport(text);
      case JSON -> new JsonReport(text.today());
      case SARIF -> new SarifReport(catalogue, version);
      case HTML -> new HtmlReport(catalogue, text.today(), version, text.target());
      case MARKDOWN -> new MarkdownReport();
    };
  }

  /**
   * How to print for people.
   *
   * @param again what the commands that the report proposes need to look at the same thing
   * @param toFile whether the text goes to a file, which has no colours and knows Unicode
   */
  static TextOptions text(
      Host host, TextOptions.Detail detail, Colour.When colour, String again, boolean toFile) {
    return new TextOptions(
        toFile ? FILE_COLUMNS : host.width(),
        toFile ? colour == Colour.When.ALWAYS : Colour.of(host, colour),
        toFile ? Printable.UNICODE : host.glyphs(),
        detail,
        host.today(),
        again);
  }
}
