package dev.trustscan.rules;

import java.io.IOException;
import java.io.InputStream;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The compiled catalogue. Entries of the built-in one are decoded when they are asked for, since a
 * scan needs few of them; whatever goes over all of {@link #surfaces} decodes all.
 */
public final class Catalogue {
  private static final String INDEX = "catalogue.idx";

  private final String version;
  private final List<Surface> surfaces;
  // What the tables count.
  private final List<Surface> all;
  private final List<Detection> detections;
  private final Tables tables;
  // The surfaces left of those that the tables count; all if there is none.
  private final @Nullable BitSet wanted;
  private @Nullable PatternIndex patterns;
  private @Nullable Map<String, List<Integer>> selectors;

  /**
   * A catalogue of entries at hand.
   *
   * @param version the catalogue's own version, the date of its newest fact
   * @param surfaces every surface, sorted by id
   * @param detections every rule, sorted by id
   */
  public Catalogue(String version, List<Surface> surfaces, List<Detection> detections) {
    this(version, List.copyOf(surfaces), List.copyOf(detections), Tables.of(surfaces), null);
  }

  Catalogue(
      String version,
      List<Surface> all,
      List<Detection> detections,
      Tables tables,
      @Nullable BitSet wanted) {
    this.version = version;
    this.all = all;
    this.surfaces = wanted == null ? all : chosen(all, wanted);
    this.detections = detections;
    this.tables = tables;
    this.wanted = wanted;
  }

  private static List<Surface> chosen(List<Surface> all, BitSet wanted) {
    int[] numbers = wanted.stream().toArray();
    return new Deferred<>(numbers.length, i -> all.get(numbers[i]));
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
      return IndexBytes.catalogue(in.readAllBytes());
    } catch (IOException e) {
      throw new IllegalStateException("the catalogue index cannot be read: " + e.getMessage(), e);
    }
  }

  /** The catalogue's own version, the date of its newest fact. */
  public String version() {
    return version;
  }

  /** Every surface, sorted by id. */
  public List<Surface> surfaces() {
    return surfaces;
  }

  /** Every rule, sorted by id. */
  public List<Detection> detections() {
    return detections;
  }

  /** Finds a surface by id. */
  public Optional<Surface> surface(String id) {
    return surfaces.stream().filter(s -> s.id().equals(id)).findFirst();
  }

  /** Finds a rule by id. */
  public Optional<Detection> detection(String id) {
    return detections.stream().filter(d -> d.id().equals(id)).findFirst();
  }

  /** The patterns of all surfaces. */
  public synchronized PatternIndex patterns() {
    if (patterns == null) {
      patterns = wanted == null ? tables.patterns() : tables.patterns().only(wanted);
    }
    return patterns;
  }

  /** The surfaces that a selector finds. */
  public synchronized List<Surface> selectedBy(String selector) {
    if (selectors == null) {
      selectors = tables.bySelector();
    }
    List<Integer> numbers = selectors.getOrDefault(selector, List.of());
    return numbers.stream().filter(this::isWanted).map(all::get).toList();
  }

  private boolean isWanted(int number) {
    return wanted == null || wanted.get(number);
  }

  /** The same catalogue with only what some consumers read. */
  public Catalogue forConsumers(Set<String> ids) {
    var chosen = new BitSet();
    tables
        .byConsumer()
        .forEach((consumer, numbers) -> {
          if (ids.contains(consumer.id())) {
            numbers.stream().filter(this::isWanted).forEach(chosen::set);
          }
        });
    return new Catalogue(version, all, detections, tables, chosen);
  }

  /** The same catalogue with other rules. */
  public Catalogue withDetections(List<Detection> others) {
    return new Catalogue(version, all, List.copyOf(others), tables, wanted);
  }

  /** Every consumer, by id, in the order of first use. */
  public Map<String, Consumer> consumers() {
    var known = new LinkedHashMap<String, Consumer>();
    tables
        .byConsumer()
        .forEach((consumer, numbers) -> {
          if (numbers.stream().anyMatch(this::isWanted)) {
            known.putIfAbsent(consumer.id(), consumer);
          }
        });
    return known;
  }

  @Override
  public boolean equals(@Nullable Object o) {
    return o instanceof Catalogue other
        && version.equals(other.version)
        && surfaces.equals(other.surfaces)
        && detections.equals(other.detections);
  }

  @Override
  public int hashCode() {
    return version.hashCode();
  }
}
