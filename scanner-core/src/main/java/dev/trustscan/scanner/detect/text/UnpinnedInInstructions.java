package dev.trustscan.scanner.detect.text;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.trustscan.rules.Severity;
import dev.trustscan.scanner.detect.Finding;
import dev.trustscan.scanner.detect.Findings;
import dev.trustscan.scanner.detect.Rule;
import dev.trustscan.scanner.inspect.Inspection;
import java.util.function.Consumer;

/**
 * Reports runners of unpinned packages in what agents are told to do; the name may be anybody's.
 */
final class UnpinnedInInstructions implements Rule {
  private static final Pattern RUNNER =
      Pattern.compile(
          "\\b(npx|bunx|uvx|pipx run|pnpm dlx|yarn dlx)\\s+((?:-y|--yes|-q)\\s+)*"
              + "(@[a-z0-9._-]+/)?([a-z0-9][a-z0-9._-]*)");

  @Override
  public String id() {
    return "unpinned-package-in-instructions";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> report) {
    for (TextView view : TextView.of(inspection)) {
      String text = view.text();
      if (view.role() != TextRole.INSTRUCTION
          || !(text.contains("npx")
              || text.contains("uvx")
              || text.contains("bunx")
              || text.contains("dlx")
              || text.contains("pipx"))) {
        continue;
      }
      Matcher matcher = RUNNER.matcher(text);
      if (matcher.find()) {
        boolean pinned = matcher.end() < text.length() && text.charAt(matcher.end()) == '@';
        if (!pinned) {
          report.accept(
              Findings.at(view.path(), view.lines().span(matcher.start(), matcher.end()))
                  .severity(Severity.LOW)
                  .evidence(matcher.group())
                  .says(id(), "an agent is told to run a package of no fixed version"));
        }
      }
    }
  }
}
