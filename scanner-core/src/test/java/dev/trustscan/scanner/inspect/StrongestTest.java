package dev.trustscan.scanner.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trustscan.rules.Catalogue;
import dev.trustscan.rules.GateKind;
import dev.trustscan.rules.Trigger;
import dev.trustscan.scanner.inventory.Inventory;
import dev.trustscan.scanner.source.Limits;
import dev.trustscan.scanner.source.MemorySource;
import dev.trustscan.scanner.source.Snapshot;
import dev.trustscan.scanner.source.SourceException;
import java.util.List;
import org.junit.jupiter.api.Test;

class StrongestTest {
  @Test
  void the_reading_that_acts_first_and_asks_least_gives_trigger_and_gate() throws SourceException {
    // Grok runs the file once the folder is trusted; as part of a plug-in it waits for an
    // installation.
    Unit hook =
        unit(
            ".grok/hooks/hooks.json",
            "{\"hooks\": {\"SessionStart\": [{\"hooks\": [{\"url\": \"https://x.invalid\", \"type\": \"http\"}]}]}}",
            "hooks.SessionStart[0].hooks[0]");

    assertThat(hook.trigger()).isEqualTo(Trigger.SESSION_START);
    assertThat(hook.gate().kind()).isEqualTo(GateKind.PROMPT);
    assertThat(hook.consumers()).extracting("id").contains("grok");
  }

  private static Unit unit(String path, String content, String pointer) throws SourceException {
    var source = new MemorySource().file(path, content);
    try (Snapshot snapshot = Snapshot.of(source, Limits.DEFAULT)) {
      return new Inspector(snapshot)
          .inspect(Inventory.of(snapshot, Catalogue.load(), List.of())).stream()
              .flatMap(file -> file.units().stream())
              .filter(unit -> unit.pointer().equals(pointer))
              .findFirst()
              .orElseThrow();
    }
  }
}
