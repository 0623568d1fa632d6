package dev.trustscan.scanner.report;

/** The report's first word. None of them says that a repository is safe. */
public enum Verdict {
  /** Nothing at or above the threshold, and everything was looked at. */
  NO_BLOCKING_FINDINGS,
  /** Something at or above the threshold. */
  BLOCKING_FINDINGS,
  /** Something that can act was not looked at; beats the others. */
  INCOMPLETE
}
