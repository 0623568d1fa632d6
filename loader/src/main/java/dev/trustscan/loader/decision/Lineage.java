package dev.trustscan.loader.decision;

/** Where the content of a checkout comes from. */
public enum Lineage {
  /** Reachable from a remote-tracking branch of the recorded remote. */
  UPSTREAM,
  /** A pull request's head, a fork, or local edits: any byte of any surface asks. */
  FOREIGN
}
