package dev.trustscan.scanner.detect.text;

import dev.trustscan.rules.Severity;
import dev.trustscan.scanner.detect.Finding;
import dev.trustscan.scanner.detect.Findings;
import dev.trustscan.scanner.detect.Rule;
import dev.trustscan.scanner.inspect.Inspection;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Reports characters that hide text from a reader, one finding a kind and file. */
final class HiddenText implements Rule {
  /** Four tag characters, each of two Java characters. */
  private static final int SHORTEST_IN_TAGS = 8;

  private static final Set<String> TELLING =
      Set.of(
          "curl",
          "wget",
          "bash",
          "sudo",
          "eval",
          "exec",
          "ignore",
          "system",
          "prompt",
          "secret",
          "token",
          "password",
          "instructions",
          "instruction",
          "previous",
          "node",
          "python",
          "base",
          "http",
          "https",
          "ssh",
          "chmod",
          "delete",
          "execute",
          "assistant");

  @Override
  public String id() {
    return "hidden-text";
  }

  @Override
  public Set<String> ids() {
    return Arrays.stream(Hidden.Kind.values())
        .map(HiddenText::ruleOf)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> report) {
    for (TextView view : TextView.of(inspection)) {
      Map<Hidden.Kind, List<Hidden>> byKind = new EnumMap<>(Hidden.Kind.class);
      for (Hidden hidden : HiddenFinder.find(view.text())) {
        byKind.computeIfAbsent(hidden.kind(), kind -> new java.util.ArrayList<>()).add(hidden);
      }
      byKind.forEach((kind, all) -> report.accept(finding(view, kind, all)));
    }
  }

  /** Tables of characters show one or two; a message needs more. */
  private static boolean tooFewToRead(Hidden.Kind kind, List<Hidden> all) {
    return kind == Hidden.Kind.TAGS
        && all.stream().mapToInt(each -> each.end() - each.start()).sum() < SHORTEST_IN_TAGS;
  }

  private Finding finding(TextView view, Hidden.Kind kind, List<Hidden> all) {
    Hidden worst = all.getFirst();
    for (Hidden each : all) {
      if (severity(view, each).compareTo(severity(view, worst)) < 0) {
        worst = each;
      }
    }
    var span = view.lines().span(worst.start(), worst.end());
    Findings.Builder finding =
        view.unit().isPresent()
            ? Findings.at(view.unit().get(), view.path(), span)
            : Findings.at(view.path(), span);
    String decoded = worst.message();
    return finding
        .severity(tooFewToRead(kind, all) ? Severity.LOW : severity(view, worst))
        .evidence(view.text().substring(worst.start(), Math.min(worst.end(), worst.start() + 400)))
        .says(ruleOf(kind), message(kind, all.size(), decoded));
  }

  static String ruleOf(Hidden.Kind kind) {
    return switch (kind) {
      case TAGS, SELECTORS, ZERO_WIDTH_RUN -> "hidden-text";
      case SPLIT_WORD, ZERO_WIDTH -> "invisible-characters";
      case BIDI, BIDI_ORDINARY -> "bidirectional-text";
      case HOMOGLYPH -> "look-alike-letters";
      case TERMINAL, OVERWRITE -> "terminal-escapes";
    };
  }

  static Severity severity(TextView view, Hidden hidden) {
    TextRole role = view.role();
    boolean data = role == TextRole.DATA;
    return switch (hidden.kind()) {
      case TAGS -> data ? Severity.LOW : Severity.CRITICAL;
      case SELECTORS ->
          data ? Severity.LOW : hidden.message().isEmpty() ? Severity.MEDIUM : Severity.CRITICAL;
      case ZERO_WIDTH_RUN ->
          data
              ? Severity.LOW
              : role.loadedByItself() || !hidden.message().isEmpty()
                  ? Severity.CRITICAL
                  : Severity.HIGH;
      case SPLIT_WORD -> split(role, hidden);
      case ZERO_WIDTH -> role.loadedByItself() ? Severity.MEDIUM : Severity.LOW;
      case BIDI -> data ? Severity.LOW : Severity.HIGH;
      case BIDI_ORDINARY -> Severity.INFO;
      case HOMOGLYPH ->
          data ? Severity.LOW : role == TextRole.DOCUMENT ? Severity.MEDIUM : Severity.HIGH;
      case TERMINAL -> terminal(view, hidden);
      case OVERWRITE ->
          role == TextRole.SOURCE || role.loadedByItself() ? Severity.MEDIUM : Severity.LOW;
    };
  }

  private static Severity split(TextRole role, Hidden hidden) {
    boolean telling = TELLING.contains(hidden.message().toLowerCase(Locale.ROOT));
    if (role == TextRole.DATA) {
      return Severity.LOW;
    }
    if (role.loadedByItself()) {
      return telling ? Severity.CRITICAL : Severity.HIGH;
    }
    return telling ? Severity.HIGH : Severity.LOW;
  }

  private static Severity terminal(TextView view, Hidden hidden) {
    String name = view.path().name().toLowerCase(Locale.ROOT);
    boolean recording =
        view.role() == TextRole.DATA || name.endsWith(".ansi") || name.endsWith(".ans");
    if (recording) {
      boolean acts = hidden.message().contains("clipboard") || hidden.message().contains("link");
      return acts ? Severity.LOW : Severity.INFO;
    }
    return hidden.message().contains("clipboard") ? Severity.HIGH : Severity.MEDIUM;
  }

  private static String message(Hidden.Kind kind, int count, String decoded) {
    String what =
        switch (kind) {
          case TAGS -> "invisible tag characters that a model reads and a person does not see";
          case SELECTORS -> "variation selectors that carry hidden bytes";
          case ZERO_WIDTH_RUN -> "a run of invisible characters";
          case SPLIT_WORD -> "an invisible character inside a word";
          case ZERO_WIDTH -> "an invisible character that no script needs there";
          case BIDI -> "direction controls that show text in another order than it is read";
          case BIDI_ORDINARY -> "direction controls as right-to-left text needs them";
          case HOMOGLYPH -> "a letter of another script that looks like the letters around it";
          case TERMINAL -> "a terminal escape sequence";
          case OVERWRITE -> "a control character that makes a terminal overwrite what it showed";
        };
    String times = count > 1 ? " (" + count + " places)" : "";
    String reads =
        decoded.isBlank()
            ? ""
            : kind == Hidden.Kind.TERMINAL
                ? ", which " + decoded
                : "; it reads " + Findings.quote(decoded);
    return what + reads + times;
  }
}
