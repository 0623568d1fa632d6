package dev.trustscan.scanner.detect;

import dev.trustscan.rules.Effect;
import dev.trustscan.rules.Severity;
import dev.trustscan.rules.UnitKind;
import dev.trustscan.scanner.doc.Span;
import dev.trustscan.scanner.inspect.InspectedFile;
import dev.trustscan.scanner.inspect.Inspection;
import dev.trustscan.scanner.inventory.SurfaceHit;
import dev.trustscan.scanner.source.RepoPath;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reports control files that are symbolic links to files which are none by name: a change to such a
 * target does not look like a change of settings. Links from one surface to another are ordinary.
 */
final class LinkedSurface implements Rule {
  @Override
  public String id() {
    return "control-file-behind-link";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> report) {
    Set<RepoPath> surfaces = new HashSet<>();
    for (InspectedFile file : inspection.files()) {
      for (SurfaceHit hit : file.hits()) {
        // Documents that anybody may read are no control files; docs/ must be no place to hide one.
        if (hit.links().isEmpty() && hit.surface().kind() != UnitKind.TEXT) {
          surfaces.add(hit.path());
        }
      }
    }
    for (InspectedFile file : inspection.files()) {
      SurfaceHit hit = file.hits().getFirst();
      if (hit.links().isEmpty()
          || hit.path().equals(hit.entry().path())
          || surfaces.contains(hit.entry().path())) {
        continue;
      }
      boolean acts = file.units().stream().anyMatch(u -> u.effect().compareTo(Effect.LOOSENS) <= 0);
      report.accept(
          Findings.at(hit.links().getFirst(), Span.NONE)
              .severity(acts ? Severity.HIGH : Severity.LOW)
              .evidence(hit.path().text() + " -> " + hit.entry().path().text())
              .says(
                  id(),
                  "a control file that is a link to "
                      + Findings.quote(hit.entry().path().text())
                      + "; changes there do not look like changes of settings"));
    }
  }
}
