package dev.trustscan.loader.adapt;

import dev.trustscan.loader.gate.Judged;
import dev.trustscan.loader.gate.Payload;
import dev.trustscan.rules.UnitKind;
import dev.trustscan.scanner.doc.Node;
import dev.trustscan.scanner.report.Printable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Texts for models: instructions, skills, subagents, commands. A text is handed on if its body and
 * everything inside the body is trusted; keys of its front matter are handed on one by one.
 */
final class Texts {
  private final Material material;

  Texts(Material material) {
    this.material = material;
  }

  /**
   * A text of the repository, put together again.
   *
   * @param path its repository path
   * @param front the trusted keys in front of it
   * @param body the text
   * @param parts the units that it is made of
   */
  record Text(String path, Optional<Node> front, String body, List<Part> parts) {
    String name() {
      return path.substring(path.lastIndexOf('/') + 1);
    }

    String folder() {
      return path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
    }

    /** The whole as Markdown; the front matter is JSON, which is YAML too. */
    String markdown() {
      var out = new StringBuilder();
      if (front.isPresent() && front.get() instanceof Node.MapNode map && !Shapes.isEmpty(map)) {
        out.append("---\n");
        for (Node.Member member : map.members()) {
          JsonText.quoted(out, member.name());
          out.append(": ").append(JsonText.line(member.value())).append('\n');
        }
        out.append("---\n");
      }
      return out.append(body).toString();
    }
  }

  /** The texts whose path is meant and of whose body nothing is withheld, sorted by path. */
  List<Text> of(Predicate<String> wanted) {
    Map<String, List<Part>> byPath = new LinkedHashMap<>();
    for (Part part : material.in(wanted)) {
      byPath.computeIfAbsent(part.path(), key -> new ArrayList<>()).add(part);
    }
    var texts = new ArrayList<Text>();
    byPath.forEach((path, parts) -> text(path, parts).ifPresent(texts::add));
    return texts;
  }

  private Optional<Text> text(String path, List<Part> parts) {
    Optional<Part> body =
        at(parts, "body").or(() -> at(parts, "$").filter(p -> p.value() instanceof Node.Scalar));
    boolean lacks =
        material.withheld().stream()
            .map(Judged::unit)
            .map(u -> u.facts().now())
            .anyMatch(u -> u.path().equals(path) && !u.pointer().startsWith("front"));
    if (body.isEmpty() || lacks) {
      parts.forEach(p -> material.refuse(p, NotCarried.Reason.WITHHELD_CONTEXT));
      return Optional.empty();
    }
    Optional<Node> front =
        Shapes.member(material.document(path).orElse(Shapes.list(List.of())), "front");
    for (Part part : parts) {
      if (!part.payload().pointer().startsWith("front")) {
        material.carry(part, Binding.NONE);
      }
    }
    return Optional.of(new Text(path, front, body.get().text(), parts));
  }

  private static Optional<Part> at(List<Part> parts, String pointer) {
    return parts.stream().filter(p -> p.payload().pointer().equals(pointer)).findFirst();
  }

  /** The files that the text's units reach, below the text's own folder, without the text. */
  List<OutFile> beside(Text text, String target, String purpose) {
    var files = new LinkedHashMap<String, OutFile>();
    String prefix = text.folder().isEmpty() ? "" : text.folder() + "/";
    for (Part part : text.parts()) {
      for (Payload.Body body : part.payload().reached()) {
        String path = body.path().text();
        String shown = Printable.UNICODE.path(body.path());
        boolean isWithheld =
            material.withheld().stream().anyMatch(j -> j.unit().facts().now().path().equals(shown));
        if (path.startsWith(prefix)
            && !path.equals(text.path())
            && !isWithheld
            && body.bytes().isPresent()) {
          String below = ScriptCopies.harmless(body.path());
          String own = below.substring(Math.min(below.length(), harmlessLength(text.folder())));
          files.put(
              path, new OutFile(target + own, body.bytes().get(), body.executable(), purpose));
        }
      }
    }
    return List.copyOf(files.values());
  }

  private static int harmlessLength(String folder) {
    return folder.isEmpty()
        ? 0
        : ScriptCopies.harmless(dev.trustscan.scanner.source.RepoPath.of(folder)).length() + 1;
  }

  /** Instructions one after the other, each under the folder for which it is meant. */
  static String joined(List<Text> texts) {
    var out = new StringBuilder();
    for (Text text : texts) {
      String folder = text.folder().replace(".claude", "").replace("//", "/");
      if (!out.isEmpty()) {
        out.append("\n\n");
      }
      if (!folder.isEmpty() && !folder.startsWith(".")) {
        out.append("# For files below ")
            .append(ScriptCopies.harmless(dev.trustscan.scanner.source.RepoPath.of(folder)))
            .append("\n\n");
      }
      out.append(text.body());
    }
    return out.toString();
  }

  /** Whether a unit is text for a model. */
  static boolean isInstruction(Part part) {
    return part.named().kind() == UnitKind.INSTRUCTION || part.named().kind() == UnitKind.IMPORT;
  }
}
