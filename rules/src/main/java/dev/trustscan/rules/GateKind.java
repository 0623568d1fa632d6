package dev.trustscan.rules;

import java.util.Locale;

/** What a consumer does by itself before it acts on a surface, weakest gate first. */
public enum GateKind {
  /** Nothing: it acts. */
  NONE,
  /** It asks once, usually for a path. */
  PROMPT,
  /** It validates or limits what it reads. */
  TOOL_CHECK,
  /** It asks, and the answer is bound to content. */
  CONTENT_HASH,
  /** The feature is off until the user turns it on in their own settings. */
  OPT_IN,
  /** Only the user's own configuration can arm it. */
  PROTECTED_CONFIG,
  /** The operating system stands in between. */
  OS;

  /** The name used in data files and reports, such as {@code none}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
