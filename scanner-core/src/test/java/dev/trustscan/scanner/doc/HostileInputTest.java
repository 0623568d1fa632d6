package dev.trustscan.scanner.doc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trustscan.rules.Format;
import dev.trustscan.scanner.source.Limits;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No repetition of a scrap makes any reader throw, hang or pass its limits. */
class HostileInputTest {
  private static final int SIZE = Integer.getInteger("hostile.size", 30_000);

  private static final List<String> SCRAPS =
      List.of(
          "[",
          "]",
          "{",
          "}",
          "(",
          "<",
          ">",
          "\"",
          "'",
          "`",
          "\\",
          "$(",
          "${",
          "$",
          "a",
          " ",
          "\t",
          "\n",
          "\r",
          "\0",
          ":",
          "=",
          "a=",
          "a: ",
          "a:\n",
          "- ",
          "? ",
          "&a ",
          "*a ",
          "!a ",
          "!!a ",
          "#",
          "# ",
          "[[",
          "[[a]]\n",
          "[a]\n",
          "[a\n",
          "{a: ",
          "[{",
          "[a=",
          "a.",
          "{a=",
          ",",
          "1,",
          "a,",
          "\"a\":",
          "@a.b ",
          "@",
          "`@",
          "!`",
          "```!",
          "```\n",
          "~~~\n",
          "> ",
          "* ",
          "1. ",
          "<a ",
          "<a>",
          "<a>\n",
          "</a>",
          "<a b='",
          "<!--",
          "<![CDATA[",
          "<!",
          "<?",
          "&a;",
          "&",
          "](",
          "](a ",
          "[a](",
          "][",
          "![",
          "<a:",
          "<<A ",
          "RUN <<A\n",
          "a \\\n",
          "\\\n",
          "a:\\\n",
          "\ta\n",
          "a:\n\ta\n",
          "$(shell ",
          "define a\n",
          "export ",
          "a=\"",
          "a='\n",
          "set a\n",
          "%a\n",
          "[a] ",
          ";",
          "a;b\n",
          " =\n",
          "  a\n",
          "\u00e9",
          "\uD83D\uDE00",
          "|",
          "|\n",
          "---\n",
          "+++\n",
          "...\n",
          "\"\"\"",
          "'''",
          "0",
          "1e",
          "-",
          "*",
          "_",
          "**",
          "a\t\t",
          "<<: ",
          "<<: *a\n",
          "%",
          "\u2028",
          "\uFEFF",
          "//",
          "/*");

  @ParameterizedTest
  @EnumSource(Format.class)
  @Timeout(value = 300, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void repeated_scraps_are_read_within_limits(Format format) {
    for (String scrap : SCRAPS) {
      long start = System.nanoTime();
      String text = scrap.repeat(SIZE / scrap.length());
      check(format, text);
      check(format, "---\n" + text);
      check(format, "a: &a [x]\nb: " + text);
      report(format, scrap, System.nanoTime() - start);
    }
  }

  private static void report(Format format, String scrap, long nanos) {
    if (Boolean.getBoolean("hostile.report") && nanos > 300_000_000L) {
      System.out.println(
          format + " " + scrap.replace("\n", "\\n") + " " + nanos / 1_000_000 + " ms");
    }
  }

  private static void check(Format format, String text) {
    Parsed parsed = Docs.READER.read(format, text.getBytes(StandardCharsets.UTF_8));
    if (parsed instanceof Parsed.Ok ok) {
      List<Located> all = Nodes.all(ok.document().root());
      assertThat(all.size()).isLessThanOrEqualTo(Limits.DEFAULT.nodes());
      assertThat(ok.document().notes().size()).isLessThan(2_000);
    } else {
      Parsed.Failed failed = (Parsed.Failed) parsed;
      assertThat(failed.detail()).as(text.substring(0, 60)).doesNotStartWith("the reader gave up");
      assertThat(failed.text().length()).isGreaterThan(SIZE / 2);
    }
  }
}
