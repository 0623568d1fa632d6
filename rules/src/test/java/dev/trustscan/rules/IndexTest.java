package dev.trustscan.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.trustscan.rules.match.SurfaceMatch;
import dev.trustscan.rules.match.SurfaceMatcher;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The index that is read piece by piece says what the entries at hand say. */
class IndexTest {
  private static final Catalogue INDEXED = Catalogue.load();
  private static final Catalogue AT_HAND =
      new Catalogue(INDEXED.version(), INDEXED.surfaces(), INDEXED.detections());

  @Test
  void writing_what_was_read_gives_the_same_bytes() throws IOException {
    byte[] again = IndexWriter.write(INDEXED);

    Catalogue read = IndexBytes.catalogue(again);
    assertThat(read.surfaces()).isEqualTo(INDEXED.surfaces());
    assertThat(read.detections()).isEqualTo(INDEXED.detections());
    assertThat(IndexWriter.write(read)).isEqualTo(again);
  }

  @Test
  void another_file_is_refused() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> IndexBytes.catalogue(new byte[] {1, 2, 3}));
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> IndexBytes.catalogue(new byte[100]));
  }

  @Test
  void selectors_and_consumers_are_those_of_the_surfaces() {
    Set<String> selectors = new TreeSet<>();
    INDEXED.surfaces().forEach(surface -> selectors.addAll(surface.selectors()));

    assertThat(selectors).hasSizeGreaterThan(20);
    for (String selector : selectors) {
      assertThat(INDEXED.selectedBy(selector)).isEqualTo(AT_HAND.selectedBy(selector)).isNotEmpty();
    }
    assertThat(INDEXED.selectedBy("absent")).isEmpty();
    assertThat(INDEXED.consumers()).containsExactlyEntriesOf(AT_HAND.consumers());
  }

  @Test
  void a_part_for_one_consumer_holds_what_it_reads_and_finds_nothing_else() {
    for (String consumer : List.of("claude-code", "git", "vscode")) {
      Catalogue part = INDEXED.forConsumers(Set.of(consumer));

      assertThat(part.surfaces())
          .isNotEmpty()
          .isEqualTo(
              INDEXED.surfaces().stream()
                  .filter(s -> s.consumers().stream().anyMatch(c -> c.id().equals(consumer)))
                  .toList());
      assertThat(part.surfaces()).isEqualTo(AT_HAND.forConsumers(Set.of(consumer)).surfaces());
      SurfaceMatcher byIndex = SurfaceMatcher.of(part);
      SurfaceMatcher bySurfaces = SurfaceMatcher.of(part.surfaces());
      for (Surface surface : INDEXED.surfaces()) {
        for (Example example : surface.examples()) {
          String path = example.path();
          assertThat(ids(byIndex.match(path, false))).isEqualTo(ids(bySurfaces.match(path, false)));
        }
      }
    }
    assertThat(INDEXED.forConsumers(Set.of("absent")).surfaces()).isEmpty();
  }

  private static Set<String> ids(List<SurfaceMatch> matches) {
    return matches.stream()
        .map(m -> m.surface().id() + m.pattern() + m.exactCase() + m.rootSegments())
        .collect(Collectors.toSet());
  }
}
