package dev.trustscan.scanner.doc;

import dev.trustscan.scanner.doc.DocNote.Kind;
import dev.trustscan.scanner.doc.Node.MapNode;
import dev.trustscan.scanner.doc.Node.Member;
import dev.trustscan.scanner.doc.Node.ScalarType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads XML into a tree, iteratively, and resolves nothing: a document type is passed over and
 * noted, entities other than the five of XML itself stay as they stand.
 *
 * <p>An element is a map of attributes as {@code @name}, text as {@code #text}, and children, those
 * of one name as a list.
 */
final class XmlReader {
  private final Reading in;
  private final String text;
  private final XmlLexer lexer;
  private final ArrayDeque<Element> open = new ArrayDeque<>();
  private final Element document;

  private XmlReader(Reading in) {
    this.in = in;
    this.text = in.text();
    this.lexer = new XmlLexer(in);
    this.document = new Element(new Key("", 0, 0), 0);
  }

  static Node read(Reading in) {
    return new XmlReader(in).run();
  }

  private Node run() {
    open.push(document);
    while (!lexer.atEnd()) {
      step();
    }
    if (open.size() > 1) {
      throw ReadFailure.malformed("the element here is never closed", open.element().start);
    }
    if (document.children.isEmpty() && !document.content.toString().isBlank()) {
      throw ReadFailure.malformed("no element", 0);
    }
    return document.node(text.length());
  }

  private void step() {
    int at = lexer.at();
    if (text.startsWith("<!--", at)) {
      lexer.behind("-->", 4);
    } else if (text.startsWith("<![CDATA[", at)) {
      int end = lexer.behind("]]>", 9);
      open.element().text(text.substring(at + 9, end - 3), at, end);
    } else if (text.startsWith("<?", at)) {
      lexer.behind("?>", 2);
    } else if (text.startsWith("<!", at)) {
      lexer.skipDeclaration();
      in.note(Kind.LENIENT_SYNTAX, at, lexer.at(), "a document type, which some readers resolve");
    } else if (text.startsWith("</", at)) {
      close();
    } else if (text.charAt(at) == '<') {
      open();
    } else {
      String value = lexer.text();
      open.element().text(value, at, lexer.at());
    }
  }

  private void open() {
    int start = lexer.at();
    lexer.skip(1);
    Key name = lexer.name();
    var element = new Element(name, start);
    in.checkDepth(open.size(), start);
    while (lexer.skipSpace() && lexer.atName()) {
      element.attributes.add(attribute());
    }
    boolean empty = lexer.takes("/>");
    if (!empty && !lexer.takes(">")) {
      throw ReadFailure.malformed("the tag is not closed", start);
    }
    if (empty) {
      open.element().child(name, element.node(lexer.at()));
    } else {
      open.push(element);
    }
  }

  private Member attribute() {
    Key name = lexer.name();
    lexer.skipSpace();
    if (!lexer.takes("=")) {
      throw ReadFailure.malformed("an attribute without a value", name.start());
    }
    lexer.skipSpace();
    int start = lexer.at();
    String value = lexer.quoted();
    return in.member(
        "@" + name.name(),
        name.start(),
        name.end(),
        in.scalar(value, ScalarType.STRING, start, lexer.at()));
  }

  private void close() {
    int start = lexer.at();
    lexer.skip(2);
    Key name = lexer.name();
    lexer.skipSpace();
    if (!lexer.takes(">")) {
      throw ReadFailure.malformed("the tag is not closed", start);
    }
    if (open.size() == 1 || !open.element().name.name().equals(name.name())) {
      throw ReadFailure.malformed("a tag that nothing opened is closed", start);
    }
    Element done = open.pop();
    open.element().child(done.name, done.node(lexer.at()));
  }

  /** An element that is not closed yet. */
  private final class Element {
    final Key name;
    final int start;
    final List<Member> attributes = new ArrayList<>();
    final XmlChildren children = new XmlChildren(in);
    final StringBuilder content = new StringBuilder();
    int textStart = -1;
    int textEnd;

    Element(Key name, int start) {
      this.name = name;
      this.start = start;
    }

    void text(String value, int from, int to) {
      int first = from;
      int last = to;
      while (first < last && Character.isWhitespace(XmlReader.this.text.charAt(first))) {
        first++;
      }
      while (last > first && Character.isWhitespace(XmlReader.this.text.charAt(last - 1))) {
        last--;
      }
      content.append(value);
      if (first < last) {
        textStart = textStart < 0 ? first : textStart;
        textEnd = last;
      }
    }

    void child(Key key, MapNode node) {
      children.add(key, node);
    }

    MapNode node(int end) {
      var members = new ArrayList<>(attributes);
      String value = content.toString().strip();
      if (!value.isEmpty()) {
        int from = Math.max(textStart, start);
        Node scalar = in.scalar(value, ScalarType.STRING, from, Math.max(from, textEnd));
        members.add(in.member("#text", from, from, scalar));
      }
      members.addAll(children.members());
      var names = new Names(in);
      for (Member member : attributes) {
        names.see(member.name(), member.nameSpan().start(), member.nameSpan().end());
      }
      return in.map(members, start, end);
    }
  }
}
