package dev.trustscan.loader.adapt;

import dev.trustscan.scanner.doc.Node;
import dev.trustscan.scanner.doc.Node.MapNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Codex: the checkout is marked as not trusted, and what is trusted comes as overrides on the
 * command line. Keys that Codex does not take from projects are left out, so that a project never
 * gets more by way of the command line than by its own file.
 */
final class Codex implements Adapter {
  /** One argument of a command line ends at 128 KiB on Linux. */
  private static final int LONGEST = 100_000;

  private static final Set<String> USER_ONLY =
      Set.of(
          "openai_base_url",
          "chatgpt_base_url",
          "apps_mcp_product_sku",
          "model_provider",
          "model_providers",
          "notify",
          "profile",
          "profiles",
          "projects",
          "experimental_realtime_ws_base_url",
          "otel");

  @Override
  public String agent() {
    return "codex";
  }

  @Override
  public Rendered render(Material material) {
    var config =
        new Merge()
            .add(material.document(".codex/config.toml"))
            .add(
                material
                    .document(".codex/hooks.json")
                    .flatMap(document -> Shapes.member(document, "hooks"))
                    .map(hooks -> Shapes.map(Map.of("hooks", hooks))))
            .without(USER_ONLY.toArray(String[]::new));
    String checkout = material.places.checkout().toString();
    config
        .set(
            "projects",
            Shapes.map(
                Map.of(checkout, Shapes.map(Map.of("trust_level", Shapes.text("untrusted"))))))
        .set("project_doc_max_bytes", Shapes.number(0));
    String instructions = Texts.joined(new Texts(material).of(Codex::isInstruction));
    var notes = new ArrayList<String>();
    notes.add("Codex asks once more for each hook before it runs it, and skips it until then.");
    if (instructions.length() > LONGEST) {
      notes.add("The instructions are too long for a command line; only the file has them.");
    } else if (!instructions.isEmpty()) {
      config.set("developer_instructions", Shapes.text(instructions));
    }
    MapNode built = config.build();
    var files = new ArrayList<OutFile>();
    files.add(OutFile.text("config.toml", TomlText.document(built), "settings"));
    if (!instructions.isEmpty()) {
      files.add(OutFile.text("instructions.md", instructions, "instructions"));
    }
    return new Rendered(
        files,
        Optional.of(new Launch("codex", arguments(built), Map.of(), List.of())),
        Optional.empty(),
        SelfReads.of(
            material,
            Codex::isReadAnyway,
            "skills of projects that are not trusted are listed too"),
        notes);
  }

  private static List<String> arguments(MapNode config) {
    var arguments = new ArrayList<String>();
    for (Node.Member member : config.members()) {
      arguments.add("-c");
      arguments.add(TomlText.keyText(member.name()) + "=" + TomlText.inline(member.value()));
    }
    return arguments;
  }

  private static boolean isInstruction(String path) {
    return path.equals("AGENTS.md")
        || path.equals("AGENTS.override.md")
        || path.endsWith("/AGENTS.md")
        || path.endsWith("/AGENTS.override.md");
  }

  private static boolean isReadAnyway(String path) {
    return path.startsWith(".codex/skills/") || path.contains(".agents/skills/");
  }
}
