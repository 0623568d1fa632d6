package dev.trustscan.rules.compile;

import dev.trustscan.rules.Catalogue;
import dev.trustscan.rules.Consumer;
import dev.trustscan.rules.Detection;
import dev.trustscan.rules.Element;
import dev.trustscan.rules.Surface;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads and validates the catalogue's folders.
 *
 * <p>{@code consumers.yaml} names the tools; a file with {@code dialects} shares element lists; a
 * file with {@code surfaces} or {@code detections} holds entries.
 */
public final class CatalogueReader {
  private final Map<String, Consumer> consumers = new LinkedHashMap<>();
  private final Map<String, List<Element>> dialects = new HashMap<>();
  private final List<Surface> surfaces = new ArrayList<>();
  private final List<Detection> detections = new ArrayList<>();

  private CatalogueReader() {}

  /**
   * Reads both folders.
   *
   * @throws CatalogueException naming file, entry and mistake
   */
  public static Catalogue read(Path surfaceFolder, Path detectionFolder)
      throws CatalogueException, IOException {
    var reader = new CatalogueReader();
    List<Path> files = new ArrayList<>(YamlFile.below(surfaceFolder));
    files.addAll(YamlFile.below(detectionFolder));
    var parsed = new ArrayList<Fields>();
    for (Path file : files) {
      parsed.add(Fields.of(file.toString(), YamlFile.read(file)));
    }
    for (Fields file : parsed) {
      reader.consumers(file);
    }
    for (Fields file : parsed) {
      reader.dialects(file);
    }
    for (Fields file : parsed) {
      reader.entries(file);
      file.done();
    }
    return reader.catalogue();
  }

  private void consumers(Fields file) throws CatalogueException {
    if (!file.has("consumers")) {
      return;
    }
    Fields names = Fields.of(file.where() + " consumers", file.raw("consumers"));
    for (String id : names.names()) {
      if (consumers.putIfAbsent(id, new Consumer(id, names.text(id))) != null) {
        throw new CatalogueException(file.where(), "consumer '" + id + "' is named twice");
      }
    }
  }

  private void dialects(Fields file) throws CatalogueException {
    if (!file.has("dialects")) {
      return;
    }
    Fields named = Fields.of(file.where() + " dialects", file.raw("dialects"));
    var reader = new ElementReader(dialects);
    for (String name : named.names()) {
      var elements = new ArrayList<Element>();
      int n = 0;
      for (Object item : named.list(name)) {
        elements.add(
            reader.element(Fields.of(file.where() + " dialect " + name + " " + ++n, item)));
      }
      if (dialects.putIfAbsent(name, List.copyOf(elements)) != null) {
        throw new CatalogueException(file.where(), "dialect '" + name + "' is defined twice");
      }
    }
  }

  private void entries(Fields file) throws CatalogueException {
    var reader = new SurfaceReader(consumers, new ElementReader(dialects));
    for (Object item : file.list("surfaces")) {
      surfaces.add(reader.read(entry(file, item)));
    }
    for (Object item : file.list("detections")) {
      detections.add(DetectionReader.read(entry(file, item)));
    }
  }

  private static Fields entry(Fields file, Object item) throws CatalogueException {
    Fields fields = Fields.of(file.where(), item);
    return Fields.of(file.where() + " " + fields.text("id", "(no id)"), item);
  }

  private Catalogue catalogue() throws CatalogueException {
    surfaces.sort(Comparator.comparing(Surface::id));
    detections.sort(Comparator.comparing(Detection::id));
    Set<String> ids = new HashSet<>();
    String newest = "0";
    for (Surface surface : surfaces) {
      if (!ids.add(surface.id())) {
        throw new CatalogueException("surface " + surface.id(), "the id is used twice");
      }
      for (var source : surface.sources()) {
        newest = source.checked().compareTo(newest) > 0 ? source.checked() : newest;
      }
    }
    for (Detection detection : detections) {
      if (!ids.add(detection.id())) {
        throw new CatalogueException("detection " + detection.id(), "the id is used twice");
      }
    }
    return new Catalogue(newest, surfaces, detections);
  }
}
