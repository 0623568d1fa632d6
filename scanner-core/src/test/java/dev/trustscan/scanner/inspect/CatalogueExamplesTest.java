package dev.trustscan.scanner.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trustscan.rules.Catalogue;
import dev.trustscan.rules.Effect;
import dev.trustscan.rules.Example;
import dev.trustscan.rules.Surface;
import dev.trustscan.scanner.inventory.Inventory;
import dev.trustscan.scanner.inventory.SurfaceHit;
import dev.trustscan.scanner.source.Limits;
import dev.trustscan.scanner.source.MemorySource;
import dev.trustscan.scanner.source.Snapshot;
import dev.trustscan.scanner.source.SourceException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs every example of the catalogue through the real inventory and inspection. */
class CatalogueExamplesTest {
  private static final Catalogue CATALOGUE = Catalogue.load();

  @TestFactory
  Stream<DynamicContainer> every_surface_finds_its_examples() {
    return CATALOGUE.surfaces().stream()
        .map(surface ->
            DynamicContainer.dynamicContainer(
                surface.id(),
                surface.examples().stream()
                    .filter(example -> !surface.patterns().isEmpty())
                    .map(example ->
                        DynamicTest.dynamicTest(example.path(), () -> check(surface, example)))));
  }

  private static void check(Surface surface, Example example) throws SourceException {
    boolean folder = example.path().endsWith("/");
    String path = folder ? example.path() + "x" : example.path();
    var source = new MemorySource().file(path, example.content().orElse(""));
    try (Snapshot snapshot = Snapshot.of(source, Limits.DEFAULT)) {
      List<SurfaceHit> hits =
          Inventory.of(snapshot, CATALOGUE, List.of()).stream()
              .filter(hit -> hit.surface().id().equals(surface.id()))
              .toList();
      assertThat(hits).as("%s matches %s", surface.id(), example.path()).isNotEmpty();
      if (example.content().isEmpty()) {
        return;
      }
      List<Unit> units =
          new Inspector(snapshot)
              .inspect(hits).stream().flatMap(file -> file.units().stream()).toList();
      List<String> seen = units.stream().map(u -> u.pointer() + " " + u.effect().label()).toList();
      for (String expected : example.units()) {
        assertThat(seen).as("units of %s in %s", surface.id(), example.path()).contains(expected);
      }
      List<String> acting =
          units.stream()
              .filter(u -> u.effect().compareTo(Effect.INFLUENCES) < 0)
              .map(Unit::pointer)
              .toList();
      for (String forbidden : example.not()) {
        assertThat(acting).as("acting units of %s", surface.id()).doesNotContain(forbidden);
      }
    }
  }
}
