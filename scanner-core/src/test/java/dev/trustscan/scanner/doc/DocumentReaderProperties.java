package dev.trustscan.scanner.doc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trustscan.rules.Format;
import dev.trustscan.scanner.doc.Node.ScalarType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every format and any bytes. */
class DocumentReaderProperties {
  @Property(tries = 3_000)
  void any_bytes_are_read_without_an_exception(@ForAll Format format, @ForAll byte[] bytes) {
    check(format, Docs.READER.read(format, bytes));
  }

  @Property(tries = 10_000)
  void any_text_is_read_without_an_exception(@ForAll Format format, @ForAll("texts") String text) {
    Parsed parsed = Docs.READER.read(format, text.getBytes(StandardCharsets.UTF_8));
    check(format, parsed);
    assertThat(parsed).isEqualTo(Docs.READER.read(format, text.getBytes(StandardCharsets.UTF_8)));
  }

  private static void check(Format format, Parsed parsed) {
    switch (parsed) {
      case Parsed.Failed failed -> {
        assertThat(failed.detail()).as(failed.text()).doesNotStartWith("the reader gave up");
        checkSpan(failed.text(), failed.span());
        failed.notes().forEach(note -> checkSpan(failed.text(), note.span()));
      }
      case Parsed.Ok ok -> {
        Document document = ok.document();
        assertThat(document.format()).isEqualTo(format);
        document.notes().forEach(note -> checkSpan(document.text(), note.span()));
        List<Located> all = Nodes.all(document.root());
        assertThat(all).extracting(Located::pointer).as(document.text()).doesNotHaveDuplicates();
        for (Located located : all) {
          checkSpan(document.text(), located.node().span());
          checkSpan(document.text(), located.nameSpan());
        }
        assertThat(Canonical.of(document.root())).isNotEmpty();
      }
    }
  }

  private static void checkSpan(String text, Span span) {
    assertThat(span.end()).isLessThanOrEqualTo(text.length());
    if (span.exists()) {
      assertThat(new LineMap(text).span(span.start(), span.end())).as(text).isEqualTo(span);
    }
  }

  /** A string without escapes and quotes is what stands at its span. */
  @Property(tries = 3_000)
  void plain_strings_stand_at_their_spans(
      @ForAll("wordFormats") Format format, @ForAll("texts") String text) {
    Parsed parsed = Docs.READER.read(format, text.getBytes(StandardCharsets.UTF_8));
    if (parsed instanceof Parsed.Ok ok) {
      for (Located located : Nodes.all(ok.document().root())) {
        if (located.node() instanceof Node.Scalar scalar
            && scalar.type() == ScalarType.STRING
            && scalar.text().chars().allMatch(c -> c == 'a' || c == 'b')) {
          String cut = Docs.cut(ok.document(), scalar.span());
          assertThat(cut.replaceAll("[\"'`&!|>\\\\\\s-]", "")).as(text).contains(scalar.text());
        }
      }
    }
  }

  @Provide
  Arbitrary<Format> wordFormats() {
    return Arbitraries.of(
        Format.JSON,
        Format.JSONC,
        Format.JSON5,
        Format.YAML,
        Format.TOML,
        Format.INI,
        Format.DOTENV,
        Format.GIT_ATTRIBUTES,
        Format.LINES,
        Format.IGNORE,
        Format.MARKDOWN);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(
            "a",
            "b",
            "ab",
            "{",
            "}",
            "[",
            "]",
            "(",
            ")",
            "<",
            ">",
            "/",
            ":",
            "=",
            ",",
            ".",
            "\"",
            "'",
            "`",
            "\\",
            "$",
            "$(",
            "#",
            ";",
            "-",
            "- ",
            "!",
            "&",
            "*",
            "@",
            "%",
            "|",
            "~",
            "+",
            "?",
            " ",
            "  ",
            "\t",
            "\n",
            "\r\n",
            "\r",
            "\0",
            "1",
            "é",
            "\uD83D\uDE00",
            "\uFEFF",
            "---\n",
            "```",
            "true",
            "shell ",
            "define ",
            "endef\n",
            "include ",
            "export ",
            "RUN ",
            "<<",
            "<!--",
            "-->",
            "<a>",
            "</a>",
            "a: ",
            "a = ",
            "&a ",
            "*a",
            "<<: ",
            "set ",
            ":=",
            "import ")
        .list()
        .ofMaxSize(16)
        .map(parts -> String.join("", parts));
  }
}
