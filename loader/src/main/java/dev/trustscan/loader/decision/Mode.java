package dev.trustscan.loader.decision;

/** Whether a person is present. */
public enum Mode {
  /** A person can be asked. */
  INTERACTIVE,
  /** Nobody can: what is not decided is withheld. */
  HEADLESS
}
