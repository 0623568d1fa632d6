package dev.trustscan.rules.compile;

import dev.trustscan.rules.Catalogue;
import dev.trustscan.rules.Detection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A user's own rules: a folder of files with {@code detections}, each with patterns. They are data
 * alone, and patterns take linear time.
 */
public final class RulePack {
  private RulePack() {}

  /**
   * Reads a pack and adds it to a catalogue.
   *
   * @param folder the pack; the caller makes sure that it is not the target's
   * @param catalogue what is built in, whose ids cannot be taken
   * @throws CatalogueException naming file, entry and mistake
   */
  public static Catalogue add(Path folder, Catalogue catalogue)
      throws CatalogueException, IOException {
    if (!Files.isDirectory(folder)) {
      throw new CatalogueException(folder.toString(), "is no folder");
    }
    Set<String> taken = new HashSet<>();
    catalogue.detections().forEach(rule -> taken.add(rule.id()));
    List<Detection> all = new ArrayList<>(catalogue.detections());
    for (Path file : YamlFile.below(folder)) {
      Fields fields = Fields.of(file.toString(), YamlFile.read(file));
      for (Object item : fields.list("detections")) {
        all.add(read(file, item, taken));
      }
      fields.done();
    }
    if (all.size() == catalogue.detections().size()) {
      throw new CatalogueException(folder.toString(), "holds no rule in a .yaml file");
    }
    all.sort(Comparator.comparing(Detection::id));
    return catalogue.withDetections(all);
  }

  private static Detection read(Path file, Object item, Set<String> taken)
      throws CatalogueException {
    Detection rule = DetectionReader.read(Fields.of(file + " detection", item));
    String where = file + " " + rule.id();
    if (!taken.add(rule.id())) {
      throw new CatalogueException(where, "the id is taken");
    }
    if (rule.patterns().isEmpty()) {
      throw new CatalogueException(where, "a rule of one's own needs 'patterns'");
    }
    return rule;
  }
}
