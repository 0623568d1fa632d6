package dev.trustscan.scanner.doc;

import dev.trustscan.scanner.doc.DocNote.Kind;
import dev.trustscan.scanner.doc.Node.ScalarType;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/** What plain scalars are to YAML 1.2, and where YAML 1.1 differs. */
final class YamlScalars {
  private static final String CORE = "tag:yaml.org,2002:";

  private YamlScalars() {}

  static boolean isCore(String tag) {
    if (tag.equals("!")) {
      return true;
    }
    if (!tag.startsWith(CORE)) {
      return false;
    }
    return switch (tag.substring(CORE.length())) {
      case "str",
          "int",
          "float",
          "bool",
          "null",
          "map",
          "seq",
          "set",
          "omap",
          "pairs",
          "binary",
          "timestamp",
          "merge",
          "value" ->
          true;
      default -> false;
    };
  }

  static ScalarType type(ScalarEvent event) {
    String tag = event.getTag().orElse("");
    return switch (tag) {
      case CORE + "int", CORE + "float" -> ScalarType.NUMBER;
      case CORE + "bool" -> ScalarType.BOOLEAN;
      case CORE + "null" -> ScalarType.NULL;
      case "" -> event.isPlain() ? plain(event.getValue()) : ScalarType.STRING;
      default -> ScalarType.STRING;
    };
  }

  /** The core schema of YAML 1.2. */
  static ScalarType plain(String text) {
    return switch (text) {
      case "", "~", "null", "Null", "NULL" -> ScalarType.NULL;
      case "true", "True", "TRUE", "false", "False", "FALSE" -> ScalarType.BOOLEAN;
      case ".nan", ".NaN", ".NAN" -> ScalarType.NUMBER;
      default -> isNumber(text) ? ScalarType.NUMBER : ScalarType.STRING;
    };
  }

  private static boolean isNumber(String text) {
    char first = text.charAt(0);
    if (first > '9' || text.length() > 400) {
      return false;
    }
    if (text.startsWith("0x")) {
      return all(text, 2, "0123456789abcdefABCDEF");
    }
    if (text.startsWith("0o")) {
      return all(text, 2, "01234567");
    }
    String bare = first == '-' || first == '+' ? text.substring(1) : text;
    return switch (bare) {
      case ".inf", ".Inf", ".INF" -> true;
      default -> JsonNumbers.isDecimal(bare);
    };
  }

  /** Notes a plain scalar that YAML 1.1 readers take for another value. */
  static void noteVersions(Reading in, String text, int start, int end) {
    if (text.isEmpty() || text.length() > 100) {
      return;
    }
    switch (text) {
      case "yes", "Yes", "YES", "no", "No", "NO", "on", "On", "ON", "off", "Off", "OFF" ->
          in.note(Kind.YAML_VERSION, start, end, "a text to YAML 1.2, a boolean to YAML 1.1");
      default -> {
        if (isNumberDifferently(text)) {
          in.note(Kind.YAML_VERSION, start, end, "another number to YAML 1.1 than to YAML 1.2");
        }
      }
    }
  }

  private static boolean isNumberDifferently(String text) {
    String bare = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
    if (bare.isEmpty() || bare.charAt(0) < '0' || bare.charAt(0) > '9') {
      return false;
    }
    if (bare.startsWith("0b")) {
      return all(bare, 2, "01_");
    }
    if (bare.startsWith("0o")) {
      return all(bare, 2, "01234567");
    }
    if (bare.startsWith("0") && all(bare, 1, "01234567_")) {
      return true;
    }
    return isSexagesimal(bare)
        || (bare.indexOf('_') > 0
            && (all(bare, 0, "0123456789_.")
                || (bare.startsWith("0x") && all(bare, 2, "0123456789abcdefABCDEF_"))));
  }

  /** Numbers to the base 60, such as 22:22. */
  private static boolean isSexagesimal(String bare) {
    int colon = bare.indexOf(':');
    if (colon < 0 || bare.charAt(0) == '0') {
      return false;
    }
    String[] parts = bare.split(":", -1);
    for (int i = 0; i < parts.length; i++) {
      String part =
          i == parts.length - 1 && parts[i].indexOf('.') > 0
              ? parts[i].substring(0, parts[i].indexOf('.'))
              : parts[i];
      boolean sixty = part.length() == 1 || (part.length() == 2 && part.charAt(0) < '6');
      if (part.isEmpty() || !all(part, 0, "0123456789") || (i > 0 && !sixty)) {
        return false;
      }
    }
    return true;
  }

  private static boolean all(String text, int from, String allowed) {
    for (int i = from; i < text.length(); i++) {
      if (allowed.indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return text.length() > from;
  }
}
