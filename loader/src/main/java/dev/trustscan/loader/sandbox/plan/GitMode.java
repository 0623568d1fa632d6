package dev.trustscan.loader.sandbox.plan;

/** How git works inside. The host's git never trusts what the sandbox wrote. */
public enum GitMode {
  /** A private repository over the live objects; commits come out as a bundle. */
  PRIVATE,
  /** A private repository that cannot be written. */
  READ_ONLY,
  /** No repository at all. */
  NONE
}
