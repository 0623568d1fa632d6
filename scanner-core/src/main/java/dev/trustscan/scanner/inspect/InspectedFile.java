package dev.trustscan.scanner.inspect;

import dev.trustscan.scanner.doc.Parsed;
import dev.trustscan.scanner.inventory.SurfaceHit;
import dev.trustscan.scanner.source.Content;
import java.util.List;
import java.util.Optional;

/**
 * A file that is a surface, as it was read.
 *
 * @param hits the surfaces that it is
 * @param content its bytes
 * @param parsed what its format's reader made of them, for the first hit's format; empty when the
 *     content was not read
 * @param units the units inside, of all hits
 */
public record InspectedFile(
    List<SurfaceHit> hits, Content content, Optional<Parsed> parsed, List<Unit> units) {
  public InspectedFile {
    hits = List.copyOf(hits);
    units = List.copyOf(units);
  }
}
