package dev.trustscan.scanner.detect;

import dev.trustscan.rules.Detection;
import dev.trustscan.rules.Effect;
import dev.trustscan.rules.Severity;
import dev.trustscan.scanner.doc.Span;
import dev.trustscan.scanner.inspect.InspectedFile;
import dev.trustscan.scanner.inspect.Inspection;
import dev.trustscan.scanner.inventory.SurfaceHit;
import java.util.function.Consumer;

/** Reports control files that only a case-folding file system or reader finds. */
final class SpelledOtherwise implements Rule {
  @Override
  public String id() {
    return "spelled-otherwise";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> report) {
    for (InspectedFile file : inspection.files()) {
      boolean otherwise = file.hits().stream().noneMatch(SurfaceHit::exactCase);
      boolean acts = file.units().stream().anyMatch(u -> u.effect().compareTo(Effect.LOOSENS) <= 0);
      if (otherwise) {
        SurfaceHit hit = file.hits().getFirst();
        report.accept(
            Findings.at(hit.path(), Span.NONE)
                .severity(acts ? Severity.MEDIUM : Severity.INFO)
                .persona(acts ? Detection.Persona.REGULAR : Detection.Persona.PEDANTIC)
                .evidence(hit.path().text())
                .says(
                    id(),
                    "is a control file on macOS and Windows, where the spelling's case does not"
                        + " matter"));
      }
    }
  }
}
