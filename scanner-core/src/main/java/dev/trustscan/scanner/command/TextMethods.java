package dev.trustscan.scanner.command;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Methods of texts and lists whose result is known when the object is. */
final class TextMethods {
  private TextMethods() {}

  static Folded apply(SourceReader reader, Folded value, String method, List<Folded> arguments) {
    int taint = value.taint();
    for (Folded argument : arguments) {
      taint |= argument.taint();
    }
    String text = value.text();
    String first = Fold.text(arguments, 0);
    Folded base = new Folded(text, taint, value.origin(), "", value.items());
    return switch (method) {
      case "toString",
          "encode",
          "strip",
          "trim",
          "valueOf",
          "text",
          "json",
          "read",
          "chomp",
          "to_s",
          "copy",
          "bytes",
          "raw",
          "body",
          "then",
          "toUpperCase_",
          "expanduser",
          "resolve",
          "absolute",
          "as_posix",
          "to_h",
          "to_str",
          "write",
          "unwrap",
          "digest",
          "items",
          "values",
          "keys",
          "entries" ->
          text == null
              ? new Folded(
                  null,
                  taint,
                  value.origin(),
                  value.path().isEmpty() ? "" : value.path() + "." + method,
                  value.items())
              : base;
      case "decode" -> decode(base, first);
      case "lower", "toLowerCase", "downcase" ->
          base.as(text == null ? null : text.toLowerCase(Locale.ROOT));
      case "upper", "toUpperCase", "upcase" ->
          base.as(text == null ? null : text.toUpperCase(Locale.ROOT));
      case "concat" -> arguments.isEmpty() ? base : value.plus(arguments.getFirst());
      case "join" -> join(reader, value, arguments, taint);
      case "reverse", "reversed" -> reverse(base);
      case "split" -> split(base, first);
      case "replace", "replaceAll", "gsub", "sub" -> replace(base, first, Fold.text(arguments, 1));
      case "slice", "substring", "substr" -> slice(base, arguments);
      case "unpack1", "unpack" ->
          first != null && first.startsWith("m")
              ? decoded(base, text == null ? null : Escapes.base64(text))
              : base.as(null).with(Taint.DECODED);
      case "pack" -> base.as(null).with(Taint.DECODED);
      case "parent" -> parent(base);
      case "repeat" -> base.as(null);
      case "arg" -> base;
      default ->
          new Folded(
              null,
              taint,
              value.origin(),
              value.path().isEmpty() ? "" : value.path() + "." + method,
              null);
    };
  }

  private static Folded parent(Folded value) {
    String text = value.text();
    if (text == null) {
      return value;
    }
    int slash = text.lastIndexOf('/');
    String up =
        text.equals("$0")
            ? "__dirname"
            : text.equals("__dirname")
                ? "__dirname/.."
                : slash < 0 ? "." : text.substring(0, slash);
    return new Folded(up, value.taint(), value.origin(), "pathlib.Path", null);
  }

  private static Folded decoded(Folded value, @Nullable String text) {
    return new Folded(text, value.taint() | Taint.DECODED, value.origin(), "", null);
  }

  static Folded decode(Folded value, @Nullable String codec) {
    if (codec == null
        || codec.toLowerCase(Locale.ROOT).startsWith("utf")
        || codec.equals("ascii")
        || codec.equals("latin1")) {
      return value;
    }
    String text = value.text();
    return switch (codec) {
      case "hex" -> decoded(value, text == null ? null : Escapes.hex(text));
      case "base64", "base_64" -> decoded(value, text == null ? null : Escapes.base64(text));
      case "rot13", "rot_13" ->
          decoded(value, text == null ? null : Escapes.translate(text, "A-Za-z", "N-ZA-Mn-za-m"));
      default -> value.as(null).with(Taint.DECODED);
    };
  }

  private static Folded join(SourceReader reader, Folded value, List<Folded> arguments, int taint) {
    List<Folded> items = value.items();
    String separator =
        arguments.isEmpty()
            ? (reader.language().equals("ruby") ? "" : ",")
            : arguments.getFirst().text();
    if (reader.language().equals("python")) {
      separator = value.text();
      items = arguments.isEmpty() ? null : arguments.getFirst().items();
    }
    if (items == null || separator == null) {
      return new Folded(null, taint, value.origin(), "", null);
    }
    var out = new StringBuilder();
    for (Folded item : items) {
      if (item.text() == null || out.length() > Budget.LONGEST) {
        return new Folded(null, taint, value.origin(), "", null);
      }
      out.append(out.isEmpty() ? "" : separator).append(item.text());
    }
    return new Folded(out.toString(), taint, value.origin(), "", null);
  }

  private static Folded reverse(Folded value) {
    if (value.items() != null) {
      var reversed = new ArrayList<>(value.items());
      Collections.reverse(reversed);
      return new Folded(null, value.taint() | Taint.DECODED, value.origin(), "", reversed);
    }
    String text = value.text();
    return text == null ? value : decoded(value, new StringBuilder(text).reverse().toString());
  }

  private static Folded split(Folded value, @Nullable String by) {
    String text = value.text();
    if (text == null || by == null || text.length() > 10_000) {
      return new Folded(null, value.taint(), value.origin(), "", null);
    }
    var items = new ArrayList<Folded>();
    if (by.isEmpty()) {
      text.chars().forEach(c -> items.add(Folded.of(String.valueOf((char) c))));
    } else {
      int from = 0;
      for (int at = text.indexOf(by); at >= 0; at = text.indexOf(by, from)) {
        items.add(Folded.of(text.substring(from, at)));
        from = at + by.length();
      }
      items.add(Folded.of(text.substring(from)));
    }
    return new Folded(null, value.taint(), value.origin(), "", items);
  }

  private static Folded replace(Folded value, @Nullable String from, @Nullable String to) {
    String text = value.text();
    boolean known =
        text != null
            && from != null
            && !from.isEmpty()
            && to != null
            && (text.length() + 1L) * (to.length() + 1L) < 8L * Budget.LONGEST;
    return value.as(
        known && text != null && from != null && to != null ? text.replace(from, to) : null);
  }

  private static Folded slice(Folded value, List<Folded> arguments) {
    String text = value.text();
    Integer from = number(arguments, 0);
    Integer to =
        arguments.size() > 1
            ? number(arguments, 1)
            : text == null ? null : Integer.valueOf(text.length());
    if (text == null || from == null || to == null) {
      return value.as(null);
    }
    int start = Math.clamp(from, 0, text.length());
    return value.as(text.substring(start, Math.clamp(to, start, text.length())));
  }

  private static @Nullable Integer number(List<Folded> arguments, int index) {
    String text = Fold.text(arguments, index);
    return text == null
            || text.isEmpty()
            || text.length() > 6
            || !text.chars().allMatch(c -> c >= '0' && c <= '9')
        ? null
        : Integer.valueOf(text);
  }

  /** {@code value[…]}. */
  static Folded index(Folded value, List<Folded> arguments) {
    List<Folded> items = value.items();
    Integer at = number(arguments, 0);
    if (items != null && at != null && at < items.size()) {
      return items.get(at);
    }
    return new Folded(null, value.taint() & ~Taint.ENVIRONMENT, value.origin(), "", null);
  }
}
