package dev.trustscan.rules;

import java.util.Locale;

/**
 * The moment at which a tool acts on a surface, from the least to the most deliberate human act.
 */
public enum Trigger {
  /** git writes or inspects the files: clone, checkout, status, diff, commit. */
  CHECKOUT,
  /** An editor or file manager opens the folder or a file in it. */
  OPEN,
  /** A shell enters the directory or draws its prompt there. */
  CD,
  /** An agent starts a session in the folder. */
  SESSION_START,
  /** A person sends a prompt, or the model starts a turn. */
  PROMPT,
  /** An agent uses a tool: reads or edits a file, runs a command. */
  TOOL_USE,
  /** A person names it: a slash command, a task, a plug-in that was installed. */
  COMMAND,
  /** Dependencies are installed. */
  INSTALL,
  /** The project is built or its build tool starts. */
  BUILD,
  /** Tests or linters run. */
  TEST,
  /** A server runs it after a push or a pull request. */
  CI,
  /** A person or a model reads it. */
  READ;

  /** The name used in data files and reports, such as {@code checkout}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
