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
  /** What Jest and Vitest collect, which look into folders whose name starts with a dot. */
  private static final List<String> COLLECTED =
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
          ".spec.tsx");

  /** What pytest, go test and RSpec collect, which leave such folders out unless told otherwise. */
  private static final List<String> LEFT_OUT = List.of("_test.py", "_test.go", "_spec.rb");

  @Override
  public String id() {
    return "tests-inside-a-skill";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> report) {
    for (Entry entry : inspection.snapshot().entries()) {
      if (!entry.isFile() || !entry.path().text().contains("/skill") || !inSkill(entry)) {
        continue;
      }
      String name = entry.path().name().toLowerCase(Locale.ROOT);
      if (COLLECTED.stream().anyMatch(name::endsWith)) {
        report.accept(finding(entry, Severity.HIGH, "Jest and Vitest find and run it"));
      } else if (name.equals("conftest.py")) {
        report.accept(
            finding(
                entry,
                Severity.HIGH,
                "pytest runs it before any test, once it looks into this folder"));
      } else if (leftOut(name)) {
        report.accept(
            finding(
                entry,
                Severity.LOW,
                "a test runner that was told to look into such folders runs it"));
      }
    }
  }

  private Finding finding(Entry entry, Severity severity, String who) {
    return Findings.at(entry.path(), Span.NONE)
        .severity(severity)
        .evidence(entry.path().text())
        .says(id(), "lies in a skill and is named like a test; " + who);
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

  private static boolean leftOut(String name) {
    return (name.startsWith("test_") && name.endsWith(".py"))
        || LEFT_OUT.stream().anyMatch(name::endsWith);
  }
}
