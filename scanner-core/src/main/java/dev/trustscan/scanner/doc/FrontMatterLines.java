package dev.trustscan.scanner.doc;

import dev.trustscan.scanner.doc.Node.Member;
import dev.trustscan.scanner.doc.Node.Scalar;
import dev.trustscan.scanner.doc.Node.ScalarType;
import java.util.ArrayList;
import java.util.List;

/** Reads front matter that is not YAML as lines of {@code key: value}, as lenient readers do. */
final class FrontMatterLines {
  private final Reading in;
  private final String text;
  private final Names names;
  private final List<Member> members = new ArrayList<>();

  private String name = "";
  private int nameStart;
  private int nameEnd;
  private final List<Scalar> items = new ArrayList<>();
  private int valueStart = -1;
  private int valueEnd;

  private FrontMatterLines(Reading in) {
    this.in = in;
    this.text = in.text();
    this.names = new Names(in);
  }

  static Node read(Reading in, int start, int end) {
    var reader = new FrontMatterLines(in);
    int at = start;
    while (at < end) {
      int stop = at;
      while (stop < end && text(in, stop) != '\n' && text(in, stop) != '\r') {
        stop++;
      }
      reader.line(at, stop);
      at = stop + 1;
    }
    reader.finish();
    return in.map(reader.members, start, end);
  }

  private static char text(Reading in, int at) {
    return in.text().charAt(at);
  }

  private void line(int start, int stop) {
    int from = skipBlank(start, stop);
    int to = trimEnd(from, stop);
    if (from == to || text.charAt(from) == '#') {
      return;
    }
    boolean item = text.charAt(from) == '-' && (from + 1 == to || isBlank(text.charAt(from + 1)));
    if (item && !name.isEmpty()) {
      int value = skipBlank(from + 1, to);
      items.add(scalar(value, to));
      return;
    }
    int colon = from == start ? colon(from, to) : -1;
    if (colon > 0) {
      finish();
      name = unquoted(from, colon);
      nameStart = from;
      nameEnd = colon;
      names.see(name, from, colon);
      from = skipBlank(colon + 1, to);
    }
    if (from < to) {
      valueStart = valueStart < 0 ? from : valueStart;
      valueEnd = to;
    }
  }

  private int colon(int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) == ':') {
        return i;
      }
      if (text.charAt(i) == ' ' && i + 1 < to && text.charAt(i + 1) != ':') {
        return -1;
      }
    }
    return -1;
  }

  private void finish() {
    if (!name.isEmpty()) {
      members.add(in.member(name, nameStart, nameEnd, value()));
    }
    name = "";
    items.clear();
    valueStart = -1;
  }

  private Node value() {
    if (!items.isEmpty()) {
      int end = items.getLast().span().end();
      return in.list(items, items.getFirst().span().start(), end);
    }
    if (valueStart < 0) {
      return in.scalar("", ScalarType.NULL, nameEnd, nameEnd);
    }
    boolean list = text.charAt(valueStart) == '[' && text.charAt(valueEnd - 1) == ']';
    return list ? list(valueStart + 1, valueEnd - 1) : scalar(valueStart, valueEnd);
  }

  private Node list(int start, int end) {
    var parts = new ArrayList<Scalar>();
    int from = start;
    for (int i = start; i <= end; i++) {
      if (i == end || text.charAt(i) == ',') {
        int first = skipBlank(from, i);
        int last = trimEnd(first, i);
        if (first < last) {
          parts.add(scalar(first, last));
        }
        from = i + 1;
      }
    }
    return in.list(parts, start - 1, Math.max(start, end) + 1);
  }

  private Scalar scalar(int from, int to) {
    String value = unquoted(from, to);
    ScalarType type = value.length() == to - from ? YamlScalars.plain(value) : ScalarType.STRING;
    return in.scalar(value, type, from, to);
  }

  private String unquoted(int from, int to) {
    if (to - from >= 2) {
      char c = text.charAt(from);
      if ((c == '"' || c == '\'') && text.charAt(to - 1) == c) {
        return text.substring(from + 1, to - 1);
      }
    }
    return text.substring(from, trimEnd(from, to));
  }

  private int skipBlank(int from, int to) {
    int at = from;
    while (at < to && isBlank(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private int trimEnd(int from, int to) {
    int at = to;
    while (at > from && isBlank(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
