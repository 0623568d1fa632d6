package dev.trustscan.scanner.command;

import java.text.Normalizer;
import java.util.Locale;

/** Names of programs, made comparable. */
final class Names {
  private Names() {}

  /** The program's name without folder, case, Windows ending and version. */
  static String program(String written) {
    String path = written;
    int slash = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
    String name = path.substring(slash + 1).toLowerCase(Locale.ROOT);
    for (String ending : new String[] {".exe", ".cmd", ".bat", ".com"}) {
      if (name.endsWith(ending) && name.length() > ending.length()) {
        name = name.substring(0, name.length() - ending.length());
        break;
      }
    }
    return version(name);
  }

  /** The last segment of a path. */
  static String last(String path) {
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }

  private static String version(String name) {
    int end = name.length();
    while (end > 0 && (ShellScanner.digit(name.charAt(end - 1)) || name.charAt(end - 1) == '.')) {
      end--;
    }
    if (end == name.length() || end == 0) {
      return name;
    }
    String stem = name.charAt(end - 1) == '-' ? name.substring(0, end - 1) : name.substring(0, end);
    return switch (stem) {
      case "python" -> "python3";
      case "pip" -> "pip3";
      case "node",
          "ruby",
          "perl",
          "php",
          "lua",
          "clang-format",
          "clang-tidy",
          "gcc",
          "g++",
          "clang" ->
          stem;
      default -> name;
    };
  }

  /** Whether every character is plain ASCII. */
  static boolean plain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 126 || text.charAt(i) < 33) {
        return false;
      }
    }
    return true;
  }

  /** What a name looks like: invisible characters dropped, look-alikes as their Latin twins. */
  static String folded(String text) {
    var out = new StringBuilder();
    String compatible = Normalizer.normalize(text, Normalizer.Form.NFKC);
    for (int i = 0; i < compatible.length(); i++) {
      char c = compatible.charAt(i);
      int at = LOOKING_LIKE.indexOf(c);
      if (at >= 0) {
        out.append(LATIN.charAt(at));
      } else if (Character.getType(c) != Character.FORMAT && c > 32) {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static final String LOOKING_LIKE = "аеорсухіјѕһԁԛԝвкмнтгԍαεορτυνκιγ";
  private static final String LATIN = "aeopcyxijshdqwbkmhtrgaeoptuvkiy";
}
