package dev.trustscan.scanner.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trustscan.rules.Catalogue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlReportTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
  private static final Catalogue CATALOGUE = Catalogue.load();

  private static String html(ScanReport report) throws IOException {
    var out = new ByteArrayOutputStream();
    new HtmlReport(CATALOGUE, TODAY, "0.1.0", "dir").write(report, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static Document page(ScanReport report) throws IOException {
    return Jsoup.parse(html(report));
  }

  @ParameterizedTest
  @ValueSource(strings = {"hostile", "empty", "nasty"})
  void the_page_reads_as_it_should(String sample) throws IOException {
    // The rules' words and the style sheet have tests and reviews of their own.
    String actual =
        html(Samples.named(sample))
            .replaceAll("(?s)<style>.*?</style>", "<style></style>")
            .replaceAll("'sha256-[^']*'", "'sha256-'")
            .replaceAll("(?s)<div class=rules>.*?</div>", "<div class=rules></div>");
    TextReportTest.Golden.check(sample + "-html", actual);
  }

  @Test
  void the_policy_allows_the_one_style_sheet_and_nothing_else() throws Exception {
    for (ScanReport report : Samples.all().values()) {
      Document page = page(report);
      Element style = page.expectFirst("style");
      assertThat(page.select("style")).hasSize(1);
      String hash =
          Base64.getEncoder()
              .encodeToString(
                  MessageDigest.getInstance("SHA-256")
                      .digest(style.data().getBytes(StandardCharsets.UTF_8)));
      assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
          .isEqualTo(
              "default-src 'none'; style-src 'sha256-"
                  + hash
                  + "'; base-uri 'none'; form-action 'none'");
      assertThat(style.data()).doesNotContain("url(", "@import", "</");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "'><svg onload=alert(1)>",
        "</style><style>*{display:none}",
        "</title><base href=https://collector.invalid>",
        "--><iframe src=https://collector.invalid>",
        "]]><a href=javascript:alert(1)>",
        "&lt;b&gt;",
        "\u001b[2J\u202e\u2066\u200b\u0000\ud800"
      })
  void words_of_the_target_are_only_ever_words(String text) throws IOException {
    String html = html(Samples.nasty(text));
    Document page = Jsoup.parse(html);
    assertThat(
            page.select(
                "script, img, iframe, object, embed, base, link, image, use, foreignObject,"
                    + " [onload], [onerror], [style], [src]"))
        .isEmpty();
    var attributes = new ArrayList<Attribute>();
    page.getAllElements().forEach(e -> attributes.addAll(e.attributes().asList()));
    assertThat(attributes)
        .filteredOn(a -> a.getKey().equals("href"))
        .allMatch(a -> a.getValue().startsWith("#"));
    assertThat(attributes).noneMatch(a -> a.getKey().startsWith("on"));
    assertThat(html.codePoints())
        .allMatch(c -> c == '\n' || c >= 0x20)
        .noneMatch(c -> Character.getType(c) == Character.FORMAT)
        .noneMatch(c -> Character.getType(c) == Character.SURROGATE);
    assertThat(page.expectFirst(".card").text()).contains(Printable.UNICODE.text(text));
  }

  @Test
  void every_link_leads_somewhere_and_every_name_is_given_once() throws IOException {
    for (ScanReport report : Samples.all().values()) {
      Document page = page(report);
      List<String> ids = page.select("[id]").eachAttr("id");
      assertThat(ids).doesNotHaveDuplicates();
      assertThat(page.select("[href]").eachAttr("href"))
          .allMatch(href -> ids.contains(href.substring(1)));
      for (String reference : List.of("aria-labelledby", "for")) {
        assertThat(ids).containsAll(page.select("[" + reference + "]").eachAttr(reference));
      }
    }
  }

  @Test
  void people_find_their_way_by_landmarks_headings_and_scopes() throws IOException {
    Document page = page(Samples.hostile());
    assertThat(page.select("html").attr("lang")).isEqualTo("en");
    for (String once : List.of("h1", "main", "body > header", "nav", "body > footer")) {
      assertThat(page.select(once)).as(once).hasSize(1);
    }
    assertThat(page.select("section").eachAttr("id"))
        .containsExactly(
            "actions",
            "chains",
            "reach",
            "findings",
            "changes",
            "inventory",
            "gaps",
            "provenance",
            "next");
    int level = 1;
    for (Element heading : page.select("main h1, main h2, main h3, main h4")) {
      int now = heading.tagName().charAt(1) - '0';
      assertThat(now).as(heading.text()).isLessThanOrEqualTo(level + 1);
      level = now;
    }
    assertThat(page.select("th:not([scope])")).isEmpty();
    assertThat(page.select("table")).hasSameSizeAs(page.select("table > caption"));
    assertThat(page.select("select")).hasSameSizeAs(page.select("label[for]"));
    assertThat(page.select("svg")).isNotEmpty().allMatch(svg -> svg.hasAttr("aria-label"));
  }

  @Test
  void carets_stand_under_the_exact_value() throws IOException {
    Element excerpt = page(Samples.hostile()).expectFirst(".card pre");
    assertThat(excerpt.select("mark").text()).isEqualTo("\"sh tools/warm.sh\"");
    List<String> lines = excerpt.wholeText().lines().toList();
    int from = lines.get(1).indexOf('^');
    assertThat(lines.get(0).substring(from, lines.get(1).length()))
        .isEqualTo("\"sh tools/warm.sh\"");
  }

  @Test
  void a_style_rule_hides_what_a_choice_leaves_out() throws IOException {
    Document page = page(Samples.hostile());
    String style = page.expectFirst("style").data();
    for (Element option : page.select("option:not([value=any])")) {
      String value = option.attr("value");
      assertThat(style)
          .contains("option[value=" + value + "]:checked) .item:not(." + value + "){display:none}");
      assertThat(page.select(".item." + value)).as(option.text()).isNotEmpty();
    }
  }

  @Test
  void a_huge_report_stays_readable_and_says_what_it_leaves_out() throws IOException {
    String html = html(Samples.huge(30_000));
    assertThat(html.length()).isLessThan(4_000_000);
    Document page = Jsoup.parse(html);
    assertThat(page.select(".card").size()).isBetween(100, HtmlCards.MOST);
    assertThat(page.select("#inventory tbody tr").size()).isBetween(500, HtmlRecords.MOST_SURFACES);
    for (String section : List.of("actions", "findings", "changes", "inventory", "gaps")) {
      assertThat(page.select("#" + section + " .more")).as(section).isNotEmpty();
    }
    assertThat(page.select("#inventory .more").text()).contains("the JSON report has them all");
  }

  @Test
  void no_page_ever_praises() throws IOException {
    for (ScanReport report : Samples.all().values()) {
      assertThat(page(report).text()).doesNotContainPattern("(?i)\\b(safe|clean|grade|score)\\b");
    }
  }
}
