package dev.trustscan.rules;

import java.util.Locale;

/** How sure a statement is. */
public enum Confidence {
  /** The loader's source or the vendor's own page was read. */
  HIGH,
  /** Confirmed by a maintained third party or by public code. */
  MEDIUM,
  /** One indirect source. */
  LOW;

  /** The name used in data files and reports, such as {@code high}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
