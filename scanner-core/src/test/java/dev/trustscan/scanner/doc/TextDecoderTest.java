package dev.trustscan.scanner.doc;

import static dev.trustscan.scanner.doc.Docs.kinds;
import static dev.trustscan.scanner.doc.Docs.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trustscan.rules.Format;
import dev.trustscan.scanner.doc.DocNote.Kind;
import dev.trustscan.scanner.source.Gap;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextDecoderTest {
  private static final String TEXT = "{\"hooks\": \"h\u00e4\uD83D\uDE00\"}";

  @Test
  void utf_8_is_nothing_to_note() {
    Document document = ok(Format.TEXT, TEXT);
    assertThat(document.text()).isEqualTo(TEXT);
    assertThat(document.notes()).isEmpty();
    assertThat(document.root().span()).isEqualTo(new Span(1, 1, 1, 17, 0, 17));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
  void a_byte_order_mark_decides_and_is_noted(String name) {
    Document document = ok(Format.JSON, ("\uFEFF" + TEXT).getBytes(Charset.forName(name)));
    assertThat(document.text()).isEqualTo(TEXT);
    assertThat(document.root().span().start()).isZero();
    assertThat(kinds(document))
        .isEqualTo(name.equals("UTF-8") ? List.of(Kind.BOM) : List.of(Kind.BOM, Kind.ENCODING));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
  void wide_text_without_a_mark_is_recognised(String name) {
    Document document = ok(Format.JSON, TEXT.getBytes(Charset.forName(name)));
    assertThat(document.text()).isEqualTo(TEXT);
    assertThat(kinds(document)).containsExactly(Kind.ENCODING);
  }

  @Test
  void malformed_bytes_are_replaced_and_noted_where_they_stand() {
    byte[] bytes = "ab\u00e9\ncd\u00e9".getBytes(StandardCharsets.ISO_8859_1);
    Document document = ok(Format.TEXT, bytes);
    assertThat(document.text()).isEqualTo("ab\uFFFD\ncd\uFFFD");
    assertThat(document.notes())
        .extracting(n -> n.kind() + "@" + n.span().line() + ":" + n.span().column())
        .containsExactly("MALFORMED_TEXT@1:3", "MALFORMED_TEXT@2:3");
    assertThat(ok(Format.TEXT, "a literal \uFFFD").notes()).isEmpty();
  }

  @Test
  void the_end_may_be_cut_inside_a_character() {
    assertThat(ok(Format.TEXT, new byte[] {'a', (byte) 0xF0, (byte) 0x9F}).text())
        .startsWith("a\uFFFD");
    assertThat(ok(Format.TEXT, new byte[] {(byte) 0xFF, (byte) 0xFE, 'a'}).text())
        .isEqualTo("\uFFFD");
  }

  @Test
  void nul_bytes_are_noted() {
    Document document = ok(Format.TEXT, "abc\0def\0");
    assertThat(kinds(document)).containsExactly(Kind.NUL);
    assertThat(document.notes().getFirst().detail()).isEqualTo("2 NULs");
  }

  @Test
  void what_is_not_text_has_no_text() {
    assertThat(ok(Format.BINARY, "abc").text()).isEmpty();
    assertThat(ok(Format.ANY, "a\0b").text()).isEmpty();
    assertThat(ok(Format.ANY, "abc").text()).isEqualTo("abc");
  }

  @Test
  void padding_is_noted_where_it_hides_text() {
    Document document = ok(Format.TEXT, "a\n" + " ".repeat(300) + "rm\n" + " ".repeat(300) + "\n");
    assertThat(document.notes())
        .extracting(n -> n.kind() + "@" + n.span().line() + ":" + n.span().column())
        .containsExactly("PADDING@2:1");
    assertThat(kinds(ok(Format.TEXT, "a" + "\n".repeat(20_000)))).containsExactly(Kind.PADDING);
    assertThat(ok(Format.TEXT, " ".repeat(199) + "x").notes()).isEmpty();
  }

  @Test
  void bytes_over_the_limit_are_not_parsed() {
    byte[] bytes = new byte[(4 << 20) + 1];
    java.util.Arrays.fill(bytes, (byte) '[');
    Parsed.Failed failed = Docs.failed(Format.JSON, bytes);
    assertThat(failed.reason()).isEqualTo(Gap.Reason.TOO_LARGE);
    assertThat(failed.text()).hasSize(4 << 20);
  }

  @Test
  void lines_end_in_three_ways() {
    var map = new LineMap("a\nb\r\nc\rd");
    assertThat(map.lines()).isEqualTo(4);
    assertThat(List.of(map.line(0), map.line(2), map.line(4), map.line(5), map.line(7)))
        .containsExactly(1, 2, 2, 3, 4);
    assertThat(map.column(7)).isEqualTo(1);
  }
}
