package dev.trustscan.loader.adapt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;

/** A plug-in folder with the texts of a project, for agents that take plug-ins by path. */
final class Plugin {
  private final Texts texts;
  private final List<OutFile> files = new ArrayList<>();

  Plugin(Material material) {
    this.texts = new Texts(material);
  }

  /** Skills: each folder with SKILL.md and the files that it reaches. */
  Plugin skills(Predicate<String> wanted, String target) {
    for (Texts.Text skill : texts.of(wanted)) {
      String name = ScriptCopies.harmless(last(skill.folder()));
      String folder = target + "/" + free(target, name, "/SKILL.md") + "/";
      files.add(OutFile.text(folder + "SKILL.md", skill.markdown(), "skill"));
      files.addAll(texts.beside(skill, folder, "skill"));
    }
    return this;
  }

  /** Files that stand alone, their folders below a root kept. */
  Plugin flat(Predicate<String> wanted, String root, String target, String purpose) {
    for (Texts.Text text : texts.of(wanted)) {
      String path = ScriptCopies.harmless(dev.trustscan.scanner.source.RepoPath.of(text.path()));
      String below = path.startsWith(root) ? path.substring(root.length()) : last(path);
      int dot = below.lastIndexOf('.');
      String ending = dot < 0 ? "" : below.substring(dot);
      String name = free(target, below.substring(0, below.length() - ending.length()), ending);
      files.add(OutFile.text(target + "/" + name + ending, text.markdown(), purpose));
    }
    return this;
  }

  /** A name that no other text of another folder has taken. */
  private String free(String target, String name, String ending) {
    String candidate = name;
    for (int i = 2; isTaken(target + "/" + candidate + ending); i++) {
      candidate = name + "-" + i;
    }
    return candidate;
  }

  private boolean isTaken(String path) {
    return files.stream().anyMatch(file -> file.path().equals(path));
  }

  /** The manifest that makes a folder a plug-in. */
  Plugin manifest(String path) {
    var manifest = new LinkedHashMap<String, dev.trustscan.scanner.doc.Node>();
    manifest.put("name", Shapes.text("vetted"));
    manifest.put("version", Shapes.text("1.0.0"));
    manifest.put("description", Shapes.text("What trustscan let through of this repository"));
    files.add(OutFile.text(path, JsonText.pretty(Shapes.map(manifest)), "plugin"));
    return this;
  }

  List<OutFile> files() {
    return List.copyOf(files);
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
