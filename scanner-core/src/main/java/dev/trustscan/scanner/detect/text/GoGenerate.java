package dev.trustscan.scanner.detect.text;

import dev.trustscan.rules.Severity;
import dev.trustscan.scanner.command.Behaviour;
import dev.trustscan.scanner.command.CommandAnalyzer;
import dev.trustscan.scanner.command.CommandFacts;
import dev.trustscan.scanner.command.Fact;
import dev.trustscan.scanner.detect.Finding;
import dev.trustscan.scanner.detect.Findings;
import dev.trustscan.scanner.detect.Rule;
import dev.trustscan.scanner.doc.Span;
import dev.trustscan.scanner.inspect.Inspection;
import java.util.function.Consumer;

/** Reports commands of {@code go generate} that write control files or run what they fetch. */
final class GoGenerate implements Rule {
  private static final String DIRECTIVE = "//go:generate ";

  @Override
  public String id() {
    return "go-generate-writes-control-files";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> report) {
    var analyzer = new CommandAnalyzer(inspection.snapshot().limits());
    for (TextView view : TextView.of(inspection)) {
      if (!view.path().name().endsWith(".go")) {
        continue;
      }
      int at = view.text().indexOf(DIRECTIVE);
      while (at >= 0) {
        int end = view.text().indexOf('\n', at);
        int stop = end < 0 ? view.text().length() : end;
        check(view, analyzer, at + DIRECTIVE.length(), stop, report);
        at = view.text().indexOf(DIRECTIVE, stop);
      }
    }
  }

  private void check(
      TextView view, CommandAnalyzer analyzer, int start, int end, Consumer<Finding> report) {
    String command = view.text().substring(start, end).strip();
    Span span = view.lines().span(start, end);
    CommandFacts facts = analyzer.command(CommandAnalyzer.shellLine(command, span));
    if (facts.has(Fact.Kind.WRITES_CONTROL_FILE)
        || facts.behaviour().compareTo(Behaviour.FETCHED_CODE) >= 0) {
      report.accept(
          Findings.at(view.path(), span)
              .severity(Severity.HIGH)
              .evidence(command)
              .says(
                  id(),
                  "go generate runs "
                      + Findings.quote(command)
                      + ", which writes a control file or runs what it fetches"));
    }
  }
}
