package dev.trustscan.loader.adapt;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * What a caller asks for.
 *
 * @param agent consumer id of an agent that has an adapter, or {@code generic}
 * @param checkout the checkout's top, absolute
 * @param base the folder below which everything is written, absolute, outside the checkout
 * @param self the command that starts trustscan, one word each
 * @param requireAll whether anything withheld means that nothing is written
 * @param now the time
 */
public record LoadRequest(
    String agent, Path checkout, Path base, List<String> self, boolean requireAll, Instant now) {
  public LoadRequest {
    self = List.copyOf(self);
  }
}
