package dev.trustscan.rules;

import java.util.Locale;

/** What kind of thing a unit is. */
public enum UnitKind {
  /** Runs on an event of an agent or editor. */
  HOOK,
  /** A Model Context Protocol server that is started or contacted. */
  MCP_SERVER,
  /** A permission or approval. */
  GRANT,
  /** An environment variable. */
  ENV,
  /** A command in a setting: a helper, a status line, a formatter, a language server. */
  HELPER,
  /** An editor or build task. */
  TASK,
  /** Text for a model. */
  INSTRUCTION,
  /** Stored memory for a model. */
  MEMORY,
  /** An agent skill. */
  SKILL,
  /** A subagent or mode definition. */
  SUBAGENT,
  /** A slash command or prompt template. */
  PROMPT_COMMAND,
  /** A plug-in, extension or tool that is loaded. */
  PLUGIN,
  /** A place from which plug-ins are taken. */
  MARKETPLACE,
  /** A setting with an effect. */
  SETTING,
  /** An address that traffic or credentials go to. */
  ENDPOINT,
  /** A script or source file that a tool runs or imports by itself. */
  SCRIPT,
  /** A package manager's life-cycle script. */
  LIFECYCLE,
  /** Something a build tool evaluates. */
  BUILD_STEP,
  /** A key of git's configuration. */
  GIT_CONFIG,
  /** A hook that git runs. */
  GIT_HOOK,
  /** A tree entry, reference or layout that misleads git. */
  GIT_OBJECT,
  /** A job or step on a server. */
  CI_JOB,
  /** A container or virtual machine definition. */
  CONTAINER,
  /** A rule that hides files from a tool. */
  IGNORE_RULE,
  /** Another file pulled in. */
  IMPORT,
  /** A symbolic link. */
  LINK,
  /** A tracked binary that a tool may start. */
  BINARY,
  /** A file name that carries a message or shadows a tool. */
  PATH,
  /** Text read by people and models. */
  TEXT,
  /** Something this catalogue does not know; kept, never dropped. */
  OPAQUE;

  /** The name used in data files and reports, such as {@code hook}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
