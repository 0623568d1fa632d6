package dev.trustscan.scanner.command;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The values of calls and constants of programming languages. */
final class SourceValues {
  /** The path of values that are only data. */
  static final String PLAIN = "*.plain";

  private SourceValues() {}

  /** A name that is not called. */
  static Folded constant(SourceReader reader, SourcePaths.At at) {
    String path = at.path();
    String variable = reader.environmentVariable(path);
    if (variable != null) {
      return variable(variable);
    }
    if (reader.isEnvironment(path)) {
      return new Folded(null, Taint.ENVIRONMENT, "", path, null);
    }
    return switch (path) {
      case "__dirname", "import.meta.dirname", "import.meta.dir" -> Folded.of("__dirname");
      case "__file__",
          "__filename",
          "import.meta.url",
          "import.meta.filename",
          "__FILE__",
          "import.meta.path" ->
          Folded.of("$0");
      case "__dir__", "__DIR__" -> Folded.of("__dirname");
      default -> Folded.named(path);
    };
  }

  static Folded variable(String name) {
    if (name.equals("HOME") || name.equals("USERPROFILE")) {
      return Folded.of("~");
    }
    return new Folded(null, PathRules.variableTaint(name), "$" + name, "", null);
  }

  /** A call by its path. */
  static Folded call(SourceReader reader, SourcePaths.At at, List<Folded> arguments, int open) {
    Set<String> can = reader.table().of(at.path(), at.last());
    int taint = 0;
    String origin = "";
    for (Folded argument : arguments) {
      taint |= argument.taint();
      origin = origin.isEmpty() ? argument.origin() : origin;
    }
    String first = Fold.text(arguments, 0);
    if (can.contains("quiet") || can.contains("print")) {
      return new Folded(null, taint, origin, PLAIN, null);
    }
    if (can.contains("env") && first != null) {
      return variable(first);
    }
    if (can.contains("environment")) {
      return new Folded(null, Taint.ENVIRONMENT, "", "", null);
    }
    if (can.contains("decode")) {
      return decode(at.path(), at.last(), arguments, taint, origin);
    }
    if (can.contains("home")) {
      return Folded.of("~");
    }
    if (can.contains("here")) {
      return Folded.of(".");
    }
    if (can.contains("join")) {
      return join(at, arguments, taint, origin);
    }
    if (can.contains("pass")) {
      boolean wraps = at.path().equals("util.promisify") && !arguments.isEmpty();
      String text = arguments.size() == 1 ? first : null;
      List<Folded> items = arguments.size() == 1 ? arguments.getFirst().items() : null;
      String path = wraps ? arguments.getFirst().path() : PLAIN;
      return new Folded(text, taint, origin, path, items);
    }
    if (can.contains("net") || can.contains("post")) {
      return new Folded(null, taint | Taint.NETWORK, origin, "", null);
    }
    if (can.contains("dnstxt") || can.contains("dns")) {
      return Folded.tainted(taint | Taint.DNS);
    }
    if (can.contains("read") || (at.path().equals("open") || at.last().equals("open"))) {
      return read(first, taint);
    }
    if (can.contains("shell") || can.contains("program")) {
      return reader.outputAt(open).with(taint & ~Taint.ENVIRONMENT);
    }
    int own = reader.functionTaint(at.path());
    if (own == 0 && at.path().startsWith("*.")) {
      return new Folded(null, taint, origin, at.path(), null);
    }
    return new Folded(
        null, taint | own, origin, at.path().equals("require") ? "" : at.path(), null);
  }

  /** Something that was worked out is called. */
  static Folded applied(Folded value, List<Folded> arguments) {
    int taint = value.taint();
    for (Folded argument : arguments) {
      taint |= argument.taint();
    }
    return new Folded(null, taint, value.origin(), "", null);
  }

  private static Folded read(@Nullable String path, int taint) {
    if (path == null) {
      return Folded.tainted(taint);
    }
    int bits = Urls.is(path) ? Taint.NETWORK : PathRules.taint(path);
    return new Folded(null, taint | bits, path, "", null);
  }

  private static Folded join(SourcePaths.At at, List<Folded> arguments, int taint, String origin) {
    if (at.last().equals("dirname")
        && arguments.size() == 1
        && "$0".equals(arguments.getFirst().text())) {
      return Folded.of("__dirname");
    }
    if (at.path().equals("File.expand_path") && arguments.size() == 2) {
      String base = arguments.get(1).text();
      String rest = arguments.get(0).text();
      String folder = "$0".equals(base) ? "__dirname/.." : base;
      return rest == null || folder == null
          ? Folded.UNKNOWN
          : Folded.of(rest.startsWith("~") ? rest : folder + "/" + rest);
    }
    var out = new StringBuilder();
    for (Folded argument : arguments) {
      String text = argument.text();
      if (text == null) {
        String known = argument.origin().startsWith("$") ? argument.origin() : null;
        if (known == null || !out.isEmpty()) {
          return new Folded(null, taint, origin, at.path(), null);
        }
        text = known;
      }
      boolean absolute = text.startsWith("/") || text.startsWith("~");
      if (absolute || out.isEmpty()) {
        out.setLength(absolute ? 0 : out.length());
        out.append(text);
      } else {
        out.append('/').append(text.startsWith("./") ? text.substring(2) : text);
      }
    }
    return new Folded(out.toString(), taint, origin, "pathlib.Path", null);
  }

  private static Folded decode(
      String path, String last, List<Folded> arguments, int taint, String origin) {
    String text = Fold.text(arguments, 0);
    String codec = Fold.text(arguments, 1);
    if (path.equals("Buffer.from")) {
      if (codec == null) {
        return new Folded(text, taint, origin, "", null);
      }
      @Nullable String out =
          text == null
              ? null
              : codec.equals("hex")
                  ? Escapes.hex(text)
                  : codec.startsWith("base64") ? Escapes.base64(text) : text;
      boolean decodes = codec.equals("hex") || codec.startsWith("base64");
      return new Folded(out, taint | (decodes ? Taint.DECODED : 0), origin, "", null);
    }
    if (last.equals("fromCharCode") || last.equals("fromCodePoint") || last.equals("chr")) {
      return characters(arguments, taint);
    }
    if (path.equals("codecs.decode")) {
      return TextMethods.decode(new Folded(text, taint, origin, "", null), codec);
    }
    @Nullable String out =
        text == null
            ? null
            : switch (last) {
              case "atob",
                  "b64decode",
                  "urlsafe_b64decode",
                  "standard_b64decode",
                  "decodebytes",
                  "a2b_base64",
                  "decode64",
                  "strict_decode64",
                  "urlsafe_decode64",
                  "base64_decode",
                  "decode_base64",
                  "FromBase64String",
                  "decode",
                  "fromBase64" ->
                  Escapes.base64(text);
              case "fromhex", "unhexlify", "hex2bin", "a2b_hex" -> Escapes.hex(text);
              case "str_rot13" -> Escapes.translate(text, "A-Za-z", "N-ZA-Mn-za-m");
              default -> null;
            };
    return new Folded(out, taint | Taint.DECODED, origin, "", null);
  }

  private static Folded characters(List<Folded> arguments, int taint) {
    var out = new StringBuilder();
    for (Folded argument : arguments) {
      String text = argument.text();
      Integer code = text == null ? null : code(text);
      if (code == null) {
        return Folded.tainted(taint | Taint.DECODED);
      }
      out.appendCodePoint(code);
    }
    return new Folded(out.toString(), taint | Taint.DECODED, "", "", null);
  }

  private static @Nullable Integer code(String text) {
    try {
      int value =
          text.startsWith("0x") ? Integer.parseInt(text.substring(2), 16) : Integer.parseInt(text);
      return Character.isValidCodePoint(value) ? value : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
