package dev.trustscan.scanner.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trustscan.scanner.source.RepoPath;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PrintableTest {
  @Test
  void ordinary_text_stays_as_it_is() {
    assertThat(Printable.UNICODE.text("src/Grüße (1).txt 日本語 €"))
        .isEqualTo("src/Grüße (1).txt 日本語 €");
  }

  @Test
  void controls_become_escapes() {
    assertThat(Printable.UNICODE.text("a\u001b[2Jb\nc\td\re\u0000f\u007f\u009bg"))
        .isEqualTo("a\\u{1b}[2Jb\\nc\\td\\re\\u{0}f\\u{7f}\\u{9b}g");
  }

  @Test
  void bidirectional_and_invisible_characters_become_escapes() {
    assertThat(Printable.UNICODE.text("a\u202eb\u200bc\u2066d\u00ade\u3164f\u2800g\ufeffh"))
        .isEqualTo("a\\u{202e}b\\u{200b}c\\u{2066}d\\u{ad}e\\u{3164}f\\u{2800}g\\u{feff}h");
  }

  @Test
  void characters_of_the_tag_block_become_escapes() {
    assertThat(Printable.UNICODE.text("x\udb40\udc41")).isEqualTo("x\\u{e0041}");
  }

  @Test
  void lone_surrogates_become_escapes() {
    assertThat(Printable.UNICODE.text("a\ud800b\udc00")).isEqualTo("a\\u{d800}b\\u{dc00}");
  }

  @Test
  void every_blank_but_the_plain_one_becomes_an_escape() {
    assertThat(Printable.UNICODE.text("a\u00a0b\u2003c\u2028d e"))
        .isEqualTo("a\\u{a0}b\\u{2003}c\\u{2028}d e");
  }

  @Test
  void piles_of_marks_become_escapes_and_an_accent_stays() {
    assertThat(Printable.UNICODE.text("e\u0301")).isEqualTo("e\u0301");
    assertThat(Printable.UNICODE.text("e\u0301\u0301\u0301\u0301"))
        .isEqualTo("e\u0301\u0301\\u{301}\\u{301}");
    assertThat(Printable.UNICODE.text("\u0301x")).isEqualTo("\\u{301}x");
  }

  @Test
  void the_emoji_selector_stays_behind_a_symbol_only() {
    assertThat(Printable.UNICODE.text("⚠\ufe0f")).isEqualTo("⚠\ufe0f");
    assertThat(Printable.UNICODE.text("a\ufe0f")).isEqualTo("a\\u{fe0f}");
  }

  @Test
  void ascii_escapes_everything_else() {
    assertThat(Printable.ASCII.text("Grüße")).isEqualTo("Gr\\u{fc}\\u{df}e");
  }

  @Test
  void long_text_says_how_much_is_missing() {
    assertThat(Printable.UNICODE.text("abcdef", 4)).isEqualTo("abcd…(2 more)");
    assertThat(Printable.ASCII.text("abcdef", 4)).isEqualTo("abcd...(2 more)");
  }

  @Test
  void bytes_that_are_no_text_are_shown_as_bytes() {
    var path = RepoPath.ofBytes(new byte[] {'a', (byte) 0xff, 'b', (byte) 0xc3, (byte) 0xa4, 0x1b});
    assertThat(Printable.UNICODE.path(path)).isEqualTo("a\\xffbä\\u{1b}");
    assertThat(Printable.UNICODE.exact(path)).isFalse();
  }

  @Test
  void a_path_is_exact_only_if_nothing_was_escaped() {
    assertThat(Printable.UNICODE.exact(RepoPath.of("a/b c.txt"))).isTrue();
    assertThat(Printable.UNICODE.exact(RepoPath.of("a\nb"))).isFalse();
    assertThat(Printable.UNICODE.path(RepoPath.ROOT)).isEqualTo(".");
  }

  @Test
  void isolates_part_our_words_from_the_target_s() {
    assertThat(Printable.UNICODE.pieces("runs \u2068a\u001bb\u2069 now"))
        .isEqualTo(
            List.of(
                new Printable.Piece("runs ", false),
                new Printable.Piece("a\\u{1b}b", true),
                new Printable.Piece(" now", false)));
  }

  @Test
  void an_isolate_that_does_not_end_reaches_to_the_end() {
    assertThat(Printable.UNICODE.pieces("runs \u2068a \u2068b\u2069 c"))
        .isEqualTo(
            List.of(
                new Printable.Piece("runs ", false),
                new Printable.Piece("a \\u{2068}b\\u{2069} c", true)));
  }

  @Test
  void quoted_text_cannot_close_its_quotation_marks() {
    assertThat(Printable.UNICODE.message("runs \u2068a” nothing else\u2069."))
        .isEqualTo("runs “a\\u{201d} nothing else”.");
    assertThat(Printable.ASCII.message("runs \u2068a' b\u2069.")).isEqualTo("runs 'a\\' b'.");
  }

  @Property
  void nothing_but_visible_characters_comes_out(@ForAll String raw) {
    for (Printable printable : Printable.values()) {
      String text = printable.text(raw);
      assertThat(text.codePoints()).allMatch(c -> c >= 0x20 && c != 0x7f);
      assertThat(text.codePoints())
          .noneMatch(c ->
              switch (Character.getType(c)) {
                case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    true;
                default -> false;
              });
    }
    assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(Printable.ASCII.text(raw)))
        .isTrue();
  }

  @Property
  void any_bytes_make_a_printable_path(@ForAll byte[] bytes) {
    assertThat(Printable.UNICODE.path(RepoPath.ofBytes(bytes)).codePoints())
        .allMatch(c -> c >= 0x20 && !Character.isISOControl(c));
  }
}
