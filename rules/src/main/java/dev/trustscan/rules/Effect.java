package dev.trustscan.rules;

import java.util.Locale;

/** What a surface does to the one who acts on it, strongest first. */
public enum Effect {
  /** Starts a program or evaluates code. */
  EXECUTES,
  /** Sends network traffic or credentials elsewhere. */
  REDIRECTS,
  /** Widens permissions, approves in advance or weakens a sandbox. */
  LOOSENS,
  /** Hides content from a reviewer or a tool. */
  CONCEALS,
  /** Enters a model's context. */
  INFLUENCES,
  /** Narrows permissions; its removal matters. */
  RESTRICTS,
  /** Is read, and does none of the above. */
  INERT;

  /** The name used in data files and reports, such as {@code executes}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
