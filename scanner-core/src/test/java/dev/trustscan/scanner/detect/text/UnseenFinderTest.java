package dev.trustscan.scanner.detect.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trustscan.rules.Severity;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnseenFinderTest {
  private static final String WORDS = "words nobody sees";

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      value = {
        "COMMENT § a <!-- words nobody sees --> b",
        "STYLED § <p hidden>words nobody sees</p>",
        "STYLED § <span style='DISPLAY : none'>words nobody sees</span>",
        "STYLED § <div style='visibility:hidden'><b>words</b> nobody sees</div>",
        "STYLED § <span style='font-size:0'>words nobody sees</span>",
        "STYLED § <span style='font-size: 1px'>words nobody sees</span>",
        "STYLED § <span style='font-size:.1em'>words nobody sees</span>",
        "STYLED § <span style='opacity:0'>words nobody sees</span>",
        "STYLED § <span style='opacity: 0.01;'>words nobody sees</span>",
        "STYLED § <span style='color:white'>words nobody sees</span>",
        "STYLED § <span style='color: #FFF !important'>words nobody sees</span>",
        "STYLED § <span style='color:#123;background:#123'>words nobody sees</span>",
        "STYLED § <font color=white>words nobody sees</font>",
        "STYLED § <div style='position:absolute;left:-9999px'>words nobody sees</div>",
        "STYLED § <div style='text-indent:-9999px'>words nobody sees</div>",
        "STYLED § <div style='height:0;overflow:hidden'>words nobody sees</div>",
        "STYLED § <div style='clip-path:inset(50%)'>words nobody sees</div>",
        "STYLED § <template>words nobody sees</template>",
        "FOLDED § <details><summary>More</summary>words nobody sees</details>",
        "ATTRIBUTE § ![words nobody sees](a.png)",
        "ATTRIBUTE § [a](b 'words nobody sees')",
        "ATTRIBUTE § <img alt='words nobody sees'>",
        "DEFINITION § [//]: # (words nobody sees)",
        "DEFINITION § [comment]: <> \"words nobody sees\"",
      })
  void each_way_of_hiding_is_seen_through(Unseen.Kind kind, String text) {
    List<Unseen> found = UnseenFinder.find(text, true);
    assertThat(found).extracting(Unseen::kind).contains(kind);
    Unseen unseen = found.stream().filter(u -> u.kind() == kind).findFirst().orElseThrow();
    assertThat(unseen.words().replace('\n', ' ')).contains(WORDS);
    assertThat(text.substring(unseen.start(), unseen.end())).contains("nobody sees");
  }

  @Test
  void far_to_the_right_is_out_of_sight() {
    String text = "Use tabs." + " ".repeat(300) + WORDS + "\nMore.\n";
    assertThat(UnseenFinder.find(text, true))
        .containsExactly(
            new Unseen(Unseen.Kind.PADDED, text.indexOf(WORDS), text.indexOf("\nMore"), WORDS));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "`<span hidden>words nobody sees</span>`",
        "```html\n<p hidden>words nobody sees</p>\n```",
        "    <!-- words nobody sees -->",
        "<details open><summary>words</summary>nobody sees</details>",
        "<span style='color:white;background:black'>words everybody sees</span>",
        "<span style='font-size:12px;opacity:.9;color:#111'>words everybody sees</span>",
        "[words everybody sees](https://example.invalid)",
        "<p>words everybody sees</p>",
        "| a          | b                                  |",
      })
  void what_is_shown_is_not_hidden(String text) {
    assertThat(UnseenFinder.find(text, true)).isEmpty();
  }

  @Test
  void hiding_weighs_only_with_a_demand() {
    for (Unseen.Kind kind : Unseen.Kind.values()) {
      for (TextRole role : TextRole.values()) {
        assertThat(RenderedDifference.severity(role, kind, EnumSet.noneOf(Signal.class))).isEmpty();
        assertThat(RenderedDifference.severity(role, kind, Set.of(Signal.ADDRESS))).isEmpty();
      }
    }
    Set<Signal> demand = EnumSet.of(Signal.ADDRESS, Signal.EXFIL, Signal.SECRET, Signal.SECRECY);
    assertThat(RenderedDifference.severity(TextRole.DOCUMENT, Unseen.Kind.STYLED, demand))
        .contains(Severity.HIGH);
    assertThat(RenderedDifference.severity(TextRole.INSTRUCTION, Unseen.Kind.DEFINITION, demand))
        .contains(Severity.CRITICAL);
    assertThat(RenderedDifference.severity(TextRole.DOCUMENT, Unseen.Kind.COMMENT, demand))
        .as("injected-instructions says it")
        .isEmpty();
  }

  @Property(tries = 500)
  void any_text_can_be_compared(@ForAll String text, @ForAll boolean markdown) {
    inRange(text, markdown);
  }

  @Property(tries = 1_000)
  void any_markup_can_be_compared(@ForAll List<@From("pieces") String> pieces) {
    inRange(String.join("", pieces), true);
    inRange(String.join("", pieces), false);
  }

  @Provide
  Arbitrary<String> pieces() {
    return Arbitraries.of(
        "<",
        ">",
        "</",
        "<!--",
        "-->",
        "--!>",
        "<details>",
        "<p hidden>",
        "</p>",
        "[",
        "](",
        ")",
        "![",
        "`",
        "```\n",
        "\n",
        "\r\n",
        "    ",
        "> ",
        "- ",
        "[a]: # (",
        "\"",
        "<svg",
        "<![CDATA[",
        "&amp;",
        "&#0;",
        "\u0000",
        "\ufeff",
        "\ud83d\ude00",
        "text",
        "<template>",
        "<table><tr>");
  }

  private static void inRange(String text, boolean markdown) {
    for (Unseen unseen : UnseenFinder.find(text, markdown)) {
      assertThat(unseen.start()).isBetween(0, unseen.end());
      assertThat(unseen.end()).isLessThanOrEqualTo(text.length());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<details>",
        "<div hidden>",
        "<!-- a --!>",
        "<p style='display:none'>",
        "> ",
        "[",
        "![a](",
        "**a",
        "<b>",
        "<a href=x>",
        "[a]: # (b)\n",
        "`",
        "<table>",
        "<"
      })
  void crafted_text_ends(String piece) {
    // A search that began anew at each piece would not end at this length.
    inRange(piece.repeat(UnseenFinder.MOST / piece.length()), true);
  }
}
