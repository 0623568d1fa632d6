package dev.trustscan.scanner.report;

import dev.trustscan.rules.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The findings: what blocks as cards, the rest in lines and counts. */
final class CardsSection {
  private static final int MOST_CARDS = 8;
  private static final int MOST_LINES = 8;

  private CardsSection() {}

  static void write(Page page, ReportView view) {
    boolean full = page.options().detail() == TextOptions.Detail.FULL;
    List<Card> cards = view.cards();
    if (cards.isEmpty()) {
      page.heading("Findings", "none");
      return;
    }
    page.heading("Findings", counts(cards));
    int most = full ? Integer.MAX_VALUE : MOST_CARDS;
    var rest = new ArrayList<Card>();
    int shown = 0;
    for (Card card : cards) {
      if ((full || view.blocks(card)) && shown < most) {
        CardText.write(page, view.report(), card);
        shown++;
      } else {
        rest.add(card);
      }
    }
    if (shown > 0) {
      page.blank();
    }
    lines(page, rest);
  }

  private static String counts(List<Card> cards) {
    var text = new StringBuilder();
    for (Severity severity : Severity.values()) {
      long n = cards.stream().filter(c -> c.severity() == severity).count();
      if (n > 0) {
        text.append(text.isEmpty() ? "" : ", ").append(n).append(' ').append(severity.label());
      }
    }
    return text.toString();
  }

  private static void lines(Page page, List<Card> cards) {
    int shown = 0;
    Map<Severity, Map<String, Integer>> left = new TreeMap<>();
    for (Card card : cards) {
      boolean worthALine = card.severity().compareTo(Severity.MEDIUM) <= 0;
      if (worthALine && shown < MOST_LINES) {
        CardText.line(page, card);
        shown++;
      } else {
        left.computeIfAbsent(card.severity(), s -> new TreeMap<>())
            .merge(card.first().rule(), 1, Integer::sum);
      }
    }
    left.forEach((severity, rules) -> {
      Prose line = page.prose().own(shown(severity), Tone.of(severity));
      line.own(String.join(", ", named(rules)), Tone.DIM);
      page.paragraph(0, 9, line);
    });
  }

  private static String shown(Severity severity) {
    return severity.label() + " ".repeat(Math.max(1, 9 - severity.label().length()));
  }

  private static List<String> named(Map<String, Integer> rules) {
    return rules.entrySet().stream().map(e -> e.getValue() + " × " + e.getKey()).toList();
  }
}
