package dev.trustscan.loader.gate;

/** Why a unit does not load. */
public enum Reason {
  /** Nobody decided on it. */
  NEW,
  /** It was decided on, and its own value is another now. */
  CHANGED,
  /** Its value is the same, and a file it reaches is another now. */
  CLOSURE_CHANGED,
  /** The answer's time is over. */
  EXPIRED,
  /** The answer, or the key that signed it, was taken back. */
  REVOKED,
  /** It runs bytes that are not the repository's, and no answer accepted that by name. */
  NOT_BOUND,
  /** It could not be read as its consumer reads it. */
  OPAQUE,
  /** It takes part in a combination that no answer accepted by name. */
  TRIP,
  /** There is an answer, for another tool, lineage or mode. */
  WRONG_SCOPE,
  /** There is an answer for the same content in another repository. */
  OTHER_REPOSITORY,
  /**
   * The content comes from a fork, a pull request or local edits, and is not byte for byte as
   * decided.
   */
  FOREIGN,
  /** Something that can act was not looked at, so nothing here can be offered. */
  INCOMPLETE,
  /** A restriction that was there when the answer was given is gone. */
  RESTRICTION_REMOVED,
  /** The store is damaged, unsigned or writable by others. */
  STORE_INVALID,
  /** The store is older than it was seen to be. */
  STORE_ROLLED_BACK,
  /** The user's or the system's policy withholds it. */
  POLICY,
  /** A defect of trustscan; it fails closed. */
  INTERNAL
}
