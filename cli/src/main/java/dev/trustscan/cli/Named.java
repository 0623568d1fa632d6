package dev.trustscan.cli;

import dev.trustscan.loader.gate.InertUnit;

/** Finds units by what a person writes. */
final class Named {
  private static final int SHORTEST = 6;

  private Named() {}

  /** Whether a text is the id or digest of a unit, or begins it. */
  static boolean is(InertUnit unit, String text) {
    String hex = text.startsWith("sha256:") ? text.substring("sha256:".length()) : text;
    return hex.length() >= SHORTEST
        && (unit.facts().now().id().startsWith(hex)
            || unit.facts().now().digest().hex().startsWith(hex));
  }
}
