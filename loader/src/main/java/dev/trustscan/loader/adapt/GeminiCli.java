package dev.trustscan.loader.adapt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gemini CLI: settings that stand above the project's, and an answer of no to its trust question.
 * In a folder that is not trusted it starts no server at all, so there is a second way to start it
 * for a caller that masks the project's own files.
 */
final class GeminiCli implements Adapter {
  private static final String TRUST = "GEMINI_CLI_TRUSTED_FOLDERS_PATH";

  @Override
  public String agent() {
    return "gemini-cli";
  }

  @Override
  public Rendered render(Material material) {
    var shared = new GeminiLike(material, ".gemini");
    var files = new ArrayList<OutFile>();
    var settings = new Merge().add(Optional.of(shared.settings(".gemini/settings.json")));
    String instructions = Texts.joined(new Texts(material).of(GeminiCli::isInstruction));
    if (!instructions.isEmpty()) {
      files.add(OutFile.text("context/GEMINI.md", instructions, "instructions"));
      settings.set(
          "context",
          new Merge()
              .set("includeDirectories", Shapes.texts(List.of(material.places.file("context"))))
              .set("loadMemoryFromIncludeDirectories", Shapes.flag(true))
              .build());
    }
    files.add(OutFile.text("settings.json", JsonText.pretty(settings.build()), "settings"));
    files.add(shared.trust("trusted-folders.json", "DO_NOT_TRUST"));
    files.add(shared.trust("trusted-folders-masked.json", "TRUST_FOLDER"));
    files.addAll(shared.texts("extension"));
    files.addAll(shared.commands("extension"));
    return new Rendered(
        files,
        Optional.of(launch(material, "trusted-folders.json")),
        Optional.of(launch(material, "trusted-folders-masked.json")),
        SelfReads.of(
            material,
            path -> path.equals(".env") || path.equals(".gemini/.env"),
            "variables for signing in are read from it without trust too"),
        List.of(
            "In a folder that is not trusted Gemini CLI starts no servers and runs no hooks, and a"
                + " run without a person ends with its code 55; maskedLaunch gives both, and is for"
                + " callers that mask every path of the project's .gemini folder.",
            "The system settings of an administrator are replaced by the file named here; where"
                + " there are some, do not use this way to start it."));
  }

  private static Launch launch(Material material, String trust) {
    return new Launch(
        "gemini",
        List.of(),
        Map.of(
            "GEMINI_CLI_SYSTEM_SETTINGS_PATH",
            material.places.file("settings.json"),
            TRUST,
            material.places.file(trust)),
        List.of("GEMINI_CLI_TRUST_WORKSPACE", "GEMINI_SYSTEM_MD"));
  }

  private static boolean isInstruction(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.equals("GEMINI.md") || name.equals("AGENTS.md");
  }
}
