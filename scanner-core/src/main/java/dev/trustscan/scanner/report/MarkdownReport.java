package dev.trustscan.scanner.report;

import dev.trustscan.rules.Effect;
import dev.trustscan.rules.Severity;
import dev.trustscan.rules.Trigger;
import dev.trustscan.scanner.detect.Finding;
import dev.trustscan.scanner.doc.Span;
import dev.trustscan.scanner.inspect.Unit;
import dev.trustscan.scanner.source.Gap;
import dev.trustscan.scanner.source.RepoPath;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The report as a comment on a pull request. Text of the target stands in code spans only, where
 * neither markup nor mentions work; the whole keeps below what GitHub takes.
 */
public final class MarkdownReport implements ReportFormat {
  /** GitHub refuses longer comments; counted in bytes to be on the near side. */
  static final int MOST_BYTES = 65_000;

  private static final int ENDING = 1_500;
  private static final int MOST_ACTIONS = 25;
  private static final int MOST_GAPS = 20;

  @Override
  public void write(ScanReport report, OutputStream out) throws IOException {
    var page = new MarkdownPage(MOST_BYTES - ENDING);
    var view = new ReportView(report);
    page.own("### trustscan: ").own(verdict(view)).blank();
    page.own(VerdictSection.consequence(view)).blank();
    actions(page, view);
    findings(page, view);
    gaps(page, report.coverage().gaps());
    page.ending();
    page.own(
        "_Catalogue "
            + report.catalogueVersion()
            + ". A report without findings is not a guarantee. "
            + TextReport.RECEIPT
            + "_");
    page.line();
    out.write(page.text().getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static String verdict(ReportView view) {
    String count = ReportView.count(view.blocking(), "finding", "findings");
    String above = " at or above " + view.report().threshold().label();
    return switch (view.report().verdict()) {
      case NO_BLOCKING_FINDINGS -> "no blocking findings; coverage COMPLETE";
      case BLOCKING_FINDINGS -> "**BLOCKING FINDINGS**, " + count + above + "; coverage COMPLETE";
      case INCOMPLETE -> "**INCOMPLETE**, not everything was looked at; " + count + above;
    };
  }

  /** What acts by itself, most severe first. */
  private static void actions(MarkdownPage page, ReportView view) {
    List<Unit> units =
        view.report().units().stream()
            .filter(u -> u.effect().compareTo(Effect.LOOSENS) <= 0)
            .filter(u -> u.trigger().compareTo(Trigger.TOOL_USE) <= 0)
            .sorted(
                Comparator.comparing(view::severity)
                    .thenComparing(Unit::trigger)
                    .thenComparing(Unit::path))
            .toList();
    if (units.isEmpty()) {
      return;
    }
    page.own("#### What this would do by itself").blank();
    for (Unit unit : units.subList(0, Math.min(MOST_ACTIONS, units.size()))) {
      page.own("- " + ActionsSection.moment(unit.trigger()) + ", ")
          .words(ReportView.consumers(unit.consumers()))
          .own(" " + UnitLines.verb(unit.effect()) + " ");
      Optional<String> value = UnitLines.value(unit);
      if (value.isPresent()) {
        page.code(value.get(), 200).own(" in ");
      }
      place(page, unit.path(), unit.span());
      page.line();
    }
    if (units.size() > MOST_ACTIONS) {
      page.own("- and " + (units.size() - MOST_ACTIONS) + " more").line();
    }
    page.line();
  }

  private static void findings(MarkdownPage page, ReportView view) {
    List<Card> cards =
        view.cards().stream().filter(c -> c.severity().compareTo(Severity.LOW) <= 0).toList();
    if (cards.isEmpty()) {
      return;
    }
    page.own("#### Findings").blank();
    int shown = 0;
    for (Card card : cards) {
      if (page.isFull()) {
        break;
      }
      card(page, card);
      shown++;
    }
    if (shown < cards.size()) {
      page.ending();
      page.own("- and " + (cards.size() - shown) + " more, all of them less severe").line();
    }
    page.line();
  }

  private static void card(MarkdownPage page, Card card) {
    page.own("- **" + card.severity().label() + "** ");
    for (Finding finding : card.findings()) {
      boolean first = finding.equals(card.first());
      page.own(first ? "" : "  - " + finding.severity().label() + " ");
      place(page, finding.path(), finding.span());
      page.own(": ").message(finding.message()).own(" (").code(finding.rule(), 100).own(")").line();
      for (Finding.Related related : finding.related().stream().limit(5).toList()) {
        page.own("  - ");
        place(page, related.path(), related.span());
        page.own(" ").message(related.message()).line();
      }
    }
  }

  private static void gaps(MarkdownPage page, List<Gap> gaps) {
    if (gaps.isEmpty() || page.isFull()) {
      return;
    }
    page.own("#### Not inspected").blank();
    for (Gap gap : gaps.subList(0, Math.min(MOST_GAPS, gaps.size()))) {
      page.own("- ").code(Printable.UNICODE.path(gap.path()), 500);
      page.own(" " + CoverageSection.reason(gap.reason()) + ": ").message(gap.detail()).line();
    }
    if (gaps.size() > MOST_GAPS) {
      page.own("- and " + (gaps.size() - MOST_GAPS) + " more").line();
    }
    page.line();
  }

  private static void place(MarkdownPage page, RepoPath path, Span span) {
    String line = span.exists() ? ":" + span.line() : "";
    page.code(Printable.UNICODE.path(path) + line, 600);
  }
}
