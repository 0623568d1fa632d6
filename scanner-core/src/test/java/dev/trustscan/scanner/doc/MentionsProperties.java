package dev.trustscan.scanner.doc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trustscan.rules.Format;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** Whatever the library takes for text is searched for imports; nothing hides in supposed code. */
class MentionsProperties {
  private static final Parser PARSER = Parser.builder().build();

  @Property(tries = 10_000)
  void every_import_in_running_text_is_found(@ForAll("files") String text) {
    var expected = new TreeSet<String>();
    PARSER
        .parse(text)
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Text node) {
                for (String word : node.getLiteral().split("\\s")) {
                  if (word.matches("@p\\d+\\.md")) {
                    expected.add(word.substring(1));
                  }
                }
              }
            });
    assertThat(Docs.texts(Docs.ok(Format.MARKDOWN, text), "imports[*]"))
        .as(text)
        .containsAll(expected);
  }

  @Provide
  Arbitrary<String> files() {
    Arbitrary<String> piece =
        Arbitraries.of(
            "```", "~~~", "````", "`", "``", "\n", "\n", "\n\n", "  ", "    ", "\t", "> ", "- ",
            "1. ", "12) ", "@ ", "@ ", "@ ", "word ", "<div>", "</div>", "<b x=\"", "\">", "<!-- ",
            " -->", "# ", "---", "===", "\\", "<a>", "*", "sh", "[", "](", "][", "]: u", ")", "\"",
            "=");
    return piece.list().ofMinSize(2).ofMaxSize(24).map(MentionsProperties::numbered);
  }

  /** Gives each import a name of its own. */
  private static String numbered(Iterable<String> pieces) {
    var text = new StringBuilder("x\n");
    int number = 0;
    for (String piece : pieces) {
      text.append(piece.equals("@ ") ? " @p" + number++ + ".md " : piece);
    }
    return text.toString();
  }
}
