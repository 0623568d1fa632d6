package dev.trustscan.loader.sandbox.plan;

/** What of the user's terminal a run has. */
public enum Terminal {
  /** The same session, so that resizing and job control work; typing into it is filtered. */
  SHARED,
  /** A session of its own without a terminal. */
  NONE
}
