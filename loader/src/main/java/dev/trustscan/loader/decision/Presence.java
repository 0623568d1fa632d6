package dev.trustscan.loader.decision;

/** How far the signature shows that a person was there, weakest last. */
public enum Presence {
  /** A hardware key was touched. */
  TOUCH,
  /** The key's agent asked for a confirmation. */
  CONFIRM,
  /** A terminal was answered. */
  TTY,
  /** Nothing shows it: any process of the user could have signed. */
  NONE
}
