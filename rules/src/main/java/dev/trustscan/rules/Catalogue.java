package dev.trustscan.rules;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The compiled catalogue.
 *
 * @param version the catalogue's own version, the date of its newest fact
 * @param surfaces every surface, sorted by id
 * @param detections every rule, sorted by id
 */
public record Catalogue(String version, List<Surface> surfaces, List<Detection> detections) {
  private static final String INDEX = "catalogue.idx";

  public Catalogue {
    surfaces = List.copyOf(surfaces);
    detections = List.copyOf(detections);
  }

  /**
   * Loads the index that the build compiled.
   *
   * @throws IllegalStateException if the index is missing or from another version, which is a
   *     defect of the package and not of any input
   */
  public static Catalogue load() {
    try (InputStream in = Catalogue.class.getResourceAsStream(INDEX)) {
      if (in == null) {
        throw new IllegalStateException("the catalogue index is missing from this build");
      }
      return IndexReader.read(
          new DataInputStream(new java.io.ByteArrayInputStream(in.readAllBytes())));
    } catch (IOException e) {
      throw new IllegalStateException("the catalogue index cannot be read: " + e.getMessage(), e);
    }
  }

  /** Finds a surface by id. */
  public Optional<Surface> surface(String id) {
    return surfaces.stream().filter(s -> s.id().equals(id)).findFirst();
  }

  /** Finds a rule by id. */
  public Optional<Detection> detection(String id) {
    return detections.stream().filter(d -> d.id().equals(id)).findFirst();
  }

  /** The same catalogue with only what some consumers read. */
  public Catalogue forConsumers(Set<String> ids) {
    return new Catalogue(
        version,
        surfaces.stream()
            .filter(s -> s.consumers().stream().anyMatch(c -> ids.contains(c.id())))
            .toList(),
        detections);
  }

  /** Every consumer, by id, in the order of first use. */
  public Map<String, Consumer> consumers() {
    var all = new LinkedHashMap<String, Consumer>();
    for (Surface surface : surfaces) {
      for (Consumer consumer : surface.consumers()) {
        all.putIfAbsent(consumer.id(), consumer);
      }
    }
    return all;
  }
}
