package dev.trustscan.loader.egress;

import java.time.Duration;

/**
 * How much may go out.
 *
 * @param connections how many may be open at once
 * @param bytesPerHost how many bytes, both ways together, one host may take in a run
 * @param namesPerMinute how many different names may be asked for within a minute
 * @param idle after how long a silent connection is closed
 * @param setup how long each step before the first byte may take: head, look-up, connection, TLS
 *     greeting
 */
public record EgressLimits(
    int connections, long bytesPerHost, int namesPerMinute, Duration idle, Duration setup) {
  /** What holds where the policy says nothing. */
  public static final EgressLimits DEFAULT =
      new EgressLimits(256, 10L << 30, 60, Duration.ofMinutes(10), Duration.ofSeconds(15));

  /** Refuses limits that let nothing through; an empty list of hosts says that better. */
  public EgressLimits {
    if (connections < 1
        || bytesPerHost < 1
        || namesPerMinute < 1
        || !idle.isPositive()
        || !setup.isPositive()) {
      throw new IllegalArgumentException("limits are positive");
    }
  }
}
