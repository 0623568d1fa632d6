package dev.trustscan.loader.adapt;

import dev.trustscan.scanner.doc.Node;
import dev.trustscan.scanner.doc.Node.ListNode;
import dev.trustscan.scanner.doc.Node.MapNode;
import dev.trustscan.scanner.doc.Node.Member;
import dev.trustscan.scanner.doc.Node.Scalar;
import java.util.HexFormat;

/**
 * Writes JSON. Everything but printable ASCII is escaped, so that no reader, terminal or editor can
 * take a character of a stranger for anything but a character.
 */
final class JsonText {
  private static final HexFormat HEX = HexFormat.of();

  private final StringBuilder out = new StringBuilder();
  private final boolean pretty;

  private JsonText(boolean pretty) {
    this.pretty = pretty;
  }

  /** Two spaces for each level, a line break at the end. */
  static String pretty(Node node) {
    var json = new JsonText(true);
    json.node(node, 0);
    return json.out.append('\n').toString();
  }

  /** One line without a line break. */
  static String line(Node node) {
    var json = new JsonText(false);
    json.node(node, 0);
    return json.out.toString();
  }

  // Values come from readers that limit their depth, or are our own.
  private void node(Node node, int depth) {
    switch (node) {
      case MapNode map -> map(map, depth);
      case ListNode list -> list(list, depth);
      case Scalar scalar -> scalar(scalar);
    }
  }

  private void map(MapNode map, int depth) {
    out.append('{');
    String between = "";
    for (Member member : map.members()) {
      out.append(between);
      newLine(depth + 1);
      string(member.name());
      out.append(pretty ? ": " : ":");
      node(member.value(), depth + 1);
      between = ",";
    }
    if (!map.members().isEmpty()) {
      newLine(depth);
    }
    out.append('}');
  }

  private void list(ListNode list, int depth) {
    out.append('[');
    String between = "";
    for (Node item : list.items()) {
      out.append(between);
      newLine(depth + 1);
      node(item, depth + 1);
      between = ",";
    }
    if (!list.items().isEmpty()) {
      newLine(depth);
    }
    out.append(']');
  }

  private void newLine(int depth) {
    if (pretty) {
      out.append('\n').repeat("  ", depth);
    }
  }

  private void scalar(Scalar scalar) {
    switch (scalar.type()) {
      case STRING -> string(scalar.text());
      case NUMBER -> {
        if (isNumber(scalar.text())) {
          out.append(scalar.text());
        } else {
          string(scalar.text());
        }
      }
      case BOOLEAN -> out.append(scalar.text().equals("true"));
      case NULL -> out.append("null");
    }
  }

  /** Whether it is a number as JSON writes it; other formats know other forms. */
  static boolean isNumber(String text) {
    int at = text.startsWith("-") ? 1 : 0;
    int whole = digits(text, at);
    if (whole == at || text.charAt(at) == '0' && whole > at + 1) {
      return false;
    }
    at = whole;
    if (at < text.length() && text.charAt(at) == '.') {
      int fraction = digits(text, at + 1);
      if (fraction == at + 1) {
        return false;
      }
      at = fraction;
    }
    if (at < text.length() && (text.charAt(at) | 0x20) == 'e') {
      int sign = at + 1 < text.length() && "+-".indexOf(text.charAt(at + 1)) >= 0 ? 2 : 1;
      int exponent = digits(text, at + sign);
      return exponent > at + sign && exponent == text.length();
    }
    return at == text.length();
  }

  private static int digits(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }

  private void string(String text) {
    quoted(out, text);
  }

  /** Appends a string in quotes; TOML's basic strings and YAML's double-quoted ones agree. */
  static void quoted(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        case '\r' -> out.append("\\r");
        default -> {
          if (c < 0x20 || c > 0x7e) {
            out.append("\\u").append(HEX.toHexDigits(c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
