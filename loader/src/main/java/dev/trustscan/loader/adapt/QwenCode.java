package dev.trustscan.loader.adapt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Qwen Code: settings above the project's, and an answer of no to its trust question. */
final class QwenCode implements Adapter {
  @Override
  public String agent() {
    return "qwen-code";
  }

  @Override
  public Rendered render(Material material) {
    var shared = new GeminiLike(material, ".qwen");
    var files = new ArrayList<OutFile>();
    var settings =
        new Merge()
            .add(Optional.of(shared.settings(".qwen/settings.json", ".qwen/settings.local.json")));
    String instructions = Texts.joined(new Texts(material).of(QwenCode::isInstruction));
    if (!instructions.isEmpty()) {
      files.add(OutFile.text("context/QWEN.md", instructions, "instructions"));
      settings.set(
          "context",
          new Merge()
              .set("includeDirectories", Shapes.texts(List.of(material.places.file("context"))))
              .set("loadFromIncludeDirectories", Shapes.flag(true))
              .build());
    }
    files.add(OutFile.text("settings.json", JsonText.pretty(settings.build()), "settings"));
    files.add(shared.trust("trusted-folders.json", "DO_NOT_TRUST"));
    files.add(shared.trust("trusted-folders-masked.json", "TRUST_FOLDER"));
    files.addAll(shared.texts("extension"));
    files.addAll(
        new Plugin(material)
            .flat(
                path -> path.startsWith(".qwen/commands/") && path.endsWith(".md"),
                ".qwen/commands/",
                "extension/commands",
                "command")
            .files());
    files.addAll(shared.commands("extension"));
    return new Rendered(
        files,
        Optional.of(launch(material, "trusted-folders.json")),
        Optional.of(launch(material, "trusted-folders-masked.json")),
        SelfReads.of(material, QwenCode::isReadAnyway, "is read without trust too"),
        List.of(
            "The system settings of an administrator are replaced by the file named here; where"
                + " there are some, do not use this way to start it."));
  }

  private static Launch launch(Material material, String trust) {
    return new Launch(
        "qwen",
        List.of(),
        Map.of(
            "QWEN_CODE_SYSTEM_SETTINGS_PATH",
            material.places.file("settings.json"),
            "QWEN_CODE_TRUSTED_FOLDERS_PATH",
            material.places.file(trust)),
        List.of("QWEN_SYSTEM_MD"));
  }

  private static boolean isInstruction(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.equals("QWEN.md")
        || name.equals("QWEN.local.md")
        || name.equals("AGENTS.md")
        || path.startsWith(".qwen/rules/");
  }

  private static boolean isReadAnyway(String path) {
    return path.equals(".env") || path.equals(".qwen/.env") || isInstruction(path);
  }
}
