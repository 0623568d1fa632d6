package dev.trustscan.scanner.report;

import dev.trustscan.rules.Catalogue;
import dev.trustscan.rules.Severity;
import dev.trustscan.scanner.inspect.Unit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The findings, a card a unit, and what their rules are about. */
final class HtmlCards {
  /** So many cards are shown in full, the most severe ones; the others are counted by rule. */
  static final int MOST = 250;

  private static final int MOST_BYTES = 2_400_000;

  private HtmlCards() {}

  static String anchor(Card card) {
    return "card-" + card.number();
  }

  static void badge(HtmlPage page, Severity severity) {
    page.markup("<span class=\"badge " + severity.label() + "\">" + severity.label() + "</span>");
  }

  static void write(HtmlPage page, ReportView view, HtmlFacets facets, Catalogue catalogue) {
    List<Card> cards = view.cards();
    page.markup("<section id=findings aria-labelledby=findings-h>\n");
    page.markup("<h2 id=findings-h>Findings</h2>\n");
    if (cards.isEmpty()) {
      page.element("p", "None.").markup("</section>\n");
      return;
    }
    page.markup("<div class=counted>\n");
    int shown = 0;
    while (shown < Math.min(MOST, cards.size()) && page.size() < MOST_BYTES) {
      HtmlCard.write(page, view, facets, cards.get(shown++));
    }
    page.markup("<p class=shown>").words(" of " + ReportView.count(cards.size(), "card", "cards"));
    page.words(facets.isEmpty() ? "." : " shown; what belongs to no single unit always is.");
    page.markup("</p>\n</div>\n");
    rest(page, cards.subList(shown, cards.size()));
    rules(page, cards.subList(0, shown), catalogue);
    page.markup("</section>\n");
  }

  private static void rest(HtmlPage page, List<Card> cards) {
    if (cards.isEmpty()) {
      return;
    }
    Map<String, Integer> byRule = new TreeMap<>();
    cards.forEach(card ->
        byRule.merge(card.severity().label() + ", " + card.first().rule(), 1, Integer::sum));
    page.markup("<p class=more>").words(ReportView.count(cards.size(), "card", "cards"));
    page.words(" more, none more severe than those above. The JSON report has them all.");
    page.markup("</p>\n<ul>\n");
    byRule.forEach((rule, n) ->
        page.markup("<li>").words(ReportView.grouped(n) + " × " + rule).markup("</li>\n"));
    page.markup("</ul>\n");
  }

  /** The rules' own words, once for all cards. */
  private static void rules(HtmlPage page, List<Card> cards, Catalogue catalogue) {
    var ids = new TreeSet<String>();
    cards.forEach(card -> card.findings().forEach(finding -> ids.add(finding.rule())));
    page.markup("<h3 id=rules>Why these matter, and what to do</h3>\n<div class=rules>\n");
    for (String id : ids) {
      page.markup("<details id=\"rule-").words(id).markup("\"><summary>");
      page.element("code", id);
      catalogue
          .detection(id)
          .ifPresentOrElse(
              rule -> {
                page.words(" " + rule.title()).markup("</summary>\n");
                page.element("p", rule.summary()).element("p", rule.why()).markup("<p>");
                page.element("b", "What to do: ").words(rule.remediation()).markup("</p>\n");
                if (!rule.falsePositives().isEmpty()) {
                  page.markup("<p>").element("b", "Known false positives: ");
                  page.words(String.join(" ", rule.falsePositives())).markup("</p>\n");
                }
              },
              () -> page.markup("</summary>\n"));
      page.markup("</details>\n");
    }
    page.markup("</div>\n");
  }

  static List<Unit> units(Card card) {
    return card.unit().map(List::of).orElse(List.of());
  }
}
