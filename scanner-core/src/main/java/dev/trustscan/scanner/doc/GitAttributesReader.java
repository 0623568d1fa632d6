package dev.trustscan.scanner.doc;

import dev.trustscan.scanner.doc.Node.Member;
import dev.trustscan.scanner.doc.Node.Scalar;
import dev.trustscan.scanner.doc.Node.ScalarType;
import java.util.ArrayList;

/**
 * git attributes: a set attribute is true, {@code -name} false, {@code !name} null, {@code
 * name=value} a text.
 */
final class GitAttributesReader {
  private final Reading in;
  private final String text;

  private GitAttributesReader(Reading in) {
    this.in = in;
    this.text = in.text();
  }

  static Node read(Reading in) {
    var reader = new GitAttributesReader(in);
    var items = new ArrayList<Node>();
    Lines lines = Lines.of(in);
    while (lines.next()) {
      int first = lines.first();
      if (!lines.isBlank() && in.text().charAt(first) != '#') {
        items.add(reader.line(first, lines.last()));
      }
    }
    return in.list(items, 0, in.text().length());
  }

  private Node line(int start, int end) {
    Scalar pattern = pattern(start, end);
    var attributes = new ArrayList<Member>();
    int at = Lines.skipBlank(text, pattern.span().end(), end);
    int from = at;
    while (at < end) {
      int stop = wordEnd(at, end);
      attributes.add(attribute(at, stop));
      at = Lines.skipBlank(text, stop, end);
    }
    var members = new ArrayList<Member>();
    members.add(in.member("pattern", start, start, pattern));
    members.add(in.member("attributes", from, from, in.map(attributes, from, end)));
    return in.map(members, start, end);
  }

  private Scalar pattern(int start, int end) {
    if (text.charAt(start) == '"') {
      var value = new StringBuilder();
      int close = GitQuotes.read(text, start, end, value);
      if (close > 0) {
        return in.scalar(value.toString(), ScalarType.STRING, start, close);
      }
    }
    return in.verbatim(start, wordEnd(start, end));
  }

  private Member attribute(int start, int stop) {
    char sign = text.charAt(start);
    int equals = Lines.find(text, start, stop, '=');
    if (sign == '-' || sign == '!') {
      Node value =
          sign == '-'
              ? in.scalar("false", ScalarType.BOOLEAN, start, stop)
              : in.scalar("", ScalarType.NULL, start, stop);
      return in.member(text.substring(start + 1, stop), start, stop, value);
    }
    if (equals >= 0) {
      Node value = in.verbatim(equals + 1, stop);
      return in.member(text.substring(start, equals), start, equals, value);
    }
    Node value = in.scalar("true", ScalarType.BOOLEAN, start, stop);
    return in.member(text.substring(start, stop), start, stop, value);
  }

  private int wordEnd(int from, int end) {
    int i = from;
    while (i < end && !Lines.isBlank(text.charAt(i))) {
      i++;
    }
    return i;
  }
}
