package dev.trustscan.scanner.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trustscan.rules.Catalogue;
import dev.trustscan.scanner.ScanRequest;
import dev.trustscan.scanner.Scanner;
import dev.trustscan.scanner.source.MemorySource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextReportTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

  static String text(ScanReport report, TextOptions options) throws IOException {
    var out = new ByteArrayOutputStream();
    new TextReport(options).write(report, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  static TextOptions options(int width, boolean colour, Printable glyphs) {
    return new TextOptions(width, colour, glyphs, TextOptions.Detail.SHORT, TODAY, "");
  }

  @ParameterizedTest
  @CsvSource({
    "hostile, 80, UNICODE",
    "hostile, 40, UNICODE",
    "hostile, 120, ASCII",
    "empty, 80, UNICODE",
    "nasty, 80, UNICODE"
  })
  void the_report_reads_as_it_should(String sample, int width, Printable glyphs)
      throws IOException {
    String actual = text(Samples.named(sample), options(width, false, glyphs));
    Golden.check(
        sample + "-" + width + "-" + glyphs.name().toLowerCase(java.util.Locale.ROOT), actual);
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 41, 60, 80, 100, 120})
  void no_line_is_wider_than_the_terminal(int width) throws IOException {
    for (ScanReport report : Samples.all().values()) {
      for (TextOptions.Detail detail : TextOptions.Detail.values()) {
        var options = new TextOptions(width, false, Printable.UNICODE, detail, TODAY, "dir");
        assertThat(text(report, options).lines())
            .allMatch(line -> CharWidth.of(line) <= width)
            .noneMatch(line -> line.endsWith(" "));
      }
    }
  }

  @Test
  void colours_add_nothing_but_colours() throws IOException {
    for (ScanReport report : Samples.all().values()) {
      String coloured = text(report, options(80, true, Printable.UNICODE));
      assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", ""))
          .isEqualTo(text(report, options(80, false, Printable.UNICODE)));
      assertThat(coloured).contains("\u001b[");
    }
  }

  @Test
  void quiet_is_the_verdict_alone() throws IOException {
    var quiet = new TextOptions(80, false, Printable.UNICODE, TextOptions.Detail.QUIET, TODAY, "");
    assertThat(text(Samples.hostile(), quiet))
        .isEqualTo("BLOCKING FINDINGS; coverage COMPLETE (1 finding at or above high)\n");
    assertThat(text(Samples.empty(), quiet))
        .isEqualTo("No blocking findings; coverage COMPLETE (threshold high)\n");
  }

  @Test
  void in_full_there_is_nothing_left_to_ask_for() throws IOException {
    var full = new TextOptions(80, false, Printable.UNICODE, TextOptions.Detail.FULL, TODAY, "");
    assertThat(text(Samples.hostile(), full))
        .contains("claude-memory", Samples.DIGEST, "ffeeddccbbaa", "hidden-text")
        .doesNotContain("scan -v");
  }

  @Test
  void what_takes_precedence_says_so_in_the_inventory() throws Exception {
    var full = new TextOptions(120, false, Printable.UNICODE, TextOptions.Detail.FULL, TODAY, "");
    ScanReport report =
        new Scanner(Catalogue.load())
            .scan(
                new MemorySource()
                    .file("WARP.md", "Use tabs.\n")
                    .file("AGENTS.md", "Use spaces.\n"),
                ScanRequest.DEFAULT);
    assertThat(text(report, full))
        .containsPattern("WARP.md .*(?s:.){0,200}read instead of AGENTS.md");
  }

  @Test
  void carets_stand_under_the_exact_value() throws IOException {
    List<String> lines =
        text(Samples.hostile(), options(120, false, Printable.UNICODE)).lines().toList();
    int at = 0;
    while (!lines.get(at).contains("│ ") || !lines.get(at).contains("warm.sh")) {
      at++;
    }
    String source = lines.get(at);
    String carets = lines.get(at + 1);
    int from = carets.indexOf('^');
    assertThat(source.substring(from, from + (int) carets.chars().filter(c -> c == '^').count()))
        .isEqualTo("\"sh tools/warm.sh\"");
  }

  @Test
  void no_output_ever_praises() throws IOException {
    for (ScanReport report : Samples.all().values()) {
      assertThat(text(report, options(80, false, Printable.UNICODE)))
          .doesNotContainPattern("(?i)\\b(safe|clean|grade|score)\\b");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u001b]0;x\u0007",
        "\u009b2J",
        "a\r\nb",
        "\u202e\u2066\u200b\u00ad",
        "\ud800",
        "e\u0301\u0301\u0301\u0301\u0301"
      })
  void nothing_of_the_target_acts_on_the_terminal(String text) throws IOException {
    for (Printable glyphs : Printable.values()) {
      String shown = text(Samples.nasty(text), options(80, false, glyphs));
      assertThat(shown.codePoints())
          .allMatch(c -> c == '\n' || (c >= 0x20 && !Character.isISOControl(c)))
          .noneMatch(c -> Character.getType(c) == Character.FORMAT);
      if (glyphs == Printable.ASCII) {
        assertThat(shown.chars()).allMatch(c -> c < 0x7f);
      }
    }
  }

  /**
   * Expected outputs as files, rewritten by {@code -Dgolden.write=true} for a look at the change.
   */
  static final class Golden {
    private Golden() {}

    static void check(String name, String actual) throws IOException {
      String file = "golden/" + name + ".txt";
      if (Boolean.getBoolean("golden.write")) {
        Path target = Path.of("src/test/resources/dev/trustscan/scanner/report").resolve(file);
        Files.createDirectories(target.getParent());
        Files.writeString(target, actual);
      }
      try (InputStream in = TextReportTest.class.getResourceAsStream(file)) {
        assertThat(in).as("expected output %s", file).isNotNull();
        assertThat(actual).isEqualTo(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
  }
}
