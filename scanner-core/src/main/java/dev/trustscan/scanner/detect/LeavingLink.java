package dev.trustscan.scanner.detect;

import dev.trustscan.rules.Severity;
import dev.trustscan.scanner.doc.Span;
import dev.trustscan.scanner.inspect.Inspection;
import dev.trustscan.scanner.source.Entry;
import dev.trustscan.scanner.source.EntryType;
import dev.trustscan.scanner.source.Resolution;
import dev.trustscan.scanner.source.Tracking;
import java.util.function.Consumer;

/**
 * Reports links that climb out of the repository: whatever writes through them writes outside the
 * workspace, with the workspace's permission.
 */
final class LeavingLink implements Rule {
  @Override
  public String id() {
    return "link-leaves-the-repository";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> report) {
    for (Entry entry : inspection.snapshot().entries()) {
      if (entry.type() != EntryType.SYMLINK
          || entry.path().text().startsWith(".git/")
          || entry.tracking() == Tracking.UNTRACKED) {
        continue;
      }
      if (inspection.snapshot().resolve(entry.path()) instanceof Resolution.Outside outside) {
        report.accept(finding(entry, outside));
      }
    }
  }

  private Finding finding(Entry entry, Resolution.Outside outside) {
    String target = entry.linkTarget().orElse("");
    Severity severity =
        target.equals("/dev/null")
            ? Severity.INFO
            : DataFolders.has(entry.path())
                ? Severity.MEDIUM
                : target.startsWith("/") ? Severity.HIGH : Severity.CRITICAL;
    return Findings.at(entry.path(), Span.NONE)
        .severity(severity)
        .evidence(target)
        .says(
            id(),
            "leads to "
                + Findings.quote(outside.target())
                + ", outside the repository; reading or writing through it leaves the workspace");
  }
}
