package dev.trustscan.loader.adapt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Cline: its command line takes another configuration and hooks folder but reads the project's as
 * well, so it is started with what the project has masked. Projects name no servers for it.
 */
final class Cline implements Adapter {
  @Override
  public String agent() {
    return "cline";
  }

  @Override
  public Rendered render(Material material) {
    var files = new ArrayList<OutFile>();
    for (Part part : material.in(Cline::isHook)) {
      if (part.payload().pointer().equals("$") && part.payload().file().bytes().isPresent()) {
        // The event is the file's name, so the file itself has to be a program.
        String line = "#!/bin/sh\nexec " + Commands.line(material.execWords(part)) + "\n";
        files.add(
            new OutFile(
                "hooks/" + ScriptCopies.harmless(part.name()),
                line.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                true,
                "hooks"));
        material.carry(part, Binding.CHECKED);
      }
    }
    files.addAll(
        new Plugin(material)
            .skills(path -> path.endsWith("/SKILL.md") && path.contains("/skills/"), "cline/skills")
            .flat(
                path -> path.startsWith(".clinerules/workflows/"),
                ".clinerules/workflows/",
                "cline/data/workflows",
                "command")
            .flat(
                path -> path.startsWith(".cline/workflows/"),
                ".cline/workflows/",
                "cline/data/workflows",
                "command")
            .files());
    String instructions = Texts.joined(new Texts(material).of(Cline::isInstruction));
    if (!instructions.isEmpty()) {
      files.add(OutFile.text("cline/rules/vetted.md", instructions, "instructions"));
    }
    return new Rendered(
        files,
        Optional.empty(),
        Optional.of(
            new Launch(
                "cline",
                List.of(
                    "--config",
                    material.places.file("cline"),
                    "--hooks-dir",
                    material.places.file("hooks")),
                Map.of(),
                List.of())),
        everything(material),
        List.of("Cline has no switch for project files: mask every path in readsByItself."));
  }

  private static List<SelfRead> everything(Material material) {
    var paths = new TreeSet<String>();
    material.parts().forEach(part -> paths.add(part.path()));
    material.withheld().forEach(each -> paths.add(each.unit().facts().now().path()));
    return paths.stream().map(path -> new SelfRead(path, "no flag keeps Cline from it")).toList();
  }

  private static boolean isHook(String path) {
    return path.startsWith(".clinerules/hooks/") || path.startsWith(".cline/hooks/");
  }

  private static boolean isInstruction(String path) {
    boolean rules =
        path.equals(".clinerules")
            || path.startsWith(".clinerules/")
                && !isHook(path)
                && !path.startsWith(".clinerules/workflows/")
                && !path.startsWith(".clinerules/skills/")
            || path.startsWith(".cline/rules/");
    return rules
        || path.equals("AGENTS.md")
        || path.equals(".cursorrules")
        || path.startsWith(".cursor/rules/")
        || path.equals(".windsurfrules");
  }
}
