package dev.trustscan.loader.adapt;

import dev.trustscan.scanner.doc.Node;
import dev.trustscan.scanner.doc.Node.ListNode;
import dev.trustscan.scanner.doc.Node.MapNode;
import dev.trustscan.scanner.doc.Node.Member;
import dev.trustscan.scanner.doc.Node.Scalar;
import java.util.HexFormat;

/** Writes TOML: one line for each top-level key, tables inline, so that no header can be forged. */
final class TomlText {
  private final StringBuilder out = new StringBuilder();

  private TomlText() {}

  /** A document; what is no map has none. */
  static String document(Node node) {
    var toml = new TomlText();
    if (node instanceof MapNode map) {
      for (Member member : map.members()) {
        toml.key(member.name());
        toml.out.append(" = ");
        toml.value(member.value());
        toml.out.append('\n');
      }
    }
    return toml.out.toString();
  }

  /** One value on one line. */
  static String inline(Node node) {
    var toml = new TomlText();
    toml.value(node);
    return toml.out.toString();
  }

  /** A key: bare where it can be. */
  static String keyText(String name) {
    var toml = new TomlText();
    toml.key(name);
    return toml.out.toString();
  }

  private void key(String name) {
    boolean bare =
        !name.isEmpty()
            && name.chars()
                .allMatch(c ->
                    c >= 'a' && c <= 'z'
                        || c >= 'A' && c <= 'Z'
                        || c >= '0' && c <= '9'
                        || c == '-'
                        || c == '_');
    if (bare) {
      out.append(name);
    } else {
      string(name);
    }
  }

  private void value(Node node) {
    switch (node) {
      case MapNode map -> {
        out.append('{');
        String between = "";
        for (Member member : map.members()) {
          out.append(between);
          key(member.name());
          out.append(" = ");
          value(member.value());
          between = ", ";
        }
        out.append('}');
      }
      case ListNode list -> {
        out.append('[');
        String between = "";
        for (Node item : list.items()) {
          out.append(between);
          value(item);
          between = ", ";
        }
        out.append(']');
      }
      case Scalar scalar -> scalar(scalar);
    }
  }

  private void scalar(Scalar scalar) {
    switch (scalar.type()) {
      case NUMBER -> {
        if (JsonText.isNumber(scalar.text())) {
          out.append(scalar.text());
        } else {
          string(scalar.text());
        }
      }
      case BOOLEAN -> out.append(scalar.text().equals("true"));
      // TOML has no null; a key without a value is what it means.
      case NULL -> out.append("\"\"");
      case STRING -> string(scalar.text());
    }
  }

  /** TOML refuses surrogates in escapes, so code points are written; a lone one becomes U+FFFD. */
  private void string(String text) {
    out.append('"');
    for (int at = 0; at < text.length(); ) {
      int c = text.codePointAt(at);
      at += Character.charCount(c);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        case '\r' -> out.append("\\r");
        default -> {
          if (c >= 0x20 && c <= 0x7e) {
            out.appendCodePoint(c);
          } else {
            int shown = c >= 0xd800 && c <= 0xdfff ? 0xfffd : c;
            out.append(shown > 0xffff ? "\\U" : "\\u")
                .append(HexFormat.of().toHexDigits(shown, shown > 0xffff ? 8 : 4));
          }
        }
      }
    }
    out.append('"');
  }
}
