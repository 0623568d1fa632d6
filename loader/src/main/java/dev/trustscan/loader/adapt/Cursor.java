package dev.trustscan.loader.adapt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Cursor: no flag keeps it off the project's files, so there is only a way to start it for a caller
 * that masks them. The vetted files have the layout of the folder {@code ~/.cursor}.
 */
final class Cursor implements Adapter {
  @Override
  public String agent() {
    return "cursor";
  }

  @Override
  public Rendered render(Material material) {
    var files = new ArrayList<OutFile>();
    for (String name : List.of("mcp.json", "hooks.json", "permissions.json", "sandbox.json")) {
      material
          .document(".cursor/" + name)
          .ifPresent(document ->
              files.add(
                  OutFile.text(
                      "cursor/" + name,
                      JsonText.pretty(
                          name.equals("hooks.json")
                              ? new Merge()
                                  .add(Optional.of(document))
                                  .set("version", Shapes.number(1))
                                  .build()
                              : document),
                      name.equals("mcp.json") ? "servers" : "settings")));
    }
    var plugin =
        new Plugin(material)
            .skills(
                path ->
                    path.endsWith("/SKILL.md")
                        && (path.startsWith(".cursor/skills/")
                            || path.startsWith(".agents/skills/")
                            || path.startsWith(".claude/skills/")),
                "cursor/skills");
    for (String folder : List.of("agents", "commands")) {
      String root = ".cursor/" + folder + "/";
      plugin.flat(
          path -> path.startsWith(root) && path.endsWith(".md"),
          root,
          "cursor/" + folder,
          folder.equals("agents") ? "subagent" : "command");
    }
    files.addAll(plugin.files());
    String instructions = Texts.joined(new Texts(material).of(Cursor::isInstruction));
    if (!instructions.isEmpty()) {
      files.add(OutFile.text("instructions.md", instructions, "instructions"));
    }
    return new Rendered(
        files,
        Optional.empty(),
        Optional.of(
            new Launch(
                "cursor-agent",
                List.of(),
                Map.of("CURSOR_CONFIG_DIR", material.places.file("cursor")),
                List.of())),
        everything(material),
        List.of(
            "Cursor has no switch for project files: mask every path in readsByItself, and lay the"
                + " folder cursor over ~/.cursor inside the sandbox."));
  }

  private static List<SelfRead> everything(Material material) {
    var paths = new TreeSet<String>();
    material.parts().forEach(part -> paths.add(part.path()));
    material.withheld().forEach(each -> paths.add(each.unit().facts().now().path()));
    return paths.stream().map(path -> new SelfRead(path, "no flag keeps Cursor from it")).toList();
  }

  private static boolean isInstruction(String path) {
    return path.startsWith(".cursor/rules/")
        || path.equals(".cursorrules")
        || path.equals("AGENTS.md")
        || path.equals("CLAUDE.md")
        || path.equals("CLAUDE.local.md");
  }
}
