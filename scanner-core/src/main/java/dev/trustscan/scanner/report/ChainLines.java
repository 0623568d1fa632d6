package dev.trustscan.scanner.report;

import dev.trustscan.scanner.detect.Finding;
import dev.trustscan.scanner.doc.Span;
import dev.trustscan.scanner.source.RepoPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The places that belong to a finding, a line of the source once however much it does. */
final class ChainLines {
  private static final int MOST = 6;

  private ChainLines() {}

  /** What one line of a file does. */
  record Link(RepoPath path, Span widest, Set<String> messages) {}

  static void write(Page page, ScanReport report, Finding finding) {
    int most = page.options().detail() == TextOptions.Detail.FULL ? Integer.MAX_VALUE : MOST;
    List<Link> links = links(finding);
    for (int i = 0; i < Math.min(most, links.size()); i++) {
      Link link = links.get(i);
      Prose line = CardText.place(page.prose().own("→ ", Tone.DIM), link.path, link.widest);
      line.own("  ");
      int told = 0;
      for (String message : link.messages) {
        line.own(told++ == 0 ? "" : ", ").message(message);
      }
      CardText.labelled(page, i == 0 ? "chain" : "", line);
      ExcerptLines.write(page, report, link.path, link.widest, CardText.inner(page));
    }
    if (links.size() > most) {
      CardText.labelled(
          page, "", page.prose().own("and " + (links.size() - most) + " places more", Tone.DIM));
    }
  }

  static List<Link> links(Finding finding) {
    record Key(RepoPath path, int line) {}
    Map<Key, Link> links = new LinkedHashMap<>();
    for (Finding.Related related : finding.related()) {
      Span span = related.span();
      Link link =
          links.merge(
              new Key(related.path(), span.line()),
              new Link(related.path(), span, new LinkedHashSet<>()),
              (old, now) ->
                  now.widest.end() - now.widest.start() > old.widest.end() - old.widest.start()
                      ? new Link(old.path, now.widest, old.messages)
                      : old);
      link.messages.add(related.message());
    }
    return new ArrayList<>(links.values());
  }
}
