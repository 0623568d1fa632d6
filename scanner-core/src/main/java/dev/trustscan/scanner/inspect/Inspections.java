package dev.trustscan.scanner.inspect;

import dev.trustscan.rules.Catalogue;
import dev.trustscan.scanner.inventory.SurfaceHit;
import dev.trustscan.scanner.source.Gap;
import dev.trustscan.scanner.source.RepoPath;
import dev.trustscan.scanner.source.Snapshot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Runs the inspection of a snapshot as a whole. */
public final class Inspections {
  private Inspections() {}

  /**
   * An inspection and what could not be looked at.
   *
   * @param hits every surface found, those that a marker in a text showed included
   * @param inspection what is known
   * @param gaps what is not
   */
  public record Result(List<SurfaceHit> hits, Inspection inspection, List<Gap> gaps) {
    public Result {
      hits = List.copyOf(hits);
      gaps = List.copyOf(gaps);
    }
  }

  /**
   * Inspects.
   *
   * @param catalogue the catalogue that the hits come from
   * @param snapshot the entries and bytes
   * @param hits the surfaces found
   * @param mostTexts how many ordinary text files to read
   */
  public static Result of(
      Catalogue catalogue, Snapshot snapshot, List<SurfaceHit> hits, int mostTexts) {
    Set<RepoPath> read = new HashSet<>();
    for (SurfaceHit hit : hits) {
      read.add(hit.entry().path());
    }
    TextFiles.Read texts = TextFiles.of(snapshot, read, mostTexts);
    var all = new ArrayList<SurfaceHit>(hits);
    all.addAll(MarkedTexts.of(catalogue, snapshot, hits, texts.files()));
    all.sort(SurfaceHit.ORDER);
    var inspector = new Inspector(snapshot);
    List<InspectedFile> files = inspector.inspect(all);
    var gaps = new LinkedHashSet<Gap>(snapshot.listingGaps());
    gaps.addAll(inspector.gaps());
    return new Result(
        all,
        new Inspection(catalogue, snapshot, files, texts.files(), texts.leftOut()),
        List.copyOf(gaps));
  }
}
