package dev.trustscan.scanner.detect;

import dev.trustscan.rules.Severity;
import dev.trustscan.scanner.doc.Span;
import dev.trustscan.scanner.inspect.Inspection;
import dev.trustscan.scanner.source.Entry;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Reports test files inside skills: the project's own test runner collects and runs them. */
final class TestsInSkill implements Rule {
  private static final List<String> ENDINGS =
      List.of(
          ".test.ts",
          ".test.js",
          ".test.mjs",
          ".test.cjs",
          ".test.tsx",
          ".test.jsx",
          ".spec.ts",
          ".spec.js",
          ".spec.mjs",
          ".spec.tsx",
          "_test.py",
          "_test.go",
          "_spec.rb");

  @Override
  public String id() {
    return "tests-inside-a-skill";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> report) {
    for (Entry entry : inspection.snapshot().entries()) {
      if (entry.isFile()
          && entry.path().text().contains("/skill")
          && inSkill(entry)
          && isTest(entry.path().name())) {
        report.accept(
            Findings.at(entry.path(), Span.NONE)
                .severity(Severity.HIGH)
                .evidence(entry.path().text())
                .says(id(), "lies in a skill, and the project's test runner runs it"));
      }
    }
  }

  private static boolean inSkill(Entry entry) {
    List<String> segments = entry.path().segments();
    for (int i = 0; i + 2 < segments.size(); i++) {
      if (segments.get(i).startsWith(".")
          && (segments.get(i + 1).equals("skills") || segments.get(i + 1).equals("skill"))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isTest(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.equals("conftest.py")
        || (lower.startsWith("test_") && lower.endsWith(".py"))
        || ENDINGS.stream().anyMatch(lower::endsWith);
  }
}
