package dev.trustscan.scanner.detect;

import dev.trustscan.rules.Effect;
import dev.trustscan.rules.Severity;
import dev.trustscan.rules.Trigger;
import dev.trustscan.scanner.closure.Closure;
import dev.trustscan.scanner.command.Reference;
import dev.trustscan.scanner.doc.Span;
import dev.trustscan.scanner.inspect.Inspection;
import dev.trustscan.scanner.inspect.Unit;
import dev.trustscan.scanner.source.RepoPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Reports one file that several tools' launchers run: the shape of a worm's dropper. */
final class SharedTarget implements Rule {
  @Override
  public String id() {
    return "several-launchers-one-target";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> report) {
    Map<RepoPath, List<Unit>> launchers = new LinkedHashMap<>();
    for (Unit unit : inspection.units()) {
      if (unit.effect() != Effect.EXECUTES) {
        continue;
      }
      for (Closure.Reached file : unit.closure().reached()) {
        if (file.depth() == 1 && isProgram(file.kind())) {
          launchers.computeIfAbsent(file.path(), key -> new ArrayList<>()).add(unit);
        }
      }
    }
    for (Map.Entry<RepoPath, List<Unit>> target : launchers.entrySet()) {
      check(target.getKey(), target.getValue(), report);
    }
  }

  /** A file of tasks is shared by all who start one of them; a script is not by chance. */
  private static boolean isProgram(Reference.Kind kind) {
    return switch (kind) {
      case RUNS, SOURCES, PYTHON_MODULE -> true;
      case READS, PACKAGE_SCRIPT, MAKE_TARGET, JUST_RECIPE, RUNNER_TASK, UNKNOWN -> false;
    };
  }

  private void check(RepoPath target, List<Unit> units, Consumer<Finding> report) {
    var files = new TreeSet<RepoPath>();
    boolean automatic = false;
    for (Unit unit : units) {
      files.add(unit.path());
      automatic |= unit.trigger().compareTo(Trigger.SESSION_START) <= 0;
    }
    if (files.size() < 2 || !automatic) {
      return;
    }
    Findings.Builder finding =
        Findings.at(target, Span.NONE)
            .severity(files.size() >= 3 ? Severity.CRITICAL : Severity.HIGH)
            .evidence(target.text());
    for (Unit unit : units) {
      finding
          .also(unit)
          .related(unit.path(), unit.span(), Wording.when(unit.trigger()), Wording.command(unit));
    }
    report.accept(
        finding.says(
            id(),
            files.size() + " different files start this one, at least one of them by itself"));
  }
}
