package dev.trustscan.loader.adapt;

import dev.trustscan.scanner.doc.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Claude Code: settings, servers, a plug-in and an addition to the system prompt, all by flags;
 * {@code --setting-sources user} leaves the project's files unread.
 */
final class ClaudeCode implements Adapter {
  @Override
  public String agent() {
    return "claude-code";
  }

  @Override
  public Rendered render(Material material) {
    var files = new ArrayList<OutFile>();
    var arguments = new ArrayList<>(List.of("--setting-sources", "user"));
    files.add(OutFile.text("settings.json", JsonText.pretty(settings(material)), "settings"));
    arguments.addAll(List.of("--settings", material.places.file("settings.json")));
    Node servers =
        material
            .document(".mcp.json")
            .flatMap(document -> Shapes.member(document, "mcpServers"))
            .orElse(Shapes.map(Map.of()));
    files.add(
        OutFile.text(
            "mcp.json", JsonText.pretty(Shapes.map(Map.of("mcpServers", servers))), "servers"));
    arguments.addAll(
        List.of("--strict-mcp-config", "--mcp-config", material.places.file("mcp.json")));
    List<OutFile> plugin = plugin(material);
    if (plugin.size() > 1) {
      files.addAll(plugin);
      arguments.addAll(List.of("--plugin-dir", material.places.file("plugin")));
    }
    String instructions = Texts.joined(new Texts(material).of(ClaudeCode::isInstruction));
    if (!instructions.isEmpty()) {
      files.add(OutFile.text("instructions.md", instructions, "instructions"));
      arguments.addAll(
          List.of("--append-system-prompt-file", material.places.file("instructions.md")));
    }
    return new Rendered(
        files,
        Optional.of(new Launch("claude", arguments, Map.of(), List.of())),
        Optional.empty(),
        SelfReads.of(material, ClaudeCode::isReadAnyway, "is read whatever setting sources say"),
        List.of(
            "Skills, subagents and commands come from a plug-in and carry its name in front of"
                + " theirs, as in vetted:review."));
  }

  private static Node settings(Material material) {
    String checkout = material.places.checkout().toString();
    return new Merge()
        .add(material.document(".claude/settings.json"))
        .add(material.document(".claude/settings.local.json"))
        .without("enableAllProjectMcpServers", "enabledMcpjsonServers", "disabledMcpjsonServers")
        .set(
            "claudeMdExcludes",
            Shapes.texts(
                List.of(
                    checkout + "/**/CLAUDE.md",
                    checkout + "/**/CLAUDE.local.md",
                    checkout + "/**/.claude/rules/**")))
        .build();
  }

  private static List<OutFile> plugin(Material material) {
    return new Plugin(material)
        .manifest("plugin/.claude-plugin/plugin.json")
        .skills(
            path -> path.startsWith(".claude/skills/") && path.endsWith("/SKILL.md"),
            "plugin/skills")
        .flat(
            path -> path.startsWith(".claude/agents/") && path.endsWith(".md"),
            ".claude/agents/",
            "plugin/agents",
            "subagent")
        .flat(
            path -> path.startsWith(".claude/commands/") && path.endsWith(".md"),
            ".claude/commands/",
            "plugin/commands",
            "command")
        .files();
  }

  private static boolean isInstruction(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.equals("CLAUDE.md")
        || name.equals("CLAUDE.local.md")
        || path.contains(".claude/rules/") && name.endsWith(".md");
  }

  private static boolean isReadAnyway(String path) {
    return path.startsWith(".claude/agent-memory")
        || path.startsWith(".claude/worktrees/")
        || path.startsWith(".claude/workflows/")
        || path.equals(".claude/scheduled_tasks.json")
        || path.equals(".claude/loop.md")
        || path.equals(".worktreeinclude");
  }
}
