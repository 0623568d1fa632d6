package dev.trustscan.loader.adapt;

import dev.trustscan.scanner.doc.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** opencode: a variable turns the project's configuration off, two others name the vetted one. */
final class OpenCode implements Adapter {
  private static final List<String> CONFIGS =
      List.of(
          "opencode.json", "opencode.jsonc", ".opencode/opencode.json", ".opencode/opencode.jsonc");

  @Override
  public String agent() {
    return "opencode";
  }

  @Override
  public Rendered render(Material material) {
    var files = new ArrayList<OutFile>();
    var config = new Merge();
    CONFIGS.forEach(path -> config.add(material.document(path)));
    // Paths and packages would be looked up from the vetted folder; instructions come as a file.
    config.without("instructions", "plugin");
    String instructions = Texts.joined(new Texts(material).of(OpenCode::isInstruction));
    if (!instructions.isEmpty()) {
      files.add(OutFile.text("instructions.md", instructions, "instructions"));
      config.set("instructions", Shapes.texts(List.of(material.places.file("instructions.md"))));
    }
    Node built = config.build();
    files.add(OutFile.text("opencode.json", JsonText.pretty(built), "settings"));
    List<OutFile> texts = texts(material);
    files.addAll(texts);
    var environment =
        new TreeMap<>(
            Map.of(
                "OPENCODE_DISABLE_PROJECT_CONFIG", "1",
                "OPENCODE_DISABLE_CLAUDE_CODE", "1",
                "OPENCODE_DISABLE_EXTERNAL_SKILLS", "1",
                "OPENCODE_CONFIG", material.places.file("opencode.json")));
    if (!texts.isEmpty()) {
      environment.put("OPENCODE_CONFIG_DIR", material.places.file("config"));
    }
    return new Rendered(
        files,
        Optional.of(
            new Launch("opencode", List.of(), environment, List.of("OPENCODE_CONFIG_CONTENT"))),
        Optional.empty(),
        List.of(),
        List.of("Skills of ~/.claude and ~/.agents are turned off with those of the project."));
  }

  private static List<OutFile> texts(Material material) {
    var plugin = new Plugin(material);
    for (String folder : List.of("agent", "agents", "mode", "modes")) {
      String root = ".opencode/" + folder + "/";
      plugin.flat(
          path -> path.startsWith(root) && path.endsWith(".md"), root, "config/agents", "subagent");
    }
    for (String folder : List.of("command", "commands")) {
      String root = ".opencode/" + folder + "/";
      plugin.flat(
          path -> path.startsWith(root) && path.endsWith(".md"),
          root,
          "config/commands",
          "command");
    }
    return plugin
        .skills(
            path ->
                path.endsWith("/SKILL.md")
                    && (path.startsWith(".opencode/skill")
                        || path.startsWith(".claude/skills/")
                        || path.startsWith(".agents/skills/")),
            "config/skills")
        .files();
  }

  private static boolean isInstruction(String path) {
    return path.equals("AGENTS.md") || path.equals("CLAUDE.md") || path.equals("CONTEXT.md");
  }
}
