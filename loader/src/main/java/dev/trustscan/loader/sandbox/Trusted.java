package dev.trustscan.loader.sandbox;

import dev.trustscan.loader.sandbox.plan.Bytes;
import dev.trustscan.scanner.source.RepoPath;
import java.util.Map;
import java.util.Optional;

/**
 * The surfaces that were trusted, by path, with the bytes to which the trust was given.
 *
 * @param approved the bytes of each
 */
public record Trusted(Map<RepoPath, Bytes> approved) {
  /** Nothing is trusted. */
  public static final Trusted NOTHING = new Trusted(Map.of());

  public Trusted {
    approved = Map.copyOf(approved);
  }

  /** The approved bytes of a path, if there are any. */
  public Optional<Bytes> at(RepoPath path) {
    return Optional.ofNullable(approved.get(path));
  }
}
