package dev.trustscan.rules.compile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads the catalogue's own YAML files, in a stable order. */
final class YamlFile {
  private YamlFile() {}

  static List<Path> below(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(p -> p.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  static @Nullable Object read(Path file) throws CatalogueException, IOException {
    String text = Files.readString(file, StandardCharsets.UTF_8);
    var settings =
        LoadSettings.builder()
            .setLabel(file.getFileName().toString())
            .setCodePointLimit(8 << 20)
            .build();
    try {
      return new Load(settings).loadFromString(text);
    } catch (YamlEngineException e) {
      throw new CatalogueException(file.toString(), String.valueOf(e.getMessage()), e);
    }
  }
}
