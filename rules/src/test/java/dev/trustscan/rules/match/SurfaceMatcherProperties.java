package dev.trustscan.rules.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trustscan.rules.Catalogue;
import dev.trustscan.rules.PathPattern;
import dev.trustscan.rules.Surface;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The indexed matcher finds what trying every pattern finds. */
class SurfaceMatcherProperties {
  private static final Catalogue CATALOGUE = Catalogue.load();
  private static final SurfaceMatcher MATCHER = SurfaceMatcher.of(CATALOGUE);
  private static final List<String> NAMES = names();

  @Property(tries = 2_000)
  void index_agrees_with_trying_every_pattern(
      @ForAll("paths") String path, @ForAll boolean directory) {
    assertThat(ids(MATCHER.match(path, directory))).isEqualTo(bruteForce(path, directory));
  }

  @Property(tries = 500)
  void order_of_paths_does_not_matter(
      @ForAll("paths") String first, @ForAll("paths") String second) {
    SurfaceMatcher fresh = MATCHER.copy();
    fresh.match(first, false);
    assertThat(ids(fresh.match(second, false))).isEqualTo(ids(MATCHER.copy().match(second, false)));
  }

  @Provide
  Arbitrary<String> paths() {
    Arbitrary<String> segment =
        Arbitraries.oneOf(
            Arbitraries.of(NAMES),
            Arbitraries.of(NAMES).map(name -> name.toUpperCase(java.util.Locale.ROOT)),
            Arbitraries.strings().withCharRange('a', 'e').ofMinLength(1).ofMaxLength(4));
    return segment.list().ofMinSize(1).ofMaxSize(5).map(parts -> String.join("/", parts));
  }

  /** Segments that patterns are made of, stars filled in. */
  private static List<String> names() {
    var names = new TreeSet<String>();
    for (Surface surface : CATALOGUE.surfaces()) {
      for (PathPattern pattern : surface.patterns()) {
        for (String part : pattern.glob().split("/", -1)) {
          names.add(part.equals("**") ? "deep" : part.replace("*", "x").replace("?", "y"));
        }
      }
    }
    return new ArrayList<>(names);
  }

  private static Set<String> ids(List<SurfaceMatch> matches) {
    return matches.stream()
        .map(m -> m.surface().id() + " " + m.exactCase() + " " + m.rootSegments())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> bruteForce(String path, boolean directory) {
    var all = new TreeSet<String>();
    for (Surface surface : CATALOGUE.surfaces()) {
      for (PathPattern pattern : surface.patterns()) {
        SurfaceMatcher alone = SurfaceMatcher.of(List.of(onlyPattern(surface, pattern)));
        all.addAll(ids(alone.match(path, directory)));
      }
    }
    // Of several patterns of one surface the best match counts.
    var best = new TreeSet<String>();
    for (Surface surface : CATALOGUE.surfaces()) {
      all.stream()
          .filter(line -> line.startsWith(surface.id() + " "))
          .min(SurfaceMatcherProperties::better)
          .ifPresent(best::add);
    }
    return best;
  }

  private static int better(String a, String b) {
    String[] left = a.split(" ", -1);
    String[] right = b.split(" ", -1);
    int exact = Boolean.compare(right[1].equals("true"), left[1].equals("true"));
    return exact != 0
        ? exact
        : Integer.compare(Integer.parseInt(left[2]), Integer.parseInt(right[2]));
  }

  private static Surface onlyPattern(Surface s, PathPattern pattern) {
    return new Surface(
        s.id(),
        s.title(),
        s.consumers(),
        List.of(pattern),
        s.selectors(),
        s.format(),
        s.kind(),
        s.effects(),
        s.triggers(),
        s.depth(),
        s.parentsSearched(),
        s.gate(),
        s.hides(),
        s.elements(),
        s.sources(),
        s.confidence(),
        s.note(),
        s.examples());
  }
}
