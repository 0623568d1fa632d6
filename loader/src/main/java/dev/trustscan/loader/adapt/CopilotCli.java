package dev.trustscan.loader.adapt;

import dev.trustscan.scanner.doc.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Copilot CLI: the folder stays untrusted, so that its hooks, servers and skills stay out, and a
 * plug-in brings the vetted ones.
 */
final class CopilotCli implements Adapter {
  @Override
  public String agent() {
    return "copilot-cli";
  }

  @Override
  public Rendered render(Material material) {
    var files = new ArrayList<OutFile>();
    Node servers =
        new Merge()
            .add(servers(material, ".github/mcp.json"))
            .add(servers(material, ".mcp.json"))
            .build();
    files.add(
        OutFile.text(
            "mcp.json", JsonText.pretty(Shapes.map(Map.of("mcpServers", servers))), "servers"));
    var arguments =
        new ArrayList<>(
            List.of(
                "--no-custom-instructions",
                "--additional-mcp-config",
                "@" + material.places.file("mcp.json")));
    List<OutFile> plugin = plugin(material);
    if (plugin.size() > 1) {
      files.addAll(plugin);
      arguments.addAll(List.of("--plugin-dir", material.places.file("plugin")));
    }
    String instructions = Texts.joined(new Texts(material).of(CopilotCli::isInstruction));
    if (!instructions.isEmpty()) {
      files.add(OutFile.text("instructions.md", instructions, "instructions"));
    }
    return new Rendered(
        files,
        Optional.of(new Launch("copilot", arguments, Map.of(), List.of("COPILOT_ALLOW_ALL"))),
        Optional.empty(),
        List.of(),
        List.of(
            "The folder must not be trusted: not with --trust-folder, and not by an earlier answer"
                + " to Copilot's question.",
            "The flag that leaves the project's instructions out leaves the user's out too; hand"
                + " instructions.md over with the prompt."));
  }

  private static Optional<Node> servers(Material material, String path) {
    return material.document(path).flatMap(document -> Shapes.member(document, "mcpServers"));
  }

  private static List<OutFile> plugin(Material material) {
    var plugin =
        new Plugin(material)
            .manifest("plugin/plugin.json")
            .skills(
                path ->
                    path.endsWith("/SKILL.md")
                        && (path.startsWith(".github/skills/")
                            || path.startsWith(".claude/skills/")
                            || path.startsWith(".agents/skills/")),
                "plugin/skills")
            .flat(
                path -> path.startsWith(".github/agents/") && path.endsWith(".md"),
                ".github/agents/",
                "plugin/agents",
                "subagent")
            .flat(
                path -> path.startsWith(".claude/agents/") && path.endsWith(".md"),
                ".claude/agents/",
                "plugin/agents",
                "subagent")
            .flat(
                path -> path.startsWith(".claude/commands/") && path.endsWith(".md"),
                ".claude/commands/",
                "plugin/commands",
                "command");
    var files = new ArrayList<>(plugin.files());
    var hooks = new Merge();
    material.in(path -> path.startsWith(".github/hooks/") && path.endsWith(".json")).stream()
        .map(Part::path)
        .distinct()
        .forEach(path ->
            hooks.add(
                material.document(path).flatMap(document -> Shapes.member(document, "hooks"))));
    if (!Shapes.isEmpty(hooks.build())) {
      files.add(
          OutFile.text(
              "plugin/hooks.json",
              JsonText.pretty(
                  new Merge().set("version", Shapes.number(1)).set("hooks", hooks.build()).build()),
              "hooks"));
    }
    return files;
  }

  private static boolean isInstruction(String path) {
    return path.equals(".github/copilot-instructions.md")
        || path.startsWith(".github/instructions/")
        || path.equals("AGENTS.md")
        || path.equals("CLAUDE.md")
        || path.equals("GEMINI.md");
  }
}
