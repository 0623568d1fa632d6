package dev.trustscan.loader.decision;

import java.time.Instant;

/**
 * Takes something back.
 *
 * @param target what
 * @param since from when on; for a key, decisions it signed at or after this moment are void
 * @param reason what the person wrote
 */
public record Revocation(Target target, Instant since, String reason) {
  /** What can be revoked. */
  public sealed interface Target {
    /** One decision. */
    record OfDecision(Sha256 decision) implements Target {}

    /** Every allow of a unit's digest, in every repository. */
    record OfUnit(Sha256 digest) implements Target {}

    /** A signing key, by fingerprint. */
    record OfKey(String fingerprint) implements Target {}
  }
}
