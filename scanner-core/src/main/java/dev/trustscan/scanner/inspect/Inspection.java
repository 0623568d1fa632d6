package dev.trustscan.scanner.inspect;

import dev.trustscan.rules.Catalogue;
import dev.trustscan.scanner.source.Snapshot;
import java.util.List;

/**
 * Everything that is known of a repository before any rule speaks.
 *
 * @param catalogue the catalogue used
 * @param snapshot the entries and bytes
 * @param files the surfaces' files, sorted by path
 * @param texts ordinary text files read for hidden text, sorted by path
 * @param textsLeftOut how many ordinary text files were not read
 */
public record Inspection(
    Catalogue catalogue,
    Snapshot snapshot,
    List<InspectedFile> files,
    List<TextFile> texts,
    int textsLeftOut) {
  public Inspection {
    files = List.copyOf(files);
    texts = List.copyOf(texts);
  }

  /** Every unit, in the order of files and places. */
  public List<Unit> units() {
    return files.stream().flatMap(f -> f.units().stream()).toList();
  }
}
