package dev.trustscan.rules.compile;

import dev.trustscan.rules.Confidence;
import dev.trustscan.rules.Consumer;
import dev.trustscan.rules.Effect;
import dev.trustscan.rules.Example;
import dev.trustscan.rules.Format;
import dev.trustscan.rules.Gate;
import dev.trustscan.rules.PathPattern;
import dev.trustscan.rules.SourceRef;
import dev.trustscan.rules.Surface;
import dev.trustscan.rules.Trigger;
import dev.trustscan.rules.UnitKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads one surface entry. */
final class SurfaceReader {
  private final Map<String, Consumer> consumers;
  private final ElementReader elements;

  SurfaceReader(Map<String, Consumer> consumers, ElementReader elements) {
    this.consumers = consumers;
    this.elements = elements;
  }

  Surface read(Fields fields) throws CatalogueException {
    String id = fields.text("id");
    if (!id.matches("[a-z0-9]+([.-][a-z0-9]+)*")) {
      throw new CatalogueException(fields.where(), "id '" + id + "' is not kebab-case");
    }
    var surface =
        new Surface(
            id,
            fields.text("title"),
            consumers(fields),
            patterns(fields),
            fields.texts("selectors"),
            fields.constant("format", Format.class),
            fields.constant("kind", UnitKind.class),
            fields.constants("effects", Effect.class),
            fields.constants("triggers", Trigger.class),
            fields.constant("depth", Surface.Depth.class, Surface.Depth.ROOT),
            fields.flag("parents", false),
            fields.has("gate") ? ElementReader.gate(fields, "gate") : Gate.NONE,
            fields.texts("hides"),
            elements.elements(fields),
            sources(fields),
            fields.constant("confidence", Confidence.class),
            fields.text("note", ""),
            examples(fields, "examples"));
    fields.done();
    check(fields.where(), surface);
    return surface;
  }

  private static void check(String where, Surface surface) throws CatalogueException {
    require(where, !surface.consumers().isEmpty(), "a consumer is needed");
    require(
        where,
        !surface.patterns().isEmpty() || !surface.selectors().isEmpty(),
        "paths or selectors are needed");
    require(where, !surface.effects().isEmpty(), "an effect is needed");
    require(where, !surface.triggers().isEmpty(), "a trigger is needed");
    require(where, !surface.sources().isEmpty(), "a source is needed");
    require(where, !surface.examples().isEmpty(), "an example is needed");
  }

  private static void require(String where, boolean holds, String otherwise)
      throws CatalogueException {
    if (!holds) {
      throw new CatalogueException(where, otherwise);
    }
  }

  private List<Consumer> consumers(Fields fields) throws CatalogueException {
    var read = new ArrayList<Consumer>();
    for (String id : fields.texts("consumers")) {
      Consumer consumer = consumers.get(id);
      if (consumer == null) {
        throw new CatalogueException(
            fields.where(), "consumer '" + id + "' is not in consumers.yaml");
      }
      read.add(consumer);
    }
    return List.copyOf(read);
  }

  private static List<PathPattern> patterns(Fields fields) throws CatalogueException {
    var patterns = new ArrayList<PathPattern>();
    for (String written : fields.texts("paths")) {
      for (String glob : Braces.expand(fields.where(), written)) {
        boolean directory = glob.endsWith("/");
        String bare = directory ? glob.substring(0, glob.length() - 1) : glob;
        if (bare.isEmpty() || bare.startsWith("/") || bare.contains("//")) {
          throw new CatalogueException(
              fields.where(), "pattern '" + written + "' must be relative to the repository");
        }
        patterns.add(new PathPattern(bare, directory));
      }
    }
    return List.copyOf(patterns);
  }

  static List<SourceRef> sources(Fields fields) throws CatalogueException {
    var sources = new ArrayList<SourceRef>();
    for (Object item : fields.list("sources")) {
      Fields source = Fields.of(fields.where() + " source", item);
      String checked = source.text("checked");
      if (!checked.matches("20[0-9]{2}-[01][0-9](-[0-3][0-9])?")) {
        throw new CatalogueException(
            source.where(), "'checked' must be a month or a day, such as 2026-10");
      }
      sources.add(new SourceRef(source.text("ref"), checked));
      source.done();
    }
    return List.copyOf(sources);
  }

  static List<Example> examples(Fields fields, String name) throws CatalogueException {
    var examples = new ArrayList<Example>();
    for (Object item : fields.list(name)) {
      Fields example = Fields.of(fields.where() + " example", item);
      Object content = example.raw("content");
      examples.add(
          new Example(
              example.text("path"),
              content == null ? Optional.empty() : Optional.of(String.valueOf(content)),
              named(example, "files"),
              named(example, "links"),
              example.texts("units"),
              example.texts("not")));
      example.done();
    }
    return List.copyOf(examples);
  }

  private static SortedMap<String, String> named(Fields example, String field)
      throws CatalogueException {
    var texts = new TreeMap<String, String>();
    if (example.has(field)) {
      Fields named = Fields.of(example.where() + " " + field, example.raw(field));
      for (String path : named.names()) {
        texts.put(path, String.valueOf(named.raw(path)));
      }
    }
    return texts;
  }
}
