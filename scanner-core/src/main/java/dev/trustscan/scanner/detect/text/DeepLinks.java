package dev.trustscan.scanner.detect.text;

import dev.trustscan.rules.Severity;
import dev.trustscan.scanner.detect.Finding;
import dev.trustscan.scanner.detect.Findings;
import dev.trustscan.scanner.detect.Rule;
import dev.trustscan.scanner.inspect.Inspection;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Reports links that hand settings, servers or prompts to an agent or editor when clicked. */
final class DeepLinks implements Rule {
  private static final List<String> SCHEMES =
      List.of(
          "claude-cli:",
          "claude:",
          "cursor:",
          "vscode:",
          "vscode-insiders:",
          "windsurf:",
          "warp:",
          "zed:",
          "kiro:",
          "codex:",
          "gemini-cli:",
          "goose:",
          "antigravity:",
          "trae:",
          "void:",
          "lmstudio:",
          "raycast:");

  private static final List<String> CARRIES =
      List.of(
          "mcp/install",
          "mcp%2finstall",
          "config=",
          "settings=",
          "prompt=",
          "command=",
          "hooks",
          "extension?",
          "recipe?",
          "q=",
          "cmd=",
          "?%7b",
          "?{");

  @Override
  public String id() {
    return "link-installs-something";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> report) {
    for (TextView view : TextView.of(inspection)) {
      if (view.role() == TextRole.DATA || view.role() == TextRole.SOURCE) {
        continue;
      }
      String lower = view.text().toLowerCase(Locale.ROOT);
      for (String scheme : SCHEMES) {
        int at = lower.indexOf(scheme);
        while (at >= 0) {
          check(view, lower, at, scheme.length(), report);
          at = lower.indexOf(scheme, at + scheme.length());
        }
      }
    }
  }

  private void check(TextView view, String lower, int at, int scheme, Consumer<Finding> report) {
    boolean starts = at == 0 || "(<\"' \n\t=[".indexOf(lower.charAt(at - 1)) >= 0;
    int end = at;
    while (end < lower.length()
        && end - at < 4_000
        && ")>\"' \n\t]".indexOf(lower.charAt(end)) < 0) {
      end++;
    }
    String link = lower.substring(at, end);
    if (!starts || link.length() < scheme + 3 || CARRIES.stream().noneMatch(link::contains)) {
      return;
    }
    report.accept(
        Findings.at(view.path(), view.lines().span(at, end))
            .severity(Severity.MEDIUM)
            .evidence(view.text().substring(at, Math.min(end, at + 400)))
            .says(
                id(),
                "a link that, when clicked, hands an agent or editor a server, a setting or a"
                    + " prompt"));
  }
}
