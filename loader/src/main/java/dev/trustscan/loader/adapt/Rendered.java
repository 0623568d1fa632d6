package dev.trustscan.loader.adapt;

import java.util.List;
import java.util.Optional;

/**
 * What an adapter made.
 *
 * @param files files to write
 * @param launch how to start the agent; safe without any further means
 * @param maskedLaunch how to start it where the paths that it reads by itself are masked, if that
 *     gives it more
 * @param selfReads what it still reads by itself with {@code launch}, and must not
 * @param notes what a caller should know
 */
record Rendered(
    List<OutFile> files,
    Optional<Launch> launch,
    Optional<Launch> maskedLaunch,
    List<SelfRead> selfReads,
    List<String> notes) {
  Rendered {
    files = List.copyOf(files);
    selfReads = List.copyOf(selfReads);
    notes = List.copyOf(notes);
  }
}
