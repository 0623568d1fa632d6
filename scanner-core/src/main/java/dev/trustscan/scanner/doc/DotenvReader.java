package dev.trustscan.scanner.doc;

import dev.trustscan.scanner.doc.Node.Member;
import dev.trustscan.scanner.doc.Node.Scalar;
import dev.trustscan.scanner.doc.Node.ScalarType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code KEY=value} files as the common loaders read them. */
final class DotenvReader {
  private final Reading in;
  private final String text;
  private final Map<String, Integer> seen = new HashMap<>();
  private final List<Member> members = new ArrayList<>();
  private int at;

  /**
   * Where the last value over several lines ends; its lines are read both as value and as lines.
   */
  private int inside = -1;

  private DotenvReader(Reading in) {
    this.in = in;
    this.text = in.text();
  }

  static Node read(Reading in) {
    var reader = new DotenvReader(in);
    while (reader.at < in.text().length()) {
      reader.line();
    }
    return in.map(reader.members, 0, in.text().length());
  }

  private void line() {
    int end = lineEnd(at);
    int first = Lines.skipBlank(text, at, end);
    if (text.startsWith("export", first)
        && first + 6 < end
        && Lines.isBlank(text.charAt(first + 6))) {
      first = Lines.skipBlank(text, first + 6, end);
    }
    int stop = first;
    while (stop < end && isNamePart(text.charAt(stop))) {
      stop++;
    }
    int sign = Lines.skipBlank(text, stop, end);
    boolean pair =
        stop > first
            && sign < end
            && (text.charAt(sign) == '=' || (text.charAt(sign) == ':' && sign == stop));
    if (!pair || (first < inside && !isPlainPair(first, stop, sign, end))) {
      at = end + 1;
      return;
    }
    String name = text.substring(first, stop);
    Integer before = seen.putIfAbsent(name, first);
    if (before != null) {
      String where = "the same name as on line " + in.lines().line(before);
      in.note(DocNote.Kind.DUPLICATE_KEY, first, stop, where);
    }
    Node value = value(Lines.skipBlank(text, sign + 1, end), end);
    members.add(in.member(name, first, stop, value));
  }

  /** Lines of keys and certificates may end in an equals sign, too. */
  private boolean isPlainPair(int first, int stop, int sign, int end) {
    return text.charAt(sign) == '='
        && stop - first < 64
        && sign + 1 < end
        && text.charAt(sign + 1) != '='
        && (text.charAt(first) < '0' || text.charAt(first) > '9');
  }

  private Scalar value(int from, int end) {
    char quote = from < end ? text.charAt(from) : ' ';
    if (quote == '"' || quote == '\'' || quote == '`') {
      int close = close(quote, from + 1);
      if (close > 0) {
        at = close > end ? end + 1 : lineEnd(close) + 1;
        inside = Math.max(inside, close);
        if (close > end) {
          String detail = "a value over several lines; simple readers take each line by itself";
          in.note(DocNote.Kind.LENIENT_SYNTAX, from, close + 1, detail);
        }
        String content = text.substring(from + 1, close);
        String value = quote == '"' ? resolved(content) : content;
        return in.scalar(value, ScalarType.STRING, from, close + 1);
      }
    }
    at = end + 1;
    int stop = from;
    while (stop < end
        && !(text.charAt(stop) == '#' && (stop == from || Lines.isBlank(text.charAt(stop - 1))))) {
      stop++;
    }
    return in.verbatim(from, Lines.trimEnd(text, from, stop));
  }

  /**
   * The closing quote, which may stand lines below; -1 if there is none. A search without result is
   * not repeated: whatever quote could open another value would have ended it.
   */
  private int close(char quote, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && quote == '"') {
        i++;
      } else if (c == quote) {
        return i;
      }
    }
    return -1;
  }

  private static String resolved(String inside) {
    if (inside.indexOf('\\') < 0) {
      return inside;
    }
    var value = new StringBuilder();
    for (int i = 0; i < inside.length(); i++) {
      char c = inside.charAt(i);
      if (c != '\\' || i + 1 == inside.length()) {
        value.append(c);
        continue;
      }
      char escaped = inside.charAt(++i);
      switch (escaped) {
        case 'n' -> value.append('\n');
        case 'r' -> value.append('\r');
        case 't' -> value.append('\t');
        default -> value.append(escaped);
      }
    }
    return value.toString();
  }

  private int lineEnd(int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
      i++;
    }
    return i;
  }

  private static boolean isNamePart(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '.'
        || c == '-';
  }
}
