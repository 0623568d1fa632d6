package dev.trustscan.loader.decision;

/**
 * A combination that no plain yes passes silently. A decision lists the trips that were shown and
 * accepted; a unit that takes part in one that is not listed stays withheld.
 */
public enum Trip {
  /** Something reads a secret and something sends to the network, in one plan. */
  SECRET_AND_EGRESS,
  /** Permissions are widened and something executes, in one plan. */
  WIDENED_AND_EXECUTING,
  /** Publishes a package or deploys. */
  PUBLISHES,
  /** Writes files that agents, editors, git or shells act on. */
  WRITES_CONTROL_FILES,
  /** Runs bytes that are not the repository's, or sends to an endpoint: they can change unseen. */
  NOT_BOUND,
  /** Could not be read as its consumer reads it. */
  OPAQUE
}
