package dev.trustscan.scanner.report;

import dev.trustscan.scanner.doc.Span;
import dev.trustscan.scanner.source.RepoPath;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** Writes JSON piece by piece. Text of the target goes through {@link Printable}. */
final class Json {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private final JsonGenerator out;

  private Json(JsonGenerator out) {
    this.out = out;
  }

  /** Writes a document, a line break after it, and flushes; leaves the stream open. */
  static void write(OutputStream stream, Consumer<Json> body) throws IOException {
    try (JsonGenerator generator = FACTORY.createGenerator(new Pretty(), stream)) {
      var json = new Json(generator);
      json.object(() -> body.accept(json));
      generator.writeRaw('\n');
    } catch (JacksonIOException e) {
      throw e.getCause();
    } catch (JacksonException e) {
      throw new IOException(e.getMessage(), e);
    }
    stream.flush();
  }

  /** Two spaces, and the line ends of Unix everywhere. */
  private static final class Pretty extends ObjectWriteContext.Base {
    @Override
    public PrettyPrinter getPrettyPrinter() {
      var indenter = new DefaultIndenter("  ", "\n");
      return new DefaultPrettyPrinter().withArrayIndenter(indenter).withObjectIndenter(indenter);
    }

    @Override
    public boolean hasPrettyPrinter() {
      return true;
    }
  }

  /** Hands on what was written so far. */
  void flush() {
    out.flush();
  }

  void object(Runnable body) {
    out.writeStartObject();
    body.run();
    out.writeEndObject();
  }

  void object(String name, Runnable body) {
    out.writeName(name);
    object(body);
  }

  <T> void array(String name, Collection<T> items, Consumer<T> body) {
    out.writeName(name);
    out.writeStartArray();
    items.forEach(body);
    out.writeEndArray();
  }

  /** An array of objects. */
  <T> void objects(String name, Collection<T> items, Consumer<T> body) {
    array(name, items, item -> object(() -> body.accept(item)));
  }

  /** Names that are our own. */
  void strings(String name, Collection<String> own) {
    array(name, own, out::writeString);
  }

  /** Texts of the target. */
  void targets(String name, Collection<String> raw) {
    array(name, raw, text -> out.writeString(Printable.UNICODE.text(text)));
  }

  /** An item of an array. */
  void item(String printable) {
    out.writeString(printable);
  }

  /** Our own words. */
  void own(String name, String value) {
    out.writeName(name);
    out.writeString(value);
  }

  /** Our own words, left out when there are none. */
  void ownIfAny(String name, String value) {
    if (!value.isEmpty()) {
      own(name, value);
    }
  }

  /** Text of the target. */
  void target(String name, String raw) {
    own(name, Printable.UNICODE.text(raw));
  }

  /** Text of the target, left out when there is none. */
  void targetIfAny(String name, String raw) {
    if (!raw.isEmpty()) {
      target(name, raw);
    }
  }

  /** A message of a rule. */
  void message(String name, String message) {
    own(name, Printable.UNICODE.message(message));
  }

  void number(String name, long value) {
    out.writeName(name);
    out.writeNumber(value);
  }

  void flag(String name, boolean value) {
    out.writeName(name);
    out.writeBoolean(value);
  }

  /** A path, and its bytes where the printable form does not say it exactly. */
  void path(String name, RepoPath path) {
    own(name, Printable.UNICODE.path(path));
    if (!Printable.UNICODE.exact(path)) {
      own(name + "Base64", path.base64());
    }
  }

  /** A span, or nothing where there is none. */
  void span(String name, Span span) {
    if (!span.exists()) {
      out.writeName(name);
      out.writeNull();
      return;
    }
    object(
        name,
        () -> {
          number("line", span.line());
          number("column", span.column());
          number("endLine", span.endLine());
          number("endColumn", span.endColumn());
          number("start", span.start());
          number("end", span.end());
        });
  }
}
