package dev.trustscan.scanner.detect;

import dev.trustscan.rules.Effect;
import dev.trustscan.rules.Severity;
import dev.trustscan.rules.UnitKind;
import dev.trustscan.scanner.inspect.Inspection;
import dev.trustscan.scanner.inspect.Unit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Reports a repository that approves its own servers and plug-ins before anybody was asked. */
final class SelfApproval implements Rule {
  @Override
  public String id() {
    return "approves-itself";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> report) {
    List<Unit> units = inspection.units();
    for (Unit approval : units) {
      if (!approves(approval)) {
        continue;
      }
      List<Unit> approved = units.stream().filter(u -> started(u) && shared(u, approval)).toList();
      if (approved.isEmpty()) {
        continue;
      }
      Findings.Builder finding =
          Findings.at(approval).severity(Severity.CRITICAL).evidence(approval.pointer());
      for (Unit unit : approved) {
        finding
            .also(unit)
            .related(unit.path(), unit.span(), "is approved by it", Wording.command(unit));
      }
      report.accept(
          finding.says(
              id(),
              "approves what this repository starts, so that "
                  + Wording.consumers(approval.consumers())
                  + " need not ask"));
    }
  }

  private static boolean approves(Unit unit) {
    return unit.kind() == UnitKind.GRANT
        && unit.effects().contains(Effect.LOOSENS)
        && unit.pointer().toLowerCase(java.util.Locale.ROOT).contains("mcp");
  }

  private static boolean started(Unit unit) {
    return unit.kind() == UnitKind.MCP_SERVER && unit.effects().contains(Effect.EXECUTES);
  }

  private static boolean shared(Unit a, Unit b) {
    Set<String> ids = new HashSet<>();
    a.consumers().forEach(c -> ids.add(c.id()));
    return b.consumers().stream().anyMatch(c -> ids.contains(c.id()));
  }
}
