package dev.trustscan.loader.adapt;

import java.util.List;

/** Knows where one agent takes its configuration from, and how to keep it off the project's. */
sealed interface Adapter
    permits ClaudeCode, Codex, GeminiCli, QwenCode, OpenCode, CopilotCli, Cursor, Cline, Generic {

  /** The consumer id, as {@code --agent} takes it. */
  String agent();

  /** Renders what is trusted. */
  Rendered render(Material material);

  /** Every adapter, in the order of the documentation. */
  static List<Adapter> all() {
    return List.of(
        new ClaudeCode(),
        new Codex(),
        new GeminiCli(),
        new OpenCode(),
        new CopilotCli(),
        new Cursor(),
        new QwenCode(),
        new Cline(),
        new Generic());
  }
}
