package dev.trustscan.scanner.doc;

import static dev.trustscan.scanner.doc.Docs.cuts;
import static dev.trustscan.scanner.doc.Docs.failed;
import static dev.trustscan.scanner.doc.Docs.flat;
import static dev.trustscan.scanner.doc.Docs.kinds;
import static dev.trustscan.scanner.doc.Docs.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trustscan.rules.Format;
import dev.trustscan.scanner.doc.DocNote.Kind;
import dev.trustscan.scanner.source.Gap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class XmlReaderTest {
  @Test
  void elements_attributes_and_text_have_places() {
    Document document =
        ok(
            Format.XML,
            """
            <?xml version="1.0"?>
            <!-- comment -->
            <project xmlns="x" name='a &amp; b'>
              <target name="one"> run &lt;this&gt; <exec cmd="&#x41;"/> and<![CDATA[ <that>]]> </target>
              <other/>
              <target>2</target>
            </project>
            """);
    assertThat(flat(document))
        .containsExactly(
            "project[0].@xmlns=x",
            "project[0].@name=a & b",
            "project[0].target[0].@name=one",
            "project[0].target[0].#text=run <this>  and <that>",
            "project[0].target[0].exec[0].@cmd=A",
            "project[0].target[1].#text=2");
    assertThat(cuts(document, "project[*].@name")).containsExactly("'a &amp; b'");
    assertThat(cuts(document, "project[*].target[1]")).containsExactly("<target>2</target>");
    assertThat(cuts(document, "project[*].target[1].#text")).containsExactly("2");
    assertThat(Docs.at(document, "project[*].other[*]")).hasSize(1);
    assertThat(document.notes()).isEmpty();
  }

  @Test
  void entities_are_never_resolved() {
    String bomb =
        "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa>]\"><!ENTITY b \"&a;&a;\"><!-- ]> -->"
            + "<!ENTITY c SYSTEM \"file:///etc/passwd\">]><x>&b;&c;</x>";
    Document document = ok(Format.XML, bomb);
    assertThat(flat(document)).containsExactly("x[0].#text=&b;&c;");
    assertThat(kinds(document)).containsOnly(Kind.LENIENT_SYNTAX);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a>",
        "<a></b>",
        "</a>",
        "<a b>",
        "<a b=c>",
        "<a",
        "<!--",
        "<![CDATA[",
        "<a><",
        "x",
        "<!DOCTYPE a ["
      })
  void broken_text_fails_with_a_place(String text) {
    Parsed.Failed failed = failed(Format.XML, text);
    assertThat(failed.reason()).isEqualTo(Gap.Reason.MALFORMED);
    assertThat(failed.span().exists()).isTrue();
  }

  @Test
  void hostile_sizes_are_bounded() {
    assertThat(failed(Format.XML, "<a>".repeat(200_000)).reason()).isEqualTo(Gap.Reason.TOO_DEEP);
    assertThat(failed(Format.XML, "<r>" + "<a/>".repeat(600_000) + "</r>").reason())
        .isEqualTo(Gap.Reason.TOO_MANY);
    assertThat(ok(Format.XML, "<r>" + "&x;".repeat(300_000) + "</r>").notes()).hasSize(11);
    assertThat(
            ok(Format.PLIST, "<plist><dict><key>a</key><string>b</string></dict></plist>").notes())
        .isEmpty();
  }
}
