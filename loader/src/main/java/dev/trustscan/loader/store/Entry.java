package dev.trustscan.loader.store;

import dev.trustscan.loader.decision.Revocation;
import dev.trustscan.loader.decision.Sha256;
import java.time.Instant;

/**
 * What a line of a chain says.
 *
 * @param seq its place, from 0
 * @param prev digest of the line before, of no bytes for the first
 * @param time when it was written, by the writer's clock, in whole seconds
 * @param tool version of trustscan
 * @param catalogue version of the catalogue
 * @param body the rest
 */
record Entry(long seq, Sha256 prev, Instant time, String tool, String catalogue, Body body) {
  /** What stands before the first line. */
  static final Sha256 START = Sha256.of(new byte[0]);

  /** The kinds of line. */
  sealed interface Body {}

  /** A decision, with the head of the chain of events, which its signature so covers. */
  record Decided(DecisionDraft draft, long events, Sha256 eventsHead) implements Body {}

  /** Something was taken back. */
  record Revoked(Revocation revocation) implements Body {}

  /** The root document changed. */
  record KeysChanged(long version, Sha256 root, String action) implements Body {}

  /** A team's bundle was taken in. */
  record Imported(String team, String signer, Sha256 bundle, long version, long decisions)
      implements Body {}

  /** A person accepted what was left of a damaged or older store. */
  record Repaired(long kept, String reason) implements Body {}

  /** An event. */
  record Happened(Event event) implements Body {}
}
