package dev.trustscan.loader.adapt;

import dev.trustscan.loader.gate.LoadPlan;
import dev.trustscan.scanner.source.SourceException;
import java.nio.file.Path;

/** Asks the gate about a checkout as it is at this moment. */
public interface Planner {
  /**
   * Reads the checkout and judges it. Nobody is asked.
   *
   * @param consumer consumer id; empty for every tool
   * @throws SourceException if the checkout cannot be listed at all
   */
  LoadPlan plan(Path checkout, String consumer) throws SourceException;
}
