package dev.trustscan.loader.adapt;

import dev.trustscan.scanner.doc.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** For a program of one's own: every trusted unit by itself, with its command tied. */
final class Generic implements Adapter {
  /** Not a tool of the catalogue: units of every tool. */
  static final String NAME = "generic";

  @Override
  public String agent() {
    return NAME;
  }

  @Override
  public Rendered render(Material material) {
    var units = new ArrayList<Node>();
    for (Part part : material.parts()) {
      if (Shapes.isAmbiguous(part.value())) {
        material.refuse(part, NotCarried.Reason.AMBIGUOUS);
        continue;
      }
      Optional<Node> value = material.tied(part);
      if (value.isEmpty()) {
        continue;
      }
      var unit = new LinkedHashMap<String, Node>();
      unit.put("id", Shapes.text(part.named().id()));
      unit.put("digest", Shapes.text(part.digest().toString()));
      unit.put("kind", Shapes.text(part.named().kind().label()));
      unit.put("effect", Shapes.text(part.named().effect().label()));
      unit.put("trigger", Shapes.text(part.facts().trigger().label()));
      unit.put("consumers", Shapes.texts(part.facts().consumers().stream().sorted().toList()));
      unit.put("path", Shapes.text(part.path()));
      unit.put("pointer", Shapes.text(part.payload().pointer()));
      unit.put("value", value.get());
      if (part.payload().command().isPresent()) {
        unit.put("exec", Shapes.texts(material.execWords(part)));
      }
      units.add(Shapes.map(unit));
    }
    var document = new LinkedHashMap<String, Node>();
    document.put("schemaVersion", Shapes.number(1));
    document.put("units", Shapes.list(units));
    return new Rendered(
        List.of(OutFile.text("units.json", JsonText.pretty(Shapes.map(document)), "units")),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of());
  }
}
