package dev.trustscan.scanner.detect.text;

import dev.trustscan.rules.Confidence;
import dev.trustscan.rules.Severity;
import dev.trustscan.scanner.detect.Finding;
import dev.trustscan.scanner.detect.Findings;
import dev.trustscan.scanner.detect.Rule;
import dev.trustscan.scanner.inspect.Inspection;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Reports text that demands of an agent what no honest project asks: to keep things from its user,
 * to send credentials out, to switch questions off. Paragraphs are judged by the combination of
 * what they ask, by the role of their file, and by whether they demand, forbid or quote.
 */
final class InjectedInstructions implements Rule {
  private static final Set<Signal> TELLING =
      EnumSet.of(
          Signal.OVERRIDE,
          Signal.SECRECY,
          Signal.EXFIL,
          Signal.CONTROL,
          Signal.HOME,
          Signal.GATE,
          Signal.APPROVES,
          Signal.UNASKED,
          Signal.PERSIST,
          Signal.DESTROY,
          Signal.DECEIVE);

  private static final int WINDOW = 6;

  /** A longer run without a full stop in source code is packed code, not speech. */
  private static final int LONGEST_SPEECH = 500;

  @Override
  public String id() {
    return "injected-instructions";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> report) {
    for (TextView view : TextView.of(inspection)) {
      Set<Signal> possible = Signals.possible(view.text());
      boolean addressed = possible.contains(Signal.ADDRESS);
      possible.retainAll(TELLING);
      boolean worthReading =
          view.role() == TextRole.SOURCE ? addressed || possible.size() > 1 : true;
      if (!possible.isEmpty() && worthReading) {
        // The worst paragraph speaks for the file; a reader looks at the file, not at a list.
        paragraphs(view).stream()
            .min((a, b) -> a.severity().compareTo(b.severity()))
            .ifPresent(report);
      }
    }
  }

  private List<Finding> paragraphs(TextView view) {
    String name = view.path().name().toLowerCase(Locale.ROOT);
    boolean markdown =
        name.endsWith(".md")
            || name.endsWith(".mdc")
            || name.endsWith(".mdx")
            || view.role() == TextRole.INSTRUCTION;
    var findings = new ArrayList<Finding>();
    List<Passage> passages =
        Passages.of(view.text(), markdown).stream()
            .filter(p -> view.role() != TextRole.SOURCE || p.text().length() < LONGEST_SPEECH)
            .toList();
    int from = 0;
    while (from < passages.size()) {
      int to = from;
      while (to < passages.size() && passages.get(to).block() == passages.get(from).block()) {
        to++;
      }
      windows(view, passages.subList(from, to), findings);
      from = to;
    }
    return findings;
  }

  /** Long paragraphs, as lists are, are judged a few sentences at a time. */
  private void windows(TextView view, List<Passage> paragraph, List<Finding> findings) {
    int from = 0;
    while (from < paragraph.size()) {
      int to = Math.min(from + WINDOW, paragraph.size());
      judge(view, paragraph.subList(from, to)).ifPresent(findings::add);
      if (to == paragraph.size()) {
        return;
      }
      from += WINDOW / 2;
    }
  }

  /**
   * Whether all that the literals allow would weigh anything. More signals never weigh less, so
   * that the patterns can be spared where this is false.
   */
  private static boolean couldWeigh(TextView view, List<Passage> paragraph) {
    Set<Signal> possible = EnumSet.noneOf(Signal.class);
    for (Passage passage : paragraph) {
      possible.addAll(Signals.possible(passage.text()));
    }
    return Weights.of(view.role(), possible, true, false).isPresent();
  }

  private Optional<Finding> judge(TextView view, List<Passage> paragraph) {
    if (!couldWeigh(view, paragraph)) {
      return Optional.empty();
    }
    Set<Signal> asked = EnumSet.noneOf(Signal.class);
    boolean hidden = false;
    boolean quoted = false;
    int start = -1;
    int end = 0;
    for (Passage passage : paragraph) {
      Set<Signal> signals = Speech.understood(passage.text(), Signals.of(passage.text()));
      if (signals.isEmpty()) {
        continue;
      }
      asked.addAll(signals);
      boolean telling = signals.stream().anyMatch(TELLING::contains);
      hidden |= passage.hidden() && telling;
      quoted |= telling && (passage.code() || passage.table() || Speech.quoted(passage.text()));
      start = start < 0 ? passage.start() : start;
      end = passage.end();
    }
    if (start < 0) {
      return Optional.empty();
    }
    boolean about = paragraph.stream().anyMatch(p -> Speech.reports(p.text()));
    boolean securityText = about && !asked.contains(Signal.ADDRESS);
    Optional<Severity> severity = Weights.of(view.role(), asked, hidden, quoted || securityText);
    int first = start;
    int last = end;
    return severity.map(s -> finding(view, asked, s, first, last));
  }

  private Finding finding(TextView view, Set<Signal> asked, Severity severity, int start, int end) {
    var span = view.lines().span(start, end);
    Findings.Builder finding =
        view.unit().isPresent() && view.role() == TextRole.INSTRUCTION
            ? Findings.at(view.unit().get(), view.path(), span)
            : Findings.at(view.path(), span);
    String what = asked.stream().map(Signal::words).collect(Collectors.joining(", "));
    return finding
        .severity(severity)
        .confidence(Confidence.MEDIUM)
        .evidence(view.text().substring(start, Math.min(end, start + 1_000)))
        .says(id(), "text that asks an agent for what its user would not: " + what);
  }
}
