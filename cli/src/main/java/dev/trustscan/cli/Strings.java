package dev.trustscan.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Small tables of texts as JSON. */
final class Strings {
  private Strings() {}

  static String json(List<Map<String, String>> items) {
    var out = new StringBuilder("[");
    String separator = "\n";
    for (Map<String, String> item : items) {
      out.append(separator).append("  {");
      String inner = "";
      for (Map.Entry<String, String> field : item.entrySet()) {
        out.append(inner).append(quoted(field.getKey())).append(": ");
        out.append(quoted(field.getValue()));
        inner = ", ";
      }
      out.append('}');
      separator = ",\n";
    }
    return out.append("\n]\n").toString();
  }

  static String quoted(String text) {
    var out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || c > '~') {
        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }
}
