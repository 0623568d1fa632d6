package dev.trustscan.scanner.command;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Texts as programs print, decode and translate them, where all is known. */
final class Escapes {
  private Escapes() {}

  /** Backslash escapes of {@code echo -e} and {@code printf}. */
  static String shell(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    return new AnsiQuote(new ShellScanner(text.replace("'", "\\'") + "'")).read();
  }

  /** A format with its arguments; the format is used again while arguments are left. */
  static @Nullable String printf(String format, List<String> arguments) {
    var out = new StringBuilder();
    int next = 0;
    int rounds = 0;
    do {
      int before = next;
      String plain = shell(format.replace("%%", "%\u0001"));
      for (int i = 0; i < plain.length(); i++) {
        char c = plain.charAt(i);
        if (c != '%' || i + 1 >= plain.length()) {
          out.append(c);
          continue;
        }
        int end = i + 1;
        while (end < plain.length() && "0123456789.-+ #".indexOf(plain.charAt(end)) >= 0) {
          end++;
        }
        char kind = end < plain.length() ? plain.charAt(end) : '\0';
        if (kind == '\u0001') {
          out.append('%');
        } else if ("sdicqbxXou".indexOf(kind) < 0) {
          return null;
        } else {
          String value = next < arguments.size() ? arguments.get(next) : "";
          next++;
          out.append(
              kind == 'b'
                  ? shell(value)
                  : kind == 'c' && !value.isEmpty() ? value.substring(0, 1) : value);
        }
        i = end;
      }
      if (next == before || out.length() > Budget.LONGEST) {
        break;
      }
    } while (next < arguments.size() && ++rounds < 1_000);
    return out.toString();
  }

  static @Nullable String base64(String text) {
    byte[] decoded = base64Bytes(text);
    return decoded == null ? null : new String(decoded, StandardCharsets.UTF_8);
  }

  /** Lenient: white space is skipped, either alphabet is taken, padding may be missing. */
  static byte @Nullable [] base64Bytes(String text) {
    if (text.length() > 4 * Budget.LONGEST) {
      return null;
    }
    byte[] out = new byte[text.length() * 3 / 4 + 3];
    int size = 0;
    int bits = 0;
    int have = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int value =
          c >= 'A' && c <= 'Z'
              ? c - 'A'
              : c >= 'a' && c <= 'z'
                  ? c - 'a' + 26
                  : c >= '0' && c <= '9'
                      ? c - '0' + 52
                      : c == '+' || c == '-' ? 62 : c == '/' || c == '_' ? 63 : -1;
      if (value < 0) {
        if (Character.isWhitespace(c)) {
          continue;
        }
        if (c == '=') {
          break;
        }
        return null;
      }
      bits = bits << 6 | value;
      have += 6;
      if (have >= 8) {
        have -= 8;
        out[size++] = (byte) (bits >> have);
      }
    }
    return java.util.Arrays.copyOf(out, size);
  }

  static @Nullable String hex(String text) {
    var out = new StringBuilder();
    int half = -1;
    for (int i = 0; i < text.length(); i++) {
      int digit = Character.digit(text.charAt(i), 16);
      if (digit < 0) {
        if (Character.isWhitespace(text.charAt(i))) {
          continue;
        }
        return null;
      }
      if (half < 0) {
        half = digit;
      } else {
        out.append((char) (half << 4 | digit));
        half = -1;
      }
    }
    return out.toString();
  }

  static String reverseLines(String text) {
    var out = new StringBuilder();
    for (String line : text.split("\n", -1)) {
      out.append(out.isEmpty() ? "" : "\n").append(new StringBuilder(line).reverse());
    }
    return out.toString();
  }

  static String delete(String text, String set) {
    String chars = set(set);
    var out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (chars.indexOf(text.charAt(i)) < 0) {
        out.append(text.charAt(i));
      }
    }
    return out.toString();
  }

  static String translate(String text, String from, String to) {
    String source = set(from);
    String target = set(to);
    var out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      int at = source.lastIndexOf(text.charAt(i));
      boolean hit = at >= 0 && !target.isEmpty();
      out.append(hit ? target.charAt(Math.min(at, target.length() - 1)) : text.charAt(i));
    }
    return out.toString();
  }

  private static String set(String text) {
    String plain =
        shell(text)
            .replace("[:upper:]", "A-Z")
            .replace("[:lower:]", "a-z")
            .replace("[:digit:]", "0-9")
            .replace("[:space:]", " \t\n\r");
    var out = new StringBuilder();
    for (int i = 0; i < plain.length() && out.length() < 4_096; i++) {
      if (i + 2 < plain.length()
          && plain.charAt(i + 1) == '-'
          && plain.charAt(i) <= plain.charAt(i + 2)) {
        for (char c = plain.charAt(i); c <= plain.charAt(i + 2) && out.length() < 4_096; c++) {
          out.append(c);
        }
        i += 2;
      } else {
        out.append(plain.charAt(i));
      }
    }
    return out.toString();
  }

  static boolean letters(String text) {
    return text.chars().anyMatch(Character::isLetter);
  }

  /** Whether a translation mixes letters, as rot13 does, and not only their case. */
  static boolean scrambles(List<Value> sets) {
    if (sets.size() < 2) {
      return false;
    }
    String from = set(sets.get(0).text());
    String to = set(sets.get(1).text());
    return from.length() > 4 && letters(from) && letters(to) && !from.equalsIgnoreCase(to);
  }

  /** {@code s/a/b/g} with plain texts; the text unchanged where the script is anything else. */
  static @Nullable String substitute(String text, String script) {
    if (script.length() < 4 || script.charAt(0) != 's') {
      return null;
    }
    char mark = script.charAt(1);
    int middle = script.indexOf(mark, 2);
    int end = middle < 0 ? -1 : script.indexOf(mark, middle + 1);
    if (end < 0) {
      return null;
    }
    String pattern = script.substring(2, middle);
    for (int i = 0; i < pattern.length(); i++) {
      if (".*[]\\^$+?(){}|".indexOf(pattern.charAt(i)) >= 0) {
        return null;
      }
    }
    String by = script.substring(middle + 1, end);
    if (pattern.isEmpty() || text.length() * (by.length() + 1L) > 4L * Budget.LONGEST) {
      return null;
    }
    return script.substring(end + 1).contains("g")
        ? text.replace(pattern, by)
        : first(text, pattern, by);
  }

  private static String first(String text, String pattern, String by) {
    int at = text.indexOf(pattern);
    return at < 0 ? text : text.substring(0, at) + by + text.substring(at + pattern.length());
  }

  /** Whether a sed script executes commands: the {@code e} command or flag. */
  static boolean sedRuns(String script) {
    String s = script.strip();
    if (s.equals("e")
        || s.startsWith("e ")
        || s.startsWith("1e ")
        || s.contains(";e ")
        || s.contains("\ne ")) {
      return true;
    }
    if (s.length() > 3 && s.charAt(0) == 's') {
      char mark = s.charAt(1);
      String flags = s.substring(s.lastIndexOf(mark) + 1);
      return flags.length() < 6 && flags.indexOf('e') >= 0;
    }
    return false;
  }
}
