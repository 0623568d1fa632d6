package dev.trustscan.scanner.report;

import dev.trustscan.rules.Catalogue;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Base64;

/**
 * The report as one HTML file without a script and without a reference to anything outside it. Its
 * policy allows the one style sheet, by hash, and nothing else. Filters are form controls that the
 * style sheet looks at.
 */
public final class HtmlReport implements ReportFormat {
  private final Catalogue catalogue;
  private final LocalDate today;
  private final String version;
  private final String again;

  /**
   * A writer of HTML.
   *
   * @param catalogue for what rules are about
   * @param today the day, for the catalogue's age
   * @param version the program's version
   * @param again the words that make a proposed command look at the same thing; empty if it needs
   *     none
   */
  public HtmlReport(Catalogue catalogue, LocalDate today, String version, String again) {
    this.catalogue = catalogue;
    this.today = today;
    this.version = version;
    this.again = again;
  }

  @Override
  public void write(ScanReport report, OutputStream out) throws IOException {
    var view = new ReportView(report);
    var facets = new HtmlFacets(report.units());
    String style = sheet() + facets.style();
    var page = new HtmlPage();
    page.markup("<!doctype html>\n<html lang=en>\n<head>\n<meta charset=utf-8>\n");
    page.markup("<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; ");
    page.markup("style-src 'sha256-" + sha256(style) + "'; base-uri 'none'; ");
    page.markup("form-action 'none'\">\n<meta name=referrer content=no-referrer>\n");
    page.markup("<meta name=robots content=noindex>\n<meta name=color-scheme content=\"light dark");
    page.markup("\">\n<meta name=viewport content=\"width=device-width, initial-scale=1\">\n");
    page.element("title", title(report)).markup("\n<style>" + style + "</style>\n</head>\n");
    page.markup("<body>\n<a class=skip href=\"#main\">Skip to the report</a>\n");
    HtmlVerdict.write(page, view);
    page.markup("<div class=columns>\n<div class=side>\n");
    contents(page, view);
    if (!facets.isEmpty()) {
      facets.write(page);
    }
    page.markup("</div>\n<main id=main tabindex=-1>\n");
    HtmlActions.write(page, view, facets);
    HtmlChains.write(page, view, facets);
    HtmlReach.write(page, view);
    HtmlCards.write(page, view, facets, catalogue);
    HtmlRecords.drift(page, view, facets);
    HtmlRecords.inventory(page, view, facets);
    HtmlRecords.gaps(page, view);
    HtmlRecords.provenance(page, view, today);
    HtmlRecords.next(page, view, again);
    page.markup("</main>\n</div>\n<footer>").element("p", TextReport.RECEIPT).markup("<p>");
    page.words("A report without findings is not a guarantee. trustscan " + version);
    page.words(", catalogue " + report.catalogueVersion() + ".");
    page.markup("</p></footer>\n</body>\n</html>\n");
    out.write(page.text().getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static String title(ScanReport report) {
    String where = report.provenance().location();
    String name = where.substring(where.lastIndexOf('/') + 1);
    return Printable.UNICODE.text(name.isEmpty() ? where : name, 80) + " · trustscan";
  }

  private static void contents(HtmlPage page, ReportView view) {
    page.markup("<nav aria-label=Contents><ul>");
    link(page, "actions", "What it would do");
    if (HtmlChains.isShown(view)) {
      link(page, "chains", "Chains");
    }
    if (HtmlReach.isShown(view)) {
      link(page, "reach", "Blast radius");
    }
    link(page, "findings", "Findings");
    if (!view.report().drift().isEmpty()) {
      link(page, "changes", "What changed");
    }
    link(page, "inventory", "Inventory");
    link(page, "gaps", "Not inspected");
    link(page, "provenance", "Provenance");
    link(page, "next", "Next");
    page.markup("</ul></nav>\n");
  }

  private static void link(HtmlPage page, String id, String words) {
    page.markup("<li><a href=\"#" + id + "\">").words(words).markup("</a></li>");
  }

  private static String sheet() throws IOException {
    try (InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
      if (in == null) {
        throw new IOException("the style sheet is missing from this build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String sha256(String style) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return Base64.getEncoder().encodeToString(sha.digest(style.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
