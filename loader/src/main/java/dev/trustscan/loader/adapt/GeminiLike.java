package dev.trustscan.loader.adapt;

import dev.trustscan.scanner.doc.Node;
import dev.trustscan.scanner.doc.Node.MapNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What Gemini CLI and its descendant Qwen Code have in common: settings above the project's. */
final class GeminiLike {
  private final Material material;
  private final String folder;

  GeminiLike(Material material, String folder) {
    this.material = material;
    this.folder = folder;
  }

  /** The settings with what only ever narrows: the trust question is on, the servers are named. */
  MapNode settings(String... documents) {
    var merge = new Merge();
    for (String document : documents) {
      merge.add(material.document(document));
    }
    Node servers = merge.get("mcpServers").orElse(Shapes.map(Map.of()));
    var names = new ArrayList<String>();
    if (servers instanceof MapNode map) {
      map.members().forEach(m -> names.add(m.name()));
    }
    merge.take("mcp");
    return merge
        .set("mcp", Shapes.map(Map.of("allowed", Shapes.texts(names))))
        .set(
            "security",
            Shapes.map(Map.of("folderTrust", Shapes.map(Map.of("enabled", Shapes.flag(true))))))
        .build();
  }

  /** The answer to the trust question. */
  OutFile trust(String path, String answer) {
    return OutFile.text(
        path,
        JsonText.pretty(
            Shapes.map(Map.of(material.places.checkout().toString(), Shapes.text(answer)))),
        "trust");
  }

  /** An extension with the project's commands and skills, for a folder of extensions. */
  List<OutFile> texts(String target) {
    return new Plugin(material)
        .skills(
            path ->
                (path.startsWith(folder + "/skills/") || path.startsWith(".agents/skills/"))
                    && path.endsWith("/SKILL.md"),
            target + "/skills")
        .flat(
            path -> path.startsWith(folder + "/agents/") && path.endsWith(".md"),
            folder + "/agents/",
            target + "/agents",
            "subagent")
        .files();
  }

  /** Slash commands, which are TOML. */
  List<OutFile> commands(String target) {
    var files = new ArrayList<OutFile>();
    String root = folder + "/commands/";
    var paths = new LinkedHashMap<String, Boolean>();
    material
        .in(path -> path.startsWith(root) && path.endsWith(".toml"))
        .forEach(p -> paths.put(p.path(), true));
    for (String path : paths.keySet()) {
      Optional<Node> document = material.document(path);
      if (document.flatMap(d -> Shapes.member(d, "prompt")).isPresent()) {
        String name =
            ScriptCopies.harmless(dev.trustscan.scanner.source.RepoPath.of(path))
                .substring(root.length());
        files.add(
            OutFile.text(
                target + "/commands/" + name, TomlText.document(document.get()), "command"));
      }
    }
    return files;
  }
}
