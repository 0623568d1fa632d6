package dev.trustscan.scanner.detect.text;

import dev.trustscan.rules.Confidence;
import dev.trustscan.rules.Severity;
import dev.trustscan.scanner.detect.Finding;
import dev.trustscan.scanner.detect.Findings;
import dev.trustscan.scanner.detect.Rule;
import dev.trustscan.scanner.inspect.Inspection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Reports demands on an agent in what the rendered text does not show. What is merely hidden, as
 * comments for tools and contributors are, is not reported; what a comment demands as plainly as
 * visible text would is reported by {@link InjectedInstructions}.
 */
final class RenderedDifference implements Rule {
  private static final Set<Signal> ACTS =
      EnumSet.of(
          Signal.RUN,
          Signal.SECRET,
          Signal.EXFIL,
          Signal.CONTROL,
          Signal.HOME,
          Signal.GATE,
          Signal.UNASKED);

  /**
   * Documents with markup and with words of a demand are few; more than so much is not compared.
   */
  private static final int MOST_TEXT = 1 << 20;

  @Override
  public String id() {
    return "hidden-when-rendered";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> report) {
    int budget = MOST_TEXT;
    for (TextView view : TextView.of(inspection)) {
      Format format = format(view);
      if (format != Format.NEITHER
          && budget > 0
          && mayHide(view.text())
          && mayDemand(view.text())) {
        budget -= Math.min(view.text().length(), UnseenFinder.MOST);
        Map<Unseen.Kind, Finding> worst = new EnumMap<>(Unseen.Kind.class);
        for (Unseen unseen : UnseenFinder.find(view.text(), format == Format.MARKDOWN)) {
          judge(view, unseen)
              .ifPresent(finding ->
                  worst.merge(
                      unseen.kind(),
                      finding,
                      (a, b) -> a.severity().compareTo(b.severity()) <= 0 ? a : b));
        }
        worst.values().forEach(report);
      }
    }
  }

  private enum Format {
    MARKDOWN,
    HTML,
    NEITHER
  }

  private static Format format(TextView view) {
    if (view.role() == TextRole.DATA || view.role() == TextRole.SOURCE) {
      return Format.NEITHER;
    }
    String name = view.path().name().toLowerCase(Locale.ROOT);
    String type = name.substring(name.lastIndexOf('.') + 1);
    return switch (type) {
      case "md", "mdc", "mdx", "markdown", "mkd" -> Format.MARKDOWN;
      case "html", "htm", "xhtml", "svg" -> Format.HTML;
      default -> view.role() == TextRole.INSTRUCTION ? Format.MARKDOWN : Format.NEITHER;
    };
  }

  private static boolean mayHide(String text) {
    return text.indexOf('<') >= 0 || text.contains("](") || text.contains("]:") || padded(text);
  }

  private static boolean padded(String text) {
    return text.contains(" ".repeat(100));
  }

  private static boolean mayDemand(String text) {
    return !Signals.possible(text).isEmpty();
  }

  private Optional<Finding> judge(TextView view, Unseen unseen) {
    Set<Signal> asked = EnumSet.noneOf(Signal.class);
    for (Passage passage : Passages.of(unseen.words(), false)) {
      asked.addAll(Speech.understood(passage.text(), Signals.of(passage.text())));
    }
    return severity(view.role(), unseen.kind(), asked)
        .map(severity -> finding(view, unseen, asked, severity));
  }

  static Optional<Severity> severity(TextRole role, Unseen.Kind kind, Set<Signal> asked) {
    Optional<Severity> plain = Weights.of(role, asked, true, false);
    boolean addressed = asked.contains(Signal.ADDRESS) && asked.stream().anyMatch(ACTS::contains);
    return switch (kind) {
      case COMMENT ->
          plain.isPresent() || !addressed ? Optional.empty() : Optional.of(Severity.LOW);
      case FOLDED, ATTRIBUTE -> plain;
      case STYLED, DEFINITION, PADDED ->
          plain
              .map(RenderedDifference::worse)
              .or(() -> addressed ? Optional.of(Severity.MEDIUM) : Optional.empty());
    };
  }

  /** Nobody takes such pains with a sentence that may be seen. */
  private static Severity worse(Severity plain) {
    return switch (plain) {
      case CRITICAL, HIGH -> plain;
      case MEDIUM -> Severity.HIGH;
      case LOW, INFO -> Severity.MEDIUM;
    };
  }

  private Finding finding(TextView view, Unseen unseen, Set<Signal> asked, Severity severity) {
    var span = view.lines().span(unseen.start(), unseen.end());
    Findings.Builder finding =
        view.unit().isPresent() && view.role() == TextRole.INSTRUCTION
            ? Findings.at(view.unit().get(), view.path(), span)
            : Findings.at(view.path(), span);
    String what = asked.stream().map(Signal::words).collect(Collectors.joining(", "));
    return finding
        .severity(severity)
        .confidence(Confidence.MEDIUM)
        .evidence(unseen.words().strip())
        .says(
            id(),
            "words "
                + unseen.kind().where()
                + ", which a model gets and a reader does not: "
                + what
                + "; they read "
                + Findings.quote(unseen.words().strip()));
  }
}
