package dev.trustscan.scanner.detect;

import dev.trustscan.rules.Effect;
import dev.trustscan.rules.Severity;
import dev.trustscan.rules.match.SurfaceMatch;
import dev.trustscan.rules.match.SurfaceMatcher;
import dev.trustscan.scanner.doc.Span;
import dev.trustscan.scanner.inspect.Inspection;
import dev.trustscan.scanner.source.Entry;
import dev.trustscan.scanner.source.EntryType;
import dev.trustscan.scanner.source.RepoPath;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reports links with an ordinary name that lead onto a control file, whether it is there yet or
 * not: an approved copy to the ordinary name overwrites the control file.
 */
final class LinkOntoControlFile implements Rule {
  @Override
  public String id() {
    return "link-onto-control-file";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> report) {
    List<Entry> links =
        inspection.snapshot().entries().stream()
            .filter(entry -> entry.type() == EntryType.SYMLINK)
            .toList();
    if (links.isEmpty()) {
      return;
    }
    var matcher = SurfaceMatcher.of(inspection.catalogue());
    for (Entry entry : links) {
      if (acts(matcher, entry.path().text())) {
        continue;
      }
      target(entry)
          .filter(target ->
              acts(matcher, target) || target.equals(".git") || target.startsWith(".git/"))
          .ifPresent(target ->
              report.accept(
                  Findings.at(entry.path(), Span.NONE)
                      .severity(Severity.HIGH)
                      .evidence(entry.linkTarget().orElse(""))
                      .says(
                          id(),
                          "what is written to this name is written to " + Findings.quote(target))));
    }
  }

  private static boolean acts(SurfaceMatcher matcher, String path) {
    for (SurfaceMatch match : matcher.match(path, false)) {
      boolean hidden = path.startsWith(".") || path.contains("/.");
      Effect strongest = match.surface().effects().getFirst();
      if (hidden && strongest.compareTo(Effect.LOOSENS) <= 0) {
        return true;
      }
    }
    return false;
  }

  /** Where a relative link leads by its text, inside the repository. */
  private static Optional<String> target(Entry link) {
    String text = link.linkTarget().orElse("");
    if (text.isEmpty() || text.startsWith("/")) {
      return Optional.empty();
    }
    var at = new ArrayDeque<String>(link.path().parent().segments());
    for (String segment : List.of(text.split("/", -1))) {
      if (segment.equals("..")) {
        if (at.pollLast() == null) {
          return Optional.empty();
        }
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        at.addLast(segment);
      }
    }
    return Optional.of(RepoPath.of(String.join("/", at)).text());
  }
}
