package dev.trustscan.scanner.doc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trustscan.rules.Format;
import dev.trustscan.rules.StructuralPath;
import dev.trustscan.scanner.doc.Node.Scalar;
import dev.trustscan.scanner.source.Limits;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads documents for tests. */
final class Docs {
  static final DocumentReader READER = new DocumentReader(Limits.DEFAULT);

  private Docs() {}

  static Document ok(Format format, String text) {
    return ok(format, text.getBytes(StandardCharsets.UTF_8));
  }

  static Document ok(Format format, byte[] bytes) {
    Parsed parsed = READER.read(format, bytes);
    assertThat(parsed).isInstanceOf(Parsed.Ok.class);
    return ((Parsed.Ok) parsed).document();
  }

  static Parsed.Failed failed(Format format, String text) {
    return failed(format, text.getBytes(StandardCharsets.UTF_8));
  }

  static Parsed.Failed failed(Format format, byte[] bytes) {
    Parsed parsed = READER.read(format, bytes);
    assertThat(parsed).isInstanceOf(Parsed.Failed.class);
    return (Parsed.Failed) parsed;
  }

  /** The texts of the scalars at a path. */
  static List<String> texts(Document document, String path) {
    return at(document, path).stream().map(l -> ((Scalar) l.node()).text()).toList();
  }

  /** What stands in the text at the spans of the nodes at a path. */
  static List<String> cuts(Document document, String path) {
    return at(document, path).stream().map(l -> cut(document, l.node().span())).toList();
  }

  static List<Located> at(Document document, String path) {
    return Nodes.select(document.root(), StructuralPath.parse(path));
  }

  static String cut(Document document, Span span) {
    return document.text().substring(span.start(), span.end());
  }

  /** Every scalar as {@code pointer=text}. */
  static List<String> flat(Document document) {
    return Nodes.all(document.root()).stream()
        .filter(l -> l.node() instanceof Scalar)
        .map(l -> l.pointer() + "=" + ((Scalar) l.node()).text())
        .toList();
  }

  static List<DocNote.Kind> kinds(Document document) {
    return document.notes().stream().map(DocNote::kind).toList();
  }
}
