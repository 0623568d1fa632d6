package dev.trustscan.scanner.doc;

import dev.trustscan.scanner.doc.DocNote.Kind;
import dev.trustscan.scanner.doc.Node.Member;
import dev.trustscan.scanner.doc.Node.ScalarType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON and its relatives into a tree, in one pass and without recursion.
 *
 * <p>Editors and agents read their settings with readers of very different patience. What any
 * common one accepts is accepted here; what the named dialect does not allow is noted.
 */
final class JsonReader {
  private final Reading in;
  private final JsonLexer lexer;
  private final JsonDialect dialect;
  private final ArrayDeque<Frame> open = new ArrayDeque<>();

  private JsonReader(Reading in, JsonDialect dialect, int start, int end) {
    this.in = in;
    this.dialect = dialect;
    this.lexer = new JsonLexer(in, dialect, start, end);
  }

  static Node read(Reading in, JsonDialect dialect) {
    return read(in, dialect, 0, in.text().length());
  }

  static Node read(Reading in, JsonDialect dialect, int start, int end) {
    return new JsonReader(in, dialect, start, end).document(start);
  }

  private Node document(int start) {
    lexer.skipBlank();
    if (lexer.atEnd()) {
      if (dialect == JsonDialect.STRICT) {
        in.note(Kind.LENIENT_SYNTAX, start, lexer.at(), "there is no value at all");
      }
      return in.scalar("", ScalarType.NULL, start, start);
    }
    Node root = value();
    lexer.skipBlank();
    if (!lexer.atEnd()) {
      in.note(Kind.TRAILING, lexer.at(), lexer.end(), "text after the end of the value");
    }
    return root;
  }

  private Node value() {
    Node done = begin();
    while (done == null) {
      done = step(open.element());
    }
    return done;
  }

  /** Reads a scalar, or opens a container and gives null. */
  private @Nullable Node begin() {
    int at = lexer.at();
    if (lexer.atEnd()) {
      throw ReadFailure.malformed("a value is missing at the end", at);
    }
    char c = lexer.peek();
    if (c == '{' || c == '[') {
      lexer.take();
      open.push(new Frame(c == '{', at));
      in.checkDepth(open.size(), at);
      return null;
    }
    return lexer.scalar();
  }

  /** Takes one step inside a container; gives the root once it is complete. */
  private @Nullable Node step(Frame frame) {
    lexer.skipBlank();
    if (lexer.atEnd()) {
      throw ReadFailure.malformed("the bracket here is never closed", frame.start);
    }
    char c = lexer.peek();
    if (c == '}' || c == ']') {
      return close(frame, c);
    }
    if (c == ',') {
      comma(frame);
      return null;
    }
    if (!frame.isEmpty() && frame.comma < 0) {
      in.note(Kind.LENIENT_SYNTAX, lexer.at(), lexer.at() + 1, "a comma is missing before this");
    }
    frame.comma = -1;
    if (frame.map) {
      name(frame);
    }
    Node scalar = begin();
    if (scalar != null) {
      frame.add(scalar);
    }
    return null;
  }

  private @Nullable Node close(Frame frame, char c) {
    int at = lexer.at();
    if (frame.map != (c == '}')) {
      throw ReadFailure.malformed("the wrong bracket closes", at);
    }
    lexer.take();
    if (frame.comma >= 0 && !dialect.trailingCommas()) {
      in.note(Kind.LENIENT_SYNTAX, frame.comma, frame.comma + 1, "a comma before the end");
    }
    open.pop();
    Node done = frame.node(at + 1);
    if (open.isEmpty()) {
      return done;
    }
    open.element().add(done);
    return null;
  }

  private void comma(Frame frame) {
    int at = lexer.at();
    if (frame.comma >= 0 || frame.isEmpty()) {
      in.note(Kind.LENIENT_SYNTAX, at, at + 1, "a comma without a value before it");
    }
    frame.comma = at;
    lexer.take();
  }

  private void name(Frame frame) {
    int start = lexer.at();
    String name = lexer.name();
    frame.name(name, start, lexer.at());
    lexer.skipBlank();
    if (lexer.atEnd() || lexer.peek() != ':') {
      throw ReadFailure.malformed("a colon is missing after the name", lexer.at());
    }
    lexer.take();
    lexer.skipBlank();
  }

  /** A container that is not closed yet. */
  private final class Frame {
    final boolean map;
    final int start;
    final List<Member> members = new ArrayList<>();
    final List<Node> items = new ArrayList<>();
    final Names names = new Names(in);
    int comma = -1;
    String name = "";
    Span nameSpan = Span.NONE;

    Frame(boolean map, int start) {
      this.map = map;
      this.start = start;
    }

    boolean isEmpty() {
      return members.isEmpty() && items.isEmpty();
    }

    void name(String text, int from, int to) {
      names.see(text, from, to);
      name = text;
      nameSpan = in.span(from, to);
    }

    void add(Node node) {
      if (map) {
        members.add(new Member(name, nameSpan, node));
      } else {
        items.add(node);
      }
    }

    Node node(int end) {
      return map ? in.map(members, start, end) : in.list(items, start, end);
    }
  }
}
