package dev.trustscan.scanner.report;

import dev.trustscan.scanner.closure.Closure;
import dev.trustscan.scanner.detect.Finding;
import dev.trustscan.scanner.doc.Span;
import dev.trustscan.scanner.inspect.Unit;
import dev.trustscan.scanner.source.RepoPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** One card. */
final class CardText {
  private static final int INDENT = 4;
  private static final int LABEL = 9;
  private static final int MOST_FILES = 6;

  private CardText() {}

  /** A card in one line. */
  static void line(Page page, Card card) {
    Finding first = card.first();
    Prose line = page.prose().own("[" + card.number() + "] ");
    line.own(card.severity().label() + "  ", Tone.of(card.severity()));
    place(line, first.path(), first.span()).own("  ").message(first.message());
    page.paragraph(0, INDENT, line);
  }

  /** The whole card. */
  static void write(Page page, ScanReport report, Card card) {
    boolean full = page.options().detail() == TextOptions.Detail.FULL;
    Finding first = card.first();
    page.blank();
    Prose head = page.prose().own("[" + card.number() + "] ", Tone.STRONG);
    head.own(card.severity().label() + "  ", Tone.of(card.severity()));
    place(head, first.path(), first.span());
    page.paragraph(0, INDENT, head);
    page.paragraph(INDENT, INDENT, page.prose().message(first.message()));
    evidence(page, report, first);
    if (!first.pointer().isEmpty() && !first.pointer().equals("$")) {
      labelled(page, "at", page.prose().target(first.pointer(), 300));
    }
    ChainLines.write(page, report, first);
    card.unit().ifPresent(unit -> unit(page, unit, full));
    for (Finding also : card.findings().subList(1, card.findings().size())) {
      also(page, report, also, first);
    }
    rules(page, card);
    if (full) {
      labelled(page, "id", page.prose().own(first.id(), Tone.DIM));
    }
  }

  static Prose place(Prose line, RepoPath path, Span span) {
    line.path(path);
    if (span.exists()) {
      line.own(":" + span.line() + ":" + span.column(), Tone.STRONG);
    }
    return line;
  }

  /** The source line, or what stands for it. */
  private static void evidence(Page page, ScanReport report, Finding finding) {
    if (report.excerpts().at(finding.path(), finding.span()).isPresent()) {
      ExcerptLines.write(page, report, finding.path(), finding.span(), INDENT + 2);
    } else if (!finding.evidence().isBlank()
        && !finding.message().contains(finding.evidence())
        && !finding.evidence().equals(finding.path().text())) {
      page.paragraph(INDENT + 2, INDENT + 2, page.prose().target(finding.evidence(), 300));
    }
  }

  private static void unit(Page page, Unit unit, boolean full) {
    if (!unit.gate().text().isEmpty()) {
      Prose gate = page.prose().own(unit.gate().text());
      if (!unit.gate().weakness().isEmpty()) {
        gate.own("; but " + unit.gate().weakness());
      }
      labelled(page, "gate", gate);
    }
    Closure closure = unit.closure();
    int most = full ? Integer.MAX_VALUE : MOST_FILES;
    if (!closure.reached().isEmpty()) {
      var files = new ArrayList<>(new TreeSet<>(paths(closure)));
      Prose line = page.prose();
      for (int i = 0; i < Math.min(most, files.size()); i++) {
        line.own(i == 0 ? "" : ", ").path(files.get(i), Tone.PLAIN);
      }
      line.own(files.size() > most ? " +" + (files.size() - most) : "");
      labelled(page, "reaches", line);
    }
    if (!closure.unresolved().isEmpty()) {
      Prose line = page.prose();
      List<Closure.Unresolved> all = closure.unresolved();
      for (int i = 0; i < Math.min(most, all.size()); i++) {
        Closure.Unresolved each = all.get(i);
        line.own(i == 0 ? "" : ", ");
        if (each.text().isBlank()) {
          line.own("something " + reason(each.reason()));
        } else {
          line.target(each.text(), 80).own(" (" + reason(each.reason()) + ")", Tone.DIM);
        }
      }
      line.own(all.size() > most ? " +" + (all.size() - most) : "");
      labelled(page, "beyond", line);
    }
    if (closure.notBound()) {
      labelled(page, "fetches", page.prose().own("code that no reading of the repository shows"));
    }
    if (full) {
      labelled(page, "digest", page.prose().own(unit.digest(), Tone.DIM));
      labelled(page, "unit", page.prose().own(unit.id(), Tone.DIM));
    }
  }

  private static Set<RepoPath> paths(Closure closure) {
    var paths = new TreeSet<RepoPath>();
    for (Closure.Reached reached : closure.reached()) {
      paths.add(reached.path());
    }
    return paths;
  }

  static String reason(Closure.Reason reason) {
    return switch (reason) {
      case ABSENT -> "not in the repository";
      case OUTSIDE -> "outside the repository";
      case DYNAMIC -> "known only when it runs";
      case REMOTE -> "from the network";
      case LIMIT -> "a limit ran out";
    };
  }

  private static void also(Page page, ScanReport report, Finding also, Finding first) {
    Prose line = page.prose().own(also.severity().label() + " ", Tone.of(also.severity()));
    if (!also.path().equals(first.path()) || !also.span().equals(first.span())) {
      place(line, also.path(), also.span()).own("  ");
    }
    labelled(page, "also", line.message(also.message()));
    if (!also.span().equals(first.span())) {
      ExcerptLines.write(page, report, also.path(), also.span(), INDENT + LABEL);
    }
  }

  private static void rules(Page page, Card card) {
    var rules = new TreeSet<String>();
    for (Finding finding : card.findings()) {
      rules.add(finding.rule());
    }
    labelled(
        page,
        rules.size() == 1 ? "rule" : "rules",
        page.prose()
            .own(
                String.join(", ", rules)
                    + " · confidence "
                    + card.first().confidence().label()
                    + " · "
                    + card.first().id(),
                Tone.DIM));
  }

  /** How far lines below a label are indented. */
  static int inner(Page page) {
    return page.width() < 60 ? INDENT + 2 : INDENT + LABEL + 2;
  }

  static void labelled(Page page, String label, Prose text) {
    if (page.width() < 60) {
      Prose line = page.prose().own(label.isEmpty() ? "" : label + " ", Tone.DIM);
      line.runs().addAll(text.runs());
      page.paragraph(INDENT, INDENT + 2, line);
      return;
    }
    Prose line = page.prose().own(label + " ".repeat(LABEL - label.length()), Tone.DIM);
    line.runs().addAll(text.runs());
    page.paragraph(INDENT, INDENT + LABEL, line);
  }
}
