package dev.trustscan.scanner.detect.text;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.trustscan.rules.Detection;
import dev.trustscan.scanner.detect.Finding;
import dev.trustscan.scanner.detect.Findings;
import dev.trustscan.scanner.detect.Rule;
import dev.trustscan.scanner.inspect.Inspection;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** A rule that is data only: literals, and patterns that are tried where one of them occurs. */
final class PatternRule implements Rule {
  private final Detection detection;
  private final List<Pattern> patterns;

  PatternRule(Detection detection) {
    this.detection = detection;
    this.patterns = detection.patterns().stream().map(Pattern::compile).toList();
  }

  @Override
  public String id() {
    return detection.id();
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> report) {
    for (TextView view : TextView.of(inspection)) {
      if (possible(view.text())) {
        for (Pattern pattern : patterns) {
          Matcher matcher = pattern.matcher(view.text());
          if (matcher.find()) {
            report.accept(finding(view, matcher));
            break;
          }
        }
      }
    }
  }

  private boolean possible(String text) {
    if (detection.literals().isEmpty()) {
      return true;
    }
    String lower = text.toLowerCase(Locale.ROOT);
    return detection.literals().stream().anyMatch(lower::contains);
  }

  private Finding finding(TextView view, Matcher matcher) {
    return Findings.at(view.path(), view.lines().span(matcher.start(), matcher.end()))
        .severity(detection.severity())
        .confidence(detection.confidence())
        .persona(detection.persona())
        .evidence(matcher.group())
        .says(id(), detection.title());
  }
}
