package dev.trustscan.scanner;

import dev.trustscan.rules.Detection;
import dev.trustscan.rules.Severity;
import dev.trustscan.scanner.source.Limits;
import java.util.Set;

/**
 * How to scan.
 *
 * @param limits the budgets
 * @param threshold the least severity that blocks
 * @param agents consumer ids to look for; empty for all
 * @param persona who reads the report; findings for others are left out
 * @param deep whether to read every ordinary text file
 * @param surfacesOnly whether to read no ordinary text file at all
 */
public record ScanRequest(
    Limits limits,
    Severity threshold,
    Set<String> agents,
    Detection.Persona persona,
    boolean deep,
    boolean surfacesOnly) {
  /** What {@code trustscan scan} does without options. */
  public static final ScanRequest DEFAULT =
      new ScanRequest(
          Limits.DEFAULT, Severity.HIGH, Set.of(), Detection.Persona.REGULAR, false, false);

  public ScanRequest {
    agents = Set.copyOf(agents);
  }
}
