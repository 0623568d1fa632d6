package dev.trustscan.scanner.report;

import dev.trustscan.scanner.closure.Closure;
import dev.trustscan.scanner.detect.Finding;
import dev.trustscan.scanner.doc.Span;
import dev.trustscan.scanner.inspect.Unit;
import dev.trustscan.scanner.source.RepoPath;
import java.util.List;
import java.util.TreeSet;

/** One card. */
final class HtmlCard {
  private static final int MOST_LINKS = 8;
  private static final int MOST_ALSO = 12;
  private static final int MOST_FILES = 20;
  private static final int MOST_VALUE = 400;

  private HtmlCard() {}

  static void write(HtmlPage page, ReportView view, HtmlFacets facets, Card card) {
    Finding first = card.first();
    String id = HtmlCards.anchor(card);
    page.markup("<article id=" + id + " aria-labelledby=" + id + "-h");
    page.markup(facets.classes("card " + card.severity().label(), HtmlCards.units(card)) + ">\n");
    page.markup("<header>");
    HtmlCards.badge(page, card.severity());
    page.markup("<span class=no>card " + card.number() + "</span>");
    page.place(first.path(), first.span()).markup("</header>\n<h3 id=" + id + "-h>");
    page.message(first.message()).markup("</h3>\n");
    evidence(page, view.report(), first);
    page.markup("<dl>\n");
    if (!first.pointer().isEmpty() && !first.pointer().equals("$")) {
      page.markup("<dt>At</dt><dd>").target(first.pointer(), 300).markup("</dd>\n");
    }
    links(page, view.report(), first);
    card.unit().ifPresent(unit -> unit(page, unit));
    also(page, view.report(), card);
    rules(page, card);
    page.markup("</dl>\n</article>\n");
  }

  private static void evidence(HtmlPage page, ScanReport report, Finding finding) {
    if (excerpt(page, report, finding.path(), finding.span())) {
      return;
    }
    if (!finding.evidence().isBlank()
        && !finding.message().contains(finding.evidence())
        && !finding.evidence().equals(finding.path().text())) {
      page.markup("<p>").target(finding.evidence(), MOST_VALUE).markup("</p>\n");
    }
  }

  /** The source line with the exact value marked and underlined by carets; false if not read. */
  static boolean excerpt(HtmlPage page, ScanReport report, RepoPath path, Span span) {
    var found = report.excerpts().at(path, span);
    if (found.isEmpty()) {
      return false;
    }
    Excerpts.Excerpt excerpt = found.get();
    String number = Integer.toString(span.line());
    String before = ExcerptLines.line(Printable.UNICODE, excerpt.before().stripLeading());
    String value = ExcerptLines.line(Printable.UNICODE, excerpt.value());
    String after = ExcerptLines.line(Printable.UNICODE, excerpt.after().stripTrailing());
    page.markup("<pre tabindex=0 role=group aria-label=\"Source line " + number + "\">");
    page.markup("<span class=ln>" + number + "</span>").words(before).markup("<mark>");
    page.words(value).markup("</mark>").words(after);
    if (span.endLine() > span.line()) {
      page.words(" …");
    }
    page.markup("\n<span class=carets aria-hidden=true><span class=ln>");
    page.markup(" ".repeat(number.length()) + "</span>");
    page.markup(" ".repeat(CharWidth.of(before)));
    page.markup("^".repeat(Math.max(1, CharWidth.of(value))) + "</span></pre>\n");
    return true;
  }

  private static void links(HtmlPage page, ScanReport report, Finding finding) {
    List<ChainLines.Link> links = ChainLines.links(finding);
    if (links.isEmpty()) {
      return;
    }
    page.markup("<dt>Chain</dt><dd><ol class=chain>\n");
    for (ChainLines.Link link : links.subList(0, Math.min(MOST_LINKS, links.size()))) {
      page.markup("<li>").place(link.path(), link.widest()).words(" ");
      int told = 0;
      for (String message : link.messages()) {
        page.words(told++ == 0 ? "" : ", ").message(message);
      }
      excerpt(page, report, link.path(), link.widest());
      page.markup("</li>\n");
    }
    page.markup("</ol>");
    more(page, links.size() - MOST_LINKS, "place", "places");
    page.markup("</dd>\n");
  }

  private static void unit(HtmlPage page, Unit unit) {
    if (!unit.gate().text().isEmpty()) {
      page.markup("<dt>Gate</dt><dd>").words(unit.gate().text());
      page.words(unit.gate().weakness().isEmpty() ? "" : "; but " + unit.gate().weakness());
      page.markup("</dd>\n");
    }
    Closure closure = unit.closure();
    var files = new TreeSet<RepoPath>();
    closure.reached().forEach(reached -> files.add(reached.path()));
    if (!files.isEmpty()) {
      page.markup("<dt>Reaches</dt><dd><ul class=plain>");
      files.stream()
          .limit(MOST_FILES)
          .forEach(file -> page.markup("<li>").path(file).markup("</li>"));
      page.markup("</ul>");
      more(page, files.size() - MOST_FILES, "file", "files");
      page.markup("</dd>\n");
    }
    if (!closure.unresolved().isEmpty()) {
      page.markup("<dt>Beyond</dt><dd><ul class=plain>");
      for (Closure.Unresolved each : closure.unresolved().stream().limit(MOST_FILES).toList()) {
        page.markup("<li>");
        if (each.text().isBlank()) {
          page.words("something");
        } else {
          page.target(each.text(), 120);
        }
        page.words(" " + CardText.reason(each.reason())).markup("</li>");
      }
      page.markup("</ul>");
      more(page, closure.unresolved().size() - MOST_FILES, "thing", "things");
      page.markup("</dd>\n");
    }
    if (closure.notBound()) {
      page.markup("<dt>Fetches</dt><dd>");
      page.words("code that no reading of the repository shows").markup("</dd>\n");
    }
    page.markup("<dt>Digest</dt><dd><code class=digest>").words(unit.digest());
    page.markup("</code></dd>\n");
  }

  private static void also(HtmlPage page, ScanReport report, Card card) {
    List<Finding> findings = card.findings().subList(1, card.findings().size());
    if (findings.isEmpty()) {
      return;
    }
    Finding first = card.first();
    page.markup("<dt>Also</dt><dd><ul class=also>\n");
    for (Finding also : findings.subList(0, Math.min(MOST_ALSO, findings.size()))) {
      page.markup("<li>");
      HtmlCards.badge(page, also.severity());
      page.words(" ");
      boolean elsewhere = !also.path().equals(first.path()) || !also.span().equals(first.span());
      if (elsewhere) {
        page.place(also.path(), also.span()).words(" ");
      }
      page.message(also.message());
      if (elsewhere) {
        excerpt(page, report, also.path(), also.span());
      }
      page.markup("</li>\n");
    }
    page.markup("</ul>");
    more(page, findings.size() - MOST_ALSO, "finding", "findings");
    page.markup("</dd>\n");
  }

  private static void rules(HtmlPage page, Card card) {
    var rules = new TreeSet<String>();
    card.findings().forEach(finding -> rules.add(finding.rule()));
    page.markup("<dt>" + (rules.size() == 1 ? "Rule" : "Rules") + "</dt><dd>");
    int told = 0;
    for (String rule : rules) {
      page.markup((told++ == 0 ? "" : ", ") + "<a href=\"#rule-").words(rule).markup("\">");
      page.words(rule).markup("</a>");
    }
    page.words(" · confidence " + card.first().confidence().label() + " · ");
    page.element("code", card.first().id()).markup("</dd>\n");
  }

  private static void more(HtmlPage page, int n, String one, String many) {
    if (n > 0) {
      page.markup("<p class=more>").words("and " + ReportView.count(n, one, many) + " more");
      page.markup("</p>");
    }
  }
}
