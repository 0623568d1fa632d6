package dev.trustscan.scanner.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trustscan.rules.CommandSpec;
import dev.trustscan.scanner.doc.Span;
import dev.trustscan.scanner.source.Limits;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Commands and what they must come out as. A row of {@code commands.tsv} is: behaviour; command,
 * with {@code \n} for a new line; facts that must be there, those with {@code !} that must not be;
 * references as kind:text.
 */
class CommandTableTest {
  private static final CommandAnalyzer ANALYZER = new CommandAnalyzer(Limits.DEFAULT);

  record Row(String behaviour, String command, List<String> facts, List<String> references) {
    @Override
    public String toString() {
      return behaviour + " " + command;
    }
  }

  static Stream<Row> rows() throws IOException {
    try (var reader =
        new BufferedReader(
            new InputStreamReader(
                CommandTableTest.class.getResourceAsStream("commands.tsv"),
                StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("## "))
          .map(CommandTableTest::row)
          .toList()
          .stream();
    }
  }

  private static Row row(String line) {
    String[] cells = line.split("\t", -1);
    return new Row(cells[0], cells[1], words(cells, 2), words(cells, 3));
  }

  private static List<String> words(String[] cells, int index) {
    return index >= cells.length || cells[index].isBlank()
        ? List.of()
        : List.of(cells[index].strip().split(index == 3 ? " ; " : " "));
  }

  static CommandFacts analyze(String command) {
    return ANALYZER.command(
        new CommandLine(CommandSpec.Form.SHELL, List.of(command), List.of(Span.NONE)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void a_command_comes_out_as_the_table_says(Row row) {
    CommandFacts facts = analyze(row.command().replace("\\n", "\n"));
    Set<String> kinds =
        facts.facts().stream().map(f -> f.kind().name()).collect(Collectors.toSet());

    assertThat(facts.behaviour()).as("%s", facts).isEqualTo(Behaviour.valueOf(row.behaviour()));
    for (String fact : row.facts()) {
      if (fact.startsWith("!")) {
        assertThat(kinds).doesNotContain(fact.substring(1));
      } else {
        assertThat(kinds).contains(fact);
      }
    }
    if (!row.references().isEmpty()) {
      assertThat(facts.references())
          .extracting(r -> r.kind() + ":" + r.text())
          .containsAll(row.references());
    }
  }
}
