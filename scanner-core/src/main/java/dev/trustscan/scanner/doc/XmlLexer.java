package dev.trustscan.scanner.doc;

/** The words of XML. */
final class XmlLexer {
  private final Reading in;
  private final String text;
  private int at;

  XmlLexer(Reading in) {
    this.in = in;
    this.text = in.text();
  }

  int at() {
    return at;
  }

  boolean atEnd() {
    return at >= text.length();
  }

  void skip(int count) {
    at += count;
  }

  boolean takes(String sign) {
    if (!text.startsWith(sign, at)) {
      return false;
    }
    at += sign.length();
    return true;
  }

  boolean skipSpace() {
    while (at < text.length() && isSpace(text.charAt(at))) {
      at++;
    }
    return true;
  }

  boolean atName() {
    return at < text.length() && isNamePart(text.charAt(at));
  }

  Key name() {
    int start = at;
    while (atName()) {
      at++;
    }
    if (at == start) {
      throw ReadFailure.malformed("a name is expected here", start);
    }
    return new Key(text.substring(start, at), start, at);
  }

  /** Moves behind a closing sign and gives that offset. */
  int behind(String sign, int skip) {
    int close = text.indexOf(sign, at + skip);
    if (close < 0) {
      throw ReadFailure.malformed("the markup here is never closed", at);
    }
    at = close + sign.length();
    return at;
  }

  /** Moves behind a document type, its own declarations in brackets included. */
  void skipDeclaration() {
    int start = at;
    boolean inside = false;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"' || c == '\'') {
        int close = text.indexOf(c, at + 1);
        at = close < 0 ? text.length() : close;
      } else if (text.startsWith("<!--", at)) {
        at = behind("-->", 4) - 1;
      } else if (c == '[' || c == ']') {
        inside = c == '[';
      } else if (c == '>' && !inside) {
        at++;
        return;
      }
      at++;
    }
    throw ReadFailure.malformed("the declaration here is never closed", start);
  }

  /** Text up to the next tag, its entities resolved. */
  String text() {
    int start = at;
    int end = text.indexOf('<', at);
    at = end < 0 ? text.length() : end;
    return resolved(start, at);
  }

  /** An attribute's value. */
  String quoted() {
    char quote = atEnd() ? ' ' : text.charAt(at);
    int close = quote == '"' || quote == '\'' ? text.indexOf(quote, at + 1) : -1;
    if (close < 0) {
      throw ReadFailure.malformed("a quoted value is expected here", at);
    }
    String value = resolved(at + 1, close);
    at = close + 1;
    return value;
  }

  private String resolved(int from, int to) {
    String raw = text.substring(from, to);
    int ampersand = raw.indexOf('&');
    if (ampersand < 0) {
      return raw;
    }
    var out = new StringBuilder();
    int copied = 0;
    while (ampersand >= 0) {
      // No entity that is resolved here is longer than &#x0010FFFF;
      int semicolon = Lines.find(raw, ampersand, Math.min(raw.length(), ampersand + 12), ';');
      int code = semicolon < 0 ? -1 : entity(raw.substring(ampersand + 1, semicolon));
      if (code >= 0) {
        out.append(raw, copied, ampersand).appendCodePoint(code);
        copied = semicolon + 1;
      } else {
        int at1 = from + ampersand;
        in.note(DocNote.Kind.LENIENT_SYNTAX, at1, at1 + 1, "an entity that is not resolved here");
      }
      ampersand = raw.indexOf('&', Math.max(copied, ampersand + 1));
    }
    return out.append(raw, copied, raw.length()).toString();
  }

  private static int entity(String name) {
    return switch (name) {
      case "lt" -> '<';
      case "gt" -> '>';
      case "amp" -> '&';
      case "quot" -> '"';
      case "apos" -> '\'';
      default -> name.startsWith("#") ? number(name) : -1;
    };
  }

  private static int number(String name) {
    boolean hex = name.startsWith("#x");
    try {
      int code = Integer.parseInt(name.substring(hex ? 2 : 1), hex ? 16 : 10);
      return Character.isValidCodePoint(code) ? code : -1;
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  private static boolean isNamePart(char c) {
    return !isSpace(c) && "<>/=\"'&?![]".indexOf(c) < 0;
  }
}
