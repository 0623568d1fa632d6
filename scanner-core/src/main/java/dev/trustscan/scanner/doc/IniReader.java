package dev.trustscan.scanner.doc;

import dev.trustscan.scanner.doc.DocNote.Kind;
import dev.trustscan.scanner.doc.Node.Scalar;
import dev.trustscan.scanner.doc.Node.ScalarType;

/**
 * Sections of {@code key = value} lines.
 *
 * <p>INI has no standard. Where readers differ on what a line holds (a comment behind a value, a
 * line that is indented) each reading becomes a value of its own, and the difference is noted: what
 * only one of them sees must not be lost.
 */
final class IniReader {
  private final Reading in;
  private final String text;
  private final GrowingMap root;
  private GrowingMap section;
  private int keyIndent = -1;
  private Key key = new Key("", 0, 0);
  private int valueStart;
  private int valueEnd;

  private IniReader(Reading in) {
    this.in = in;
    this.text = in.text();
    this.root = new GrowingMap(in, 0);
    this.section = root;
  }

  static Node read(Reading in) {
    var reader = new IniReader(in);
    Lines lines = Lines.of(in);
    while (lines.next()) {
      reader.line(lines.start(), lines.first(), lines.last());
    }
    reader.finish();
    reader.root.reach(in.text().length());
    return reader.root.node();
  }

  private void line(int start, int first, int end) {
    if (first >= end || text.charAt(first) == '#' || text.charAt(first) == ';') {
      return;
    }
    int close = text.charAt(first) == '[' ? Lines.find(text, first, end, ']') : -1;
    if (close > 0) {
      section(first, close, end);
      return;
    }
    boolean continues = keyIndent >= 0 && first - start > keyIndent;
    int sign = sign(first, end);
    if (continues) {
      valueStart = valueStart == valueEnd ? first : valueStart;
      valueEnd = end;
      if (isPair(first, sign, end)) {
        in.note(Kind.LENIENT_SYNTAX, first, end, "goes on with a value to some, a key to others");
        pair(first, sign, end);
      }
      return;
    }
    finish();
    keyIndent = first - start;
    int keyEnd = Lines.trimEnd(text, first, sign);
    key = new Key(unquoted(first, keyEnd), first, keyEnd);
    valueStart = sign < end ? Lines.skipBlank(text, sign + 1, end) : -1;
    valueEnd = end;
  }

  private void section(int first, int firstClose, int end) {
    finish();
    // Globs with brackets are sections, too: the last bracket closes, unless a comment follows.
    int close = text.charAt(end - 1) == ']' ? end - 1 : firstClose;
    String name = text.substring(first + 1, close).strip();
    section = root.enter(new Key(name, first + 1, close), first);
    section.reach(close + 1);
  }

  /** Adds the key whose lines are complete. */
  private void finish() {
    if (keyIndent < 0) {
      return;
    }
    keyIndent = -1;
    if (valueStart < 0) {
      add(key, in.scalar("true", ScalarType.BOOLEAN, key.start(), key.end()));
      return;
    }
    add(key, scalar(valueStart, valueEnd));
    int comment = comment(valueStart, valueEnd);
    if (comment > valueStart) {
      in.note(Kind.LENIENT_SYNTAX, comment, valueEnd, "a comment to some, part of it to others");
      target().addUnseen(key, scalar(valueStart, Lines.trimEnd(text, valueStart, comment)));
    }
  }

  private void pair(int first, int sign, int end) {
    int keyEnd = Lines.trimEnd(text, first, sign);
    Key inner = new Key(unquoted(first, keyEnd), first, keyEnd);
    target().addUnseen(inner, scalar(Lines.skipBlank(text, sign + 1, end), end));
  }

  private void add(Key name, Scalar value) {
    target().add(name, value);
    target().reach(value.span().end());
  }

  private GrowingMap target() {
    return section == root ? root.enter(new Key("", 0, 0), 0) : section;
  }

  private Scalar scalar(int from, int to) {
    return in.scalar(unquoted(from, to), ScalarType.STRING, from, to);
  }

  private String unquoted(int from, int to) {
    if (to - from >= 2) {
      char quote = text.charAt(from);
      if ((quote == '"' || quote == '\'') && text.charAt(to - 1) == quote) {
        return text.substring(from + 1, to - 1);
      }
    }
    return text.substring(from, to);
  }

  /** Where the value is set off: an equals sign, or a colon that no equals sign contradicts. */
  private int sign(int first, int end) {
    if (text.charAt(first) == '%') {
      // Mercurial's directives: %include path
      int i = first;
      while (i < end && !Lines.isBlank(text.charAt(i))) {
        i++;
      }
      return i;
    }
    int colon = -1;
    for (int i = first; i < end; i++) {
      char c = text.charAt(i);
      if (c == '=') {
        return i;
      }
      if (c == ':' && i + 1 < end && Lines.isBlank(text.charAt(i + 1))) {
        return i;
      }
      colon = c == ':' && colon < 0 ? i : colon;
    }
    return colon < 0 ? end : colon;
  }

  /** Whether an indented line has the look of a key with a value, which a version bound has not. */
  private boolean isPair(int first, int sign, int end) {
    if (sign >= end || text.charAt(sign) != '=' || text.startsWith("==", sign)) {
      return false;
    }
    for (int i = first; i < Lines.trimEnd(text, first, sign); i++) {
      char c = text.charAt(i);
      if (!Character.isLetterOrDigit(c) && "_.-/:@[]*".indexOf(c) < 0) {
        return false;
      }
    }
    return sign > first;
  }

  /** A sign that begins a comment to some readers, outside quotes; the end if there is none. */
  private int comment(int from, int to) {
    char quote = from < to ? text.charAt(from) : ' ';
    int i = from;
    if (quote == '"' || quote == '\'') {
      int close = text.indexOf(quote, from + 1);
      i = close < 0 || close >= to ? from : close;
    }
    for (; i < to; i++) {
      char c = text.charAt(i);
      if ((c == '#' || c == ';') && (i == from || text.charAt(i - 1) != '\\')) {
        return i;
      }
    }
    return -1;
  }
}
