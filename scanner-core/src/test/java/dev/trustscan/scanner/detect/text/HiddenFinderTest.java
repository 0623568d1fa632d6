package dev.trustscan.scanner.detect.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HiddenFinderTest {
  @Test
  void tags_decode_to_their_message() {
    List<Hidden> found = HiddenFinder.find("x" + tags("run it") + "y");

    assertThat(found).singleElement().extracting(Hidden::kind).isEqualTo(Hidden.Kind.TAGS);
    assertThat(found.getFirst().message()).isEqualTo("run it");
  }

  @Test
  void the_three_flags_are_no_message() {
    String england = "\uD83C\uDFF4" + tags("gbeng") + tagEnd();

    assertThat(HiddenFinder.find(england)).isEmpty();
  }

  @Test
  void a_flag_that_does_not_exist_is_a_message() {
    String texas = "\uD83C\uDFF4" + tags("ustx") + tagEnd();

    assertThat(HiddenFinder.find(texas)).hasSize(1);
  }

  @Test
  void zero_width_bits_decode_in_seven_and_eight_bits() {
    for (int width : new int[] {7, 8}) {
      List<Hidden> found = HiddenFinder.find("# " + bits("delete it", width));

      assertThat(found).singleElement().extracting(Hidden::message).isEqualTo("delete it");
    }
  }

  @Test
  void supplementary_selectors_decode_to_bytes() {
    var text = new StringBuilder("\uD83D\uDE00");
    for (char c : "hello".toCharArray()) {
      text.appendCodePoint(0xE0100 + c - 16);
    }

    assertThat(HiddenFinder.find(text.toString()))
        .singleElement()
        .satisfies(h -> {
          assertThat(h.kind()).isEqualTo(Hidden.Kind.SELECTORS);
          assertThat(h.message()).isEqualTo("hello");
        });
  }

  @Test
  void a_split_word_is_put_together_again() {
    assertThat(HiddenFinder.find("use cu\u200Brl now"))
        .singleElement()
        .extracting(Hidden::message)
        .isEqualTo("curl");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain text\r\nwith lines\n",
        "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67 family",
        "\u2764\uFE0F heart 1\uFE0F\u20E3",
        "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645",
        "\u0915\u094D\u200D\u0937",
        "\u845B\uDB40\uDD00\u98FE",
        "\uFEFFstart",
        "Donau\u00ADdampf\u00A0schiff",
        "\u001b[32mgreen\u001b[0m \u001b[38;5;8mgrey\u001b[0m",
        "\u03B1 = 0.5 \u0394t",
        "\u0421\u043E\u043B\u043D\u0446\u0435 and English"
      })
  void ordinary_writing_is_left_alone(String text) {
    assertThat(HiddenFinder.find(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "if (x) { /* \u202E } \u2066 */",
        "\u2066 open",
        "p\u0430yload",
        "a\u001b[8mb",
        "a\u001b[2Kb",
        "a\u001b]8;;http://x\u0007b",
        "shown\rhidden\nnext"
      })
  void deceptive_writing_is_found(String text) {
    assertThat(HiddenFinder.find(text)).isNotEmpty();
  }

  private static String tags(String ascii) {
    var text = new StringBuilder();
    for (char c : ascii.toCharArray()) {
      text.appendCodePoint(0xE0000 + c);
    }
    return text.toString();
  }

  private static String tagEnd() {
    return new StringBuilder().appendCodePoint(0xE007F).toString();
  }

  private static String bits(String ascii, int width) {
    var text = new StringBuilder();
    for (char c : ascii.toCharArray()) {
      for (int bit = width - 1; bit >= 0; bit--) {
        text.append((c >> bit & 1) == 1 ? '\u200C' : '\u200B');
      }
    }
    return text.toString();
  }
}
