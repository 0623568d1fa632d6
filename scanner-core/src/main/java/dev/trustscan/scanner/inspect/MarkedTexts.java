package dev.trustscan.scanner.inspect;

import dev.trustscan.rules.Catalogue;
import dev.trustscan.rules.Format;
import dev.trustscan.rules.Surface;
import dev.trustscan.scanner.doc.DocumentReader;
import dev.trustscan.scanner.doc.Parsed;
import dev.trustscan.scanner.inventory.SurfaceHit;
import dev.trustscan.scanner.inventory.TextSelector;
import dev.trustscan.scanner.inventory.select.Selectors;
import dev.trustscan.scanner.source.Content;
import dev.trustscan.scanner.source.Entry;
import dev.trustscan.scanner.source.RepoPath;
import dev.trustscan.scanner.source.Snapshot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds surfaces by markers in texts that are read anyway: mode lines, directives, embedded
 * metadata.
 */
final class MarkedTexts {
  private final Map<TextSelector, List<Surface>> wanted = new LinkedHashMap<>();
  private final List<SurfaceHit> found = new ArrayList<>();

  private MarkedTexts(Catalogue catalogue) {
    for (TextSelector selector : Selectors.ofText()) {
      List<Surface> surfaces = catalogue.selectedBy(selector.name());
      if (!surfaces.isEmpty()) {
        wanted.put(selector, surfaces);
      }
    }
  }

  static List<SurfaceHit> of(
      Catalogue catalogue, Snapshot snapshot, List<SurfaceHit> hits, List<TextFile> texts) {
    var marked = new MarkedTexts(catalogue);
    for (TextFile file : texts) {
      marked.look(file.entry(), file.text());
    }
    var reader = new DocumentReader(snapshot.limits());
    Set<RepoPath> seen = new HashSet<>();
    for (SurfaceHit hit : hits) {
      if (hit.entry().isFile()
          && seen.add(hit.entry().path())
          && marked.mayBe(hit.entry())
          && snapshot.content(hit.entry()) instanceof Content.Whole whole
          && !TextFiles.binary(whole.bytes())
          && reader.read(Format.TEXT, whole.bytes()) instanceof Parsed.Ok ok) {
        marked.look(hit.entry(), ok.document().text());
      }
    }
    return marked.found;
  }

  private boolean mayBe(Entry entry) {
    for (TextSelector selector : wanted.keySet()) {
      if (selector.mayBe(entry)) {
        return true;
      }
    }
    return false;
  }

  private void look(Entry entry, String text) {
    wanted.forEach((selector, surfaces) -> {
      if (!selector.mayBe(entry)) {
        return;
      }
      Optional<String> seen = selector.select(entry, text);
      for (Surface surface : seen.isPresent() ? surfaces : List.<Surface>of()) {
        found.add(
            new SurfaceHit(
                surface,
                entry.path(),
                entry,
                List.of(),
                true,
                entry.path().parent(),
                selector.name(),
                seen.orElseThrow()));
      }
    });
  }
}
