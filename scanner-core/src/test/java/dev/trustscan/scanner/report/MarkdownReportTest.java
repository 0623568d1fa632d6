package dev.trustscan.scanner.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trustscan.rules.Severity;
import dev.trustscan.scanner.detect.Finding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownReportTest {
  private static String markdown(ScanReport report) throws IOException {
    var out = new ByteArrayOutputStream();
    new MarkdownReport().write(report, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void it_leads_with_the_verdict_and_shows_what_acts() throws IOException {
    assertThat(markdown(Samples.hostile()))
        .startsWith("### trustscan: **BLOCKING FINDINGS**, 1 finding at or above high")
        .contains("`sh tools/warm.sh`", "`.claude/settings.json:2`", "`tools/warm.sh:2`")
        .contains(TextReport.RECEIPT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@someone please look",
        "`@someone`",
        "```\n# heading\n<script>",
        "<img src=https://collector.invalid/x>",
        "[x](https://collector.invalid) ![x](https://collector.invalid)",
        "a`b``c```d",
        "` ",
        "#1 https://collector.invalid www.collector.invalid",
        "\u2069 @someone"
      })
  void text_of_the_target_stays_in_code_spans(String text) throws IOException {
    String markdown = markdown(Samples.nasty(text));
    var plain = new StringBuilder();
    Parser.builder()
        .build()
        .parse(markdown)
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Text node) {
                plain.append(node.getLiteral());
              }

              @Override
              public void visit(Code node) {
                assertThat(node.getLiteral()).doesNotContain("\n");
              }

              @Override
              public void visit(Link node) {
                throw new AssertionError("a link to " + node.getDestination());
              }

              @Override
              public void visit(Image node) {
                throw new AssertionError("an image of " + node.getDestination());
              }

              @Override
              public void visit(HtmlInline node) {
                throw new AssertionError("markup " + node.getLiteral());
              }

              @Override
              public void visit(HtmlBlock node) {
                throw new AssertionError("markup " + node.getLiteral());
              }
            });
    assertThat(plain.toString()).doesNotContain("@", "collector.invalid", "script", "heading");
  }

  @Test
  void it_keeps_below_what_a_comment_may_have() throws IOException {
    ScanReport report = Samples.hostile();
    Finding finding = report.findings().getFirst();
    var many = new ArrayList<Finding>();
    for (int i = 0; i < 3_000; i++) {
      many.add(
          new Finding(
              "id" + i,
              finding.rule(),
              Severity.HIGH,
              finding.confidence(),
              finding.persona(),
              java.util.List.of("unit" + i),
              finding.path(),
              finding.span(),
              finding.pointer(),
              "runs \u2068" + "ü".repeat(1_900) + "\u2069",
              "",
              java.util.List.of()));
    }
    String markdown = markdown(Samples.withFindings(report, many));
    assertThat(markdown.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(65_536);
    assertThat(markdown).contains(" more, all of them").endsWith(TextReport.RECEIPT + "_\n");
  }

  @Test
  void it_never_praises() throws IOException {
    for (ScanReport report : Samples.all().values()) {
      assertThat(markdown(report)).doesNotContainPattern("(?i)\\b(safe|clean|grade|score)\\b");
    }
  }
}
