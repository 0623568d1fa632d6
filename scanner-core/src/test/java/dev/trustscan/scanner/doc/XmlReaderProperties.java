package dev.trustscan.scanner.doc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trustscan.rules.Format;
import dev.trustscan.scanner.doc.Node.ListNode;
import dev.trustscan.scanner.doc.Node.MapNode;
import dev.trustscan.scanner.doc.Node.Member;
import dev.trustscan.scanner.doc.Node.Scalar;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The platform's reader is the oracle. */
class XmlReaderProperties {
  @Property(tries = 5_000)
  void what_the_platform_reads_is_read_the_same(@ForAll("files") String text) {
    Optional<String> expected = platform(text);
    if (expected.isPresent()) {
      Parsed parsed = Docs.READER.read(Format.XML, text.getBytes(StandardCharsets.UTF_8));
      assertThat(parsed).as(text).isInstanceOf(Parsed.Ok.class);
      assertThat(form(((Parsed.Ok) parsed).document().root())).as(text).isEqualTo(expected.get());
    }
  }

  /** An element as sorted members; children of one name are a list. */
  private static final class Form {
    final TreeMap<String, String> members = new TreeMap<>();
    final StringBuilder text = new StringBuilder();
    final TreeMap<String, String> children = new TreeMap<>();

    void child(String name, String form) {
      children.merge(name, form, (a, b) -> a + "," + b);
    }

    @Override
    public String toString() {
      String content = text.toString().strip();
      if (!content.isEmpty()) {
        members.put("#text", content);
      }
      children.forEach((name, forms) -> members.put(name, "[" + forms + "]"));
      return members.toString();
    }
  }

  private static Optional<String> platform(String text) {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text));
      var open = new ArrayDeque<Form>();
      open.push(new Form());
      while (reader.hasNext()) {
        switch (reader.next()) {
          case XMLStreamConstants.START_ELEMENT -> {
            var form = new Form();
            for (int i = 0; i < reader.getAttributeCount(); i++) {
              form.members.put("@" + reader.getAttributeLocalName(i), reader.getAttributeValue(i));
            }
            open.push(form);
          }
          case XMLStreamConstants.END_ELEMENT -> {
            Form done = open.pop();
            open.element().child(reader.getLocalName(), done.toString());
          }
          case XMLStreamConstants.CHARACTERS,
              XMLStreamConstants.CDATA,
              XMLStreamConstants.SPACE -> {
            if (open.size() > 1) {
              open.element().text.append(reader.getText());
            }
          }
          default -> {}
        }
      }
      return Optional.of(open.element().toString());
    } catch (XMLStreamException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static String form(Node node) {
    MapNode map = (MapNode) node;
    var form = new Form();
    for (Member member : map.members()) {
      switch (member.value()) {
        case Scalar scalar -> form.members.put(member.name(), scalar.text());
        case ListNode list -> list.items().forEach(i -> form.child(member.name(), form(i)));
        case MapNode inner -> throw new AssertionError("children are lists");
      }
    }
    return form.toString();
  }

  @Provide
  Arbitrary<String> files() {
    Arbitrary<String> piece =
        Arbitraries.of(
            "<a>",
            "</a>",
            "<b x='1'>",
            "</b>",
            "<c/>",
            "<d y=\"&lt;2\" z=''/>",
            "text",
            " ",
            "\n",
            "&amp;",
            "&#65;",
            "&#x1F600;",
            "<!-- c -->",
            "<![CDATA[<x>]]>",
            "<?pi x?>",
            "é");
    return piece.list().ofMaxSize(10).map(parts -> "<r>" + String.join("", parts) + "</r>");
  }
}
