package dev.trustscan.loader.store;

import java.util.List;
import java.util.Optional;

/**
 * What checking every line and every signature found.
 *
 * @param lines lines of the log that are good, from the first on
 * @param events lines of the chain of events that are good, from the first on
 * @param fault the first thing that is wrong: where and what
 * @param rolledBack whether it is older than the mark
 * @param notes what is worth knowing and not wrong
 */
public record Verification(
    long lines, long events, Optional<String> fault, boolean rolledBack, List<String> notes) {
  public Verification {
    notes = List.copyOf(notes);
  }
}
