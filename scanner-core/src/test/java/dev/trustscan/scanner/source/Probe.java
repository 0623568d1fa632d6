package dev.trustscan.scanner.source;

import dev.trustscan.scanner.inventory.select.Selectors;
import java.nio.file.Path;

/** Looks at everything a source has, in a process of its own. */
final class Probe {
  private Probe() {}

  /**
   * Prints how much was seen.
   *
   * @param arguments a mode and a path
   */
  public static void main(String[] arguments) throws SourceException {
    Path path = Path.of(arguments[1]);
    if (arguments[0].equals("diff")) {
      System.out.println("entries " + Sources.changedPaths(path, "HEAD~1", "HEAD").size());
      return;
    }
    Source source =
        switch (arguments[0]) {
          case "walk" -> Sources.workTree(path);
          case "tree" -> Sources.gitTree(path, "HEAD");
          case "index" -> Sources.index(path);
          default -> Sources.archive(path);
        };
    var contents = new StringBuilder();
    try (Snapshot snapshot = Snapshot.of(source, Limits.DEFAULT)) {
      for (Entry entry : snapshot.entries()) {
        if (entry.isFile() && snapshot.content(entry) instanceof Content.Unread unread) {
          contents.append("content " + unread.gap().reason() + " " + entry.path() + "\n");
        }
      }
      Selectors.builtIn().forEach(selector -> selector.select(snapshot, (entry, detail) -> {}));
      System.out.println("entries " + snapshot.entries().size());
      System.out.print(contents);
      snapshot.listingGaps().forEach(gap -> System.out.println(gap.reason() + " " + gap.path()));
    }
  }
}
