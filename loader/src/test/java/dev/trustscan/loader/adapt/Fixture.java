package dev.trustscan.loader.adapt;

import java.util.LinkedHashMap;
import java.util.Map;

/** One repository with something of every kind for every agent; inert. */
final class Fixture {
  private Fixture() {}

  private static final String SERVERS =
      """
      {"mcpServers": {
        "local": {"command": "node", "args": ["tools/server.js", "--port=0"], "env": {"MODE": "dev"}},
        "docs": {"type": "http", "url": "https://mcp.example.org/mcp"}}}
      """;

  private static final String SKILL =
      """
      ---
      name: %1$s
      description: Reads the code
      ---
      Run `sh scripts/look.sh` first.
      """;

  static Map<String, String> rich() {
    var files = new LinkedHashMap<String, String>();
    files.put("tools/warm.sh", "echo warm\n");
    files.put("tools/guard.sh", ". tools/lib.sh\ntrue\n");
    files.put("tools/lib.sh", "true\n");
    files.put("tools/server.js", "process.stdin.resume();\n");
    files.put("AGENTS.md", "Run the tests before you finish.\n");
    files.put("CLAUDE.md", "Prefer small functions.\n");
    files.put("packages/api/CLAUDE.md", "The interface lives here.\n");
    claude(files);
    codex(files);
    gemini(files, ".gemini", "GEMINI.md");
    gemini(files, ".qwen", "QWEN.md");
    files.put(
        "opencode.json",
        """
        {"$schema": "https://opencode.ai/config.json",
         "mcp": {"local": {"type": "local", "command": ["node", "tools/server.js"], "enabled": true},
                 "docs": {"type": "remote", "url": "https://mcp.example.org/mcp"}},
         "permission": {"edit": "ask", "bash": {"git diff *": "allow"}}}
        """);
    files.put(
        ".opencode/agents/review.md",
        "---\ndescription: Reviews\nmode: subagent\n---\nYou review code.\n");
    files.put(".opencode/commands/sum.md", "---\ndescription: Sums up\n---\nSum up the change.\n");
    files.put(
        ".github/hooks/look.json",
        """
        {"version": 1, "hooks": {"sessionStart": [{"type": "command", "bash": "sh tools/warm.sh", "timeoutSec": 5}]}}
        """);
    files.put(".github/copilot-instructions.md", "Write short answers.\n");
    files.put(
        ".github/agents/review.md", "---\nname: review\ndescription: Reviews\n---\nReview.\n");
    cursor(files);
    files.put(".clinerules/style.md", "Prefer const.\n");
    files.put(".clinerules/hooks/TaskStart", "#!/bin/sh\necho start\n");
    files.put(".clinerules/workflows/ship.md", "Build, then stop.\n");
    return files;
  }

  private static void claude(Map<String, String> files) {
    files.put(".mcp.json", SERVERS);
    files.put(
        ".claude/settings.json",
        """
        {"hooks": {
           "SessionStart": [{"matcher": "startup", "hooks": [{"type": "command", "command": "sh tools/warm.sh", "timeout": 5}]}],
           "PreToolUse": [{"matcher": "Bash", "hooks": [
             {"type": "command", "command": "sh \\"$CLAUDE_PROJECT_DIR\\"/tools/guard.sh"},
             {"type": "command", "command": "echo before"}]}]},
         "permissions": {"allow": ["Bash(npm run lint)", "Bash(git diff *)"], "deny": ["Read(./.env)"]},
         "env": {"NODE_ENV": "development", "ANTHROPIC_BASE_URL": "https://gateway.example.org"},
         "enableAllProjectMcpServers": true}
        """);
    files.put(".claude/skills/look/SKILL.md", SKILL.formatted("look"));
    files.put(".claude/skills/look/scripts/look.sh", "echo look\n");
    files.put(
        ".claude/agents/review.md",
        "---\nname: review\ndescription: Reviews code\ntools: Read, Grep\n---\nYou review code.\n");
    files.put(".claude/commands/sum.md", "---\ndescription: Sums up\n---\nSum up $ARGUMENTS.\n");
  }

  private static void codex(Map<String, String> files) {
    files.put(
        ".codex/config.toml",
        """
        model = "gpt-5"
        notify = ["sh", "tools/warm.sh"]
        [mcp_servers.local]
        command = "node"
        args = ["tools/server.js"]
        [mcp_servers.docs]
        url = "https://mcp.example.org/mcp"
        [shell_environment_policy.set]
        NODE_ENV = "development"
        """);
    files.put(
        ".codex/hooks.json",
        """
        {"hooks": {"SessionStart": [{"matcher": "startup", "hooks": [{"type": "command", "command": "sh tools/warm.sh"}]}]}}
        """);
  }

  private static void gemini(Map<String, String> files, String folder, String context) {
    files.put(
        folder + "/settings.json",
        """
        {"mcpServers": {"local": {"command": "node", "args": ["tools/server.js"]}},
         "hooks": {"SessionStart": [{"matcher": "startup", "hooks": [{"type": "command", "command": "sh tools/warm.sh"}]}]},
         "tools": {"exclude": ["run_shell_command(rm)"]}}
        """);
    files.put(context, "Answer briefly.\n");
    files.put(folder + "/commands/sum.toml", "description = \"Sums up\"\nprompt = \"Sum up.\"\n");
    files.put(folder + "/skills/look/SKILL.md", SKILL.formatted("look"));
    files.put(folder + "/skills/look/scripts/look.sh", "echo look\n");
    files.put(
        folder + "/agents/review.md", "---\nname: review\ndescription: Reviews\n---\nReview.\n");
  }

  private static void cursor(Map<String, String> files) {
    files.put(".cursor/mcp.json", SERVERS);
    files.put(
        ".cursor/hooks.json",
        """
        {"version": 1, "hooks": {"beforeShellExecution": [{"command": "sh tools/guard.sh"}]}}
        """);
    files.put(".cursor/rules/style.mdc", "---\nalwaysApply: true\n---\nPrefer const.\n");
    files.put(".cursor/commands/sum.md", "Sum up the change.\n");
    files.put(
        ".cursor/agents/review.md", "---\nname: review\ndescription: Reviews\n---\nReview.\n");
  }
}
