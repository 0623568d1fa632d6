package dev.trustscan.scanner.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trustscan.scanner.source.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Scripts in each language, hostile ones and their benign twins. A sample of {@code scripts.txt}
 * begins with a line {@code === name BEHAVIOUR facts}; a fact with {@code !} must not be there.
 */
class ScriptSamplesTest {
  private static final CommandAnalyzer ANALYZER = new CommandAnalyzer(Limits.DEFAULT);

  record Sample(String name, String behaviour, List<String> facts, String text) {
    @Override
    public String toString() {
      return name + " " + behaviour;
    }
  }

  static Stream<Sample> samples() throws IOException {
    String all;
    try (InputStream in = ScriptSamplesTest.class.getResourceAsStream("scripts.txt")) {
      all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    var samples = new ArrayList<Sample>();
    for (String part : all.split("(?m)^=== ")) {
      int end = part.indexOf('\n');
      if (end > 0) {
        List<String> head = List.of(part.substring(0, end).split(" "));
        samples.add(
            new Sample(
                head.get(0), head.get(1), head.subList(2, head.size()), part.substring(end + 1)));
      }
    }
    return samples.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  void a_script_comes_out_as_its_heading_says(Sample sample) {
    CommandFacts facts = ANALYZER.file(sample.name(), sample.text());
    Set<String> kinds =
        facts.facts().stream().map(f -> f.kind().name()).collect(Collectors.toSet());

    assertThat(facts.behaviour()).as("%s", facts).isEqualTo(Behaviour.valueOf(sample.behaviour()));
    for (String fact : sample.facts()) {
      if (fact.startsWith("!")) {
        assertThat(kinds).doesNotContain(fact.substring(1));
      } else {
        assertThat(kinds).contains(fact);
      }
    }
  }
}
