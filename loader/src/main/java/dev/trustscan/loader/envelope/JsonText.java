package dev.trustscan.loader.envelope;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Writes maps, lists, strings, numbers and booleans as JSON: no spaces, keys in their order. */
public final class JsonText {
  private final StringBuilder out = new StringBuilder();

  private JsonText() {}

  /** A value's text. */
  public static String of(Object value) {
    var text = new JsonText();
    text.value(value);
    return text.out.toString();
  }

  /** A value's bytes in UTF-8. */
  static byte[] bytes(Object value) {
    return of(value).getBytes(StandardCharsets.UTF_8);
  }

  private void value(Object value) {
    switch (value) {
      case Map<?, ?> map -> object(map);
      case List<?> list -> array(list);
      case CharSequence text -> string(text);
      case Boolean flag -> out.append(flag.booleanValue());
      case Long number -> out.append(number.longValue());
      case Integer number -> out.append(number.intValue());
      default -> throw new IllegalArgumentException("no JSON form: " + value.getClass());
    }
  }

  private void object(Map<?, ?> map) {
    out.append('{');
    String comma = "";
    for (Map.Entry<?, ?> member : map.entrySet()) {
      out.append(comma);
      string((String) member.getKey());
      out.append(':');
      value(member.getValue());
      comma = ",";
    }
    out.append('}');
  }

  private void array(List<?> list) {
    out.append('[');
    String comma = "";
    for (Object element : list) {
      out.append(comma);
      value(element);
      comma = ",";
    }
    out.append(']');
  }

  private void string(CharSequence text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        default -> character(c);
      }
    }
    out.append('"');
  }

  /** What a terminal or an editor would not show as itself is written by its number. */
  private void character(char c) {
    boolean plain =
        c >= ' ' && c < 0x7f
            || c > 0xa0 && !Character.isSurrogate(c) && Character.isLetterOrDigit(c);
    if (plain) {
      out.append(c);
    } else {
      out.append("\\u");
      for (int shift = 12; shift >= 0; shift -= 4) {
        out.append(Character.forDigit(c >> shift & 15, 16));
      }
    }
  }
}
