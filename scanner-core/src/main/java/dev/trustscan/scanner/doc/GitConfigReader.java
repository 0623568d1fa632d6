package dev.trustscan.scanner.doc;

import dev.trustscan.scanner.doc.Node.Scalar;
import dev.trustscan.scanner.doc.Node.ScalarType;
import java.util.Locale;

/**
 * git's configuration syntax, character by character as git takes it: sections and keys in lower
 * case, repeated keys kept in order, nothing included or expanded. What makes git refuse the file
 * is malformed here.
 */
final class GitConfigReader {
  private final Reading in;
  private final String text;
  private final GrowingMap root;
  private GrowingMap section;
  private int at;
  private int subStart;

  private GitConfigReader(Reading in) {
    this.in = in;
    this.text = in.text();
    this.root = new GrowingMap(in, 0);
    this.section = root;
  }

  static Node read(Reading in) {
    var reader = new GitConfigReader(in);
    reader.run();
    reader.root.reach(in.text().length());
    return reader.root.node();
  }

  private void run() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (isSpace(c)) {
        at++;
      } else if (c == '#' || c == ';') {
        skipLine();
      } else if (c == '[') {
        header();
      } else if (isLetter(c)) {
        variable();
      } else {
        throw ReadFailure.malformed("neither a section nor a key", at);
      }
    }
  }

  private void header() {
    int start = at++;
    int nameStart = at;
    while (at < text.length() && (isNamePart(text.charAt(at)) || text.charAt(at) == '.')) {
      at++;
    }
    String name = text.substring(nameStart, at).toLowerCase(Locale.ROOT);
    int dot = name.indexOf('.');
    String base = dot < 0 ? name : name.substring(0, dot);
    int baseEnd = nameStart + base.length();
    section = root.enter(new Key(base, nameStart, baseEnd), start);
    String sub = dot < 0 ? "" : name.substring(dot + 1);
    boolean quoted = at < text.length() && isSpace(text.charAt(at));
    if (quoted) {
      String quote = subsection();
      sub = dot < 0 ? quote : sub + "." + quote;
    }
    if (dot >= 0 || quoted) {
      int from = dot < 0 ? subStart : baseEnd + 1;
      section = section.enter(new Key(sub, from, at), start);
    }
    if (at >= text.length() || text.charAt(at) != ']') {
      throw ReadFailure.malformed("the section's name is not closed", start);
    }
    at++;
    section.reach(at);
    root.reach(at);
  }

  private String subsection() {
    int from = at;
    while (at < text.length() && isSpace(text.charAt(at)) && lineEnd(at) == 0) {
      at++;
    }
    if (at >= text.length() || text.charAt(at) != '"') {
      throw ReadFailure.malformed("a subsection without quotes", from);
    }
    subStart = at++;
    var name = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '"') {
      if (text.charAt(at) == '\\') {
        at++;
      }
      if (at >= text.length() || lineEnd(at) > 0) {
        break;
      }
      name.append(text.charAt(at++));
    }
    if (at >= text.length() || text.charAt(at) != '"') {
      throw ReadFailure.malformed("the subsection's name is not closed", subStart);
    }
    at++;
    return name.toString();
  }

  private void variable() {
    int start = at;
    while (at < text.length() && isNamePart(text.charAt(at))) {
      at++;
    }
    Key key = new Key(text.substring(start, at).toLowerCase(Locale.ROOT), start, at);
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    GrowingMap target = section == root ? root.enter(new Key("", start, start), start) : section;
    if (at >= text.length() || lineEnd(at) > 0) {
      target.addUnseen(key, in.scalar("true", ScalarType.BOOLEAN, key.start(), key.end()));
    } else if (text.charAt(at) == '=') {
      at++;
      Scalar value = value();
      target.addUnseen(key, value);
      target.reach(value.span().end());
    } else {
      throw ReadFailure.malformed("'=' is missing behind the key", at);
    }
    root.reach(at);
  }

  private Scalar value() {
    var value = new StringBuilder();
    boolean quoted = false;
    int kept = 0;
    int start = -1;
    int end = -1;
    while (at < text.length() && lineEnd(at) == 0) {
      char c = text.charAt(at);
      if (!quoted && isSpace(c)) {
        if (!value.isEmpty()) {
          value.append(c);
        }
        at++;
        continue;
      }
      if (!quoted && (c == '#' || c == ';')) {
        skipLine();
        break;
      }
      int from = at;
      boolean joins = c == '\\' && (from + 1 == text.length() || lineEnd(from + 1) > 0);
      if (c == '\\') {
        escape(value);
      } else {
        at++;
        if (c == '"') {
          quoted = !quoted;
        } else {
          value.append(c);
        }
      }
      // White space before this counts, even where only a joined line follows.
      kept = value.length();
      if (!joins) {
        start = start < 0 ? from : start;
        end = at;
      }
    }
    if (quoted) {
      throw ReadFailure.malformed("the quote is not closed", at);
    }
    value.setLength(kept);
    return start < 0
        ? in.scalar("", ScalarType.STRING, at, at)
        : in.scalar(value.toString(), ScalarType.STRING, start, end);
  }

  private void escape(StringBuilder value) {
    int from = at++;
    int line = lineEnd(at);
    if (at >= text.length() || line > 0) {
      at = Math.min(text.length(), at + line);
      return;
    }
    int known = "tbn\\\"".indexOf(text.charAt(at));
    if (known < 0) {
      throw ReadFailure.malformed("an escape that git does not know", from);
    }
    value.append("\t\b\n\\\"".charAt(known));
    at++;
  }

  private void skipLine() {
    while (at < text.length() && text.charAt(at) != '\n') {
      at++;
    }
  }

  /** The length of the line end at an offset, 0 if there is none; a lone return is none to git. */
  private int lineEnd(int offset) {
    if (text.startsWith("\r\n", offset)) {
      return 2;
    }
    return text.startsWith("\n", offset) ? 1 : 0;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isNamePart(char c) {
    return isLetter(c) || (c >= '0' && c <= '9') || c == '-';
  }
}
