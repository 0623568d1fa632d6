package dev.trustscan.scanner.report;

import java.util.List;

/**
 * What units of this repository could reach on this machine if they ran without a sandbox.
 *
 * @param credentials stores of credentials that exist here, by presence only
 * @param writable places outside the repository that could be written
 * @param network how open the network is, in our own words
 */
public record BlastRadius(List<Place> credentials, List<Place> writable, String network) {
  /** Nothing was looked at, as in a library use that asked for nothing. */
  public static final BlastRadius UNKNOWN = new BlastRadius(List.of(), List.of(), "not looked at");

  /**
   * A place on this machine.
   *
   * @param path the path as shown, the home directory as {@code ~}
   * @param what what it is
   */
  public record Place(String path, String what) {}

  public BlastRadius {
    credentials = List.copyOf(credentials);
    writable = List.copyOf(writable);
  }
}
