package dev.trustscan.scanner.source;

import java.time.Duration;

/**
 * The budgets of a scan. Running out of one is a gap, never silence.
 *
 * @param entries files and directories listed
 * @param pathDepth segments of a path
 * @param inspectBytes size of a file that is parsed or analysed
 * @param hashBytes size of a file that is hashed
 * @param totalBytes bytes read in all
 * @param nesting depth of nested values in a document
 * @param nodes values in a document
 * @param aliases alias expansions in a YAML document
 * @param closureFiles files reached from one unit
 * @param closureDepth steps from a unit to a file
 * @param textFiles ordinary text files read for hidden text, beyond the surfaces
 * @param time wall time of the whole scan
 */
public record Limits(
    int entries,
    int pathDepth,
    int inspectBytes,
    long hashBytes,
    long totalBytes,
    int nesting,
    int nodes,
    int aliases,
    int closureFiles,
    int closureDepth,
    int textFiles,
    Duration time) {

  /** What a scan uses unless the user says otherwise. */
  public static final Limits DEFAULT =
      new Limits(
          2_000_000,
          256,
          4 << 20,
          256L << 20,
          1L << 30,
          200,
          500_000,
          1_000,
          2_000,
          32,
          1_000,
          Duration.ofMinutes(2));
}
