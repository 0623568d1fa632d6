package dev.trustscan.scanner.detect.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trustscan.rules.Catalogue;
import dev.trustscan.rules.Detection;
import dev.trustscan.rules.Example;
import dev.trustscan.rules.Severity;
import dev.trustscan.scanner.ScanRequest;
import dev.trustscan.scanner.Scanner;
import dev.trustscan.scanner.detect.Finding;
import dev.trustscan.scanner.detect.Rule;
import dev.trustscan.scanner.source.Limits;
import dev.trustscan.scanner.source.MemorySource;
import dev.trustscan.scanner.source.SourceException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the rules and their documentation together. */
class DetectionExamplesTest {
  private static final Catalogue CATALOGUE = Catalogue.load();

  private static final ScanRequest EVERYTHING =
      new ScanRequest(
          Limits.DEFAULT, Severity.HIGH, Set.of(), Detection.Persona.AUDITOR, true, false);

  @Test
  void every_id_that_a_rule_reports_is_documented_and_nothing_else() {
    var reported = new TreeSet<String>();
    for (Rule rule : Rules.builtIn()) {
      for (String id : rule.ids()) {
        assertThat(reported.add(id)).as("%s belongs to one rule", id).isTrue();
      }
    }
    var documented = new TreeSet<String>();
    CATALOGUE.detections().stream()
        .filter(d -> d.patterns().isEmpty())
        .forEach(d -> documented.add(d.id()));

    assertThat(reported).isEqualTo(documented);
  }

  @TestFactory
  Stream<DynamicTest> bad_examples_are_reported() {
    return examples(
        Detection::bad,
        (detection, findings) ->
            assertThat(findings).as("findings").extracting(Finding::rule).contains(detection.id()));
  }

  @TestFactory
  Stream<DynamicTest> good_examples_are_not_reported() {
    return examples(
        Detection::good,
        (detection, findings) ->
            assertThat(findings)
                .as("findings")
                .extracting(Finding::rule)
                .doesNotContain(detection.id()));
  }

  @TestFactory
  Stream<DynamicTest> no_example_is_more_severe_than_its_rule_says() {
    return examples(
        Detection::bad,
        (detection, findings) ->
            assertThat(findings)
                .filteredOn(f -> f.rule().equals(detection.id()))
                .allSatisfy(
                    f -> assertThat(f.severity()).isGreaterThanOrEqualTo(detection.severity())));
  }

  private interface Check {
    void that(Detection detection, List<Finding> findings);
  }

  private interface Examples {
    List<Example> of(Detection detection);
  }

  private static Stream<DynamicTest> examples(Examples examples, Check check) {
    return CATALOGUE.detections().stream()
        .flatMap(detection ->
            examples.of(detection).stream()
                .map(example ->
                    DynamicTest.dynamicTest(
                        detection.id() + " " + example.path(),
                        () -> check.that(detection, scan(example)))));
  }

  private static List<Finding> scan(Example example) throws SourceException {
    var source = new MemorySource().file(example.path(), example.content().orElse(""));
    example.files().forEach(source::file);
    example.links().forEach(source::link);
    return new Scanner(CATALOGUE).scan(source, EVERYTHING).findings();
  }
}
