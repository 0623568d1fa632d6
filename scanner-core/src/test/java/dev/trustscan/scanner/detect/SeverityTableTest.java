package dev.trustscan.scanner.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trustscan.rules.Catalogue;
import dev.trustscan.rules.Effect;
import dev.trustscan.rules.Severity;
import dev.trustscan.scanner.inspect.Inspector;
import dev.trustscan.scanner.inspect.Unit;
import dev.trustscan.scanner.inventory.Inventory;
import dev.trustscan.scanner.source.Limits;
import dev.trustscan.scanner.source.MemorySource;
import dev.trustscan.scanner.source.Snapshot;
import dev.trustscan.scanner.source.SourceException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeverityTableTest {
  private static final Catalogue CATALOGUE = Catalogue.load();

  @Test
  void a_whole_file_that_is_no_program_keeps_the_severity_of_its_surface() throws SourceException {
    assertThat(severity(".vs/x/v17/.suo", "inert")).isEqualTo(Severity.HIGH);
  }

  private static Severity severity(String path, String content) throws SourceException {
    try (Snapshot snapshot = Snapshot.of(new MemorySource().file(path, content), Limits.DEFAULT)) {
      Unit unit =
          new Inspector(snapshot)
              .inspect(Inventory.of(snapshot, CATALOGUE, List.of())).stream()
                  .flatMap(file -> file.units().stream())
                  .filter(u -> u.effect() == Effect.EXECUTES)
                  .findFirst()
                  .orElseThrow();
      return SeverityTable.of(unit, UnitBehaviour.of(unit));
    }
  }
}
