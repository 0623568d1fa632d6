package dev.trustscan.rules;

import java.util.Locale;

/** How much a finding matters before any trust decision, most severe first. */
public enum Severity {
  /** Acts before a person is asked, or defeats the asking. */
  CRITICAL,
  /** Acts automatically after one generic yes, or hides hostile intent. */
  HIGH,
  /** Acts on an ordinary command, or needs a look before a yes. */
  MEDIUM,
  /** Worth knowing. */
  LOW,
  /** Inventory. */
  INFO;

  /** The name used in data files and reports, such as {@code critical}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
