package dev.trustscan.scanner.command;

import java.util.List;
import java.util.Locale;

/**
 * A path as a command writes it, taken apart into where it starts from and the rest.
 *
 * @param base where it starts
 * @param rest what follows, without leading slashes; as written where the base is OUTSIDE or
 *     DYNAMIC
 */
public record PathText(Base base, String rest) {
  /** Where a path starts from. */
  public enum Base {
    /** The directory in which the command runs. */
    HERE,
    /** The project's root, by a variable or a question to git. */
    ROOT,
    /** The directory of the file that holds the command. */
    SELF,
    /** The home directory, the root of the file system, another machine. */
    OUTSIDE,
    /** Something that is only known when it runs. */
    DYNAMIC
  }

  /** How the analyser writes the directory of the running script. */
  static final String SELF_DIRECTORY = "$(dirname \"$0\")";

  /** How the analyser writes the top of the repository. */
  static final String TOP = "$(git rev-parse --show-toplevel)";

  /** The same in lower case. */
  static final String TOP_FOLDED = TOP.toLowerCase(Locale.ROOT);

  private static final List<String> SELF =
      List.of(SELF_DIRECTORY, "%~dp0", "__dirname", "$PSScriptRoot", "import.meta.dirname");

  /** Takes a written path apart. */
  public static PathText of(String written) {
    String path = written.strip().replace('\\', '/');
    for (String self : SELF) {
      if (path.startsWith(self)) {
        return new PathText(Base.SELF, relative(path.substring(self.length())));
      }
    }
    if (path.startsWith(TOP)) {
      return new PathText(Base.ROOT, relative(path.substring(TOP.length())));
    }
    if (path.startsWith("$") || path.startsWith("%")) {
      return variable(path);
    }
    if (path.startsWith("/") || path.startsWith("~") || drive(path) || scheme(path)) {
      return new PathText(Base.OUTSIDE, written);
    }
    return path.contains("$") || path.contains("%{") || path.contains("`")
        ? new PathText(Base.DYNAMIC, written)
        : new PathText(Base.HERE, relative(path));
  }

  private static PathText variable(String path) {
    int end = variableEnd(path);
    String name = name(path.substring(0, end));
    String rest = path.substring(end);
    if (Tables.ROOTS.contains(name)) {
      return rest.contains("$")
          ? new PathText(Base.DYNAMIC, path)
          : new PathText(Base.ROOT, relative(rest));
    }
    return new PathText(Tables.HOMES.contains(name) ? Base.OUTSIDE : Base.DYNAMIC, path);
  }

  static int variableEnd(String path) {
    if (path.charAt(0) == '%') {
      int close = path.indexOf('%', 1);
      return close < 0 ? path.length() : close + 1;
    }
    if (path.startsWith("${")) {
      int close = path.indexOf('}');
      return close < 0 ? path.length() : close + 1;
    }
    if (path.startsWith("$(")) {
      int close = path.indexOf(')');
      return close < 0 ? path.length() : close + 1;
    }
    int end = 1;
    while (end < path.length()
        && (ShellScanner.nameChar(path.charAt(end)) || path.charAt(end) == ':')) {
      end++;
    }
    return end;
  }

  static String name(String variable) {
    String inside = variable;
    if (inside.startsWith("${") || inside.startsWith("$(")) {
      inside = inside.substring(2, inside.length() - (inside.length() > 2 ? 1 : 0));
    } else if (inside.startsWith("%")) {
      inside = inside.substring(1, Math.max(1, inside.length() - 1));
    } else {
      inside = inside.substring(1);
    }
    String lower = inside.toLowerCase(Locale.ROOT);
    if (lower.startsWith("env:")) {
      lower = lower.substring(4);
    } else if (lower.startsWith("env.")) {
      lower = lower.substring(4);
    }
    int op = lower.indexOf(":-");
    return op > 0 ? lower.substring(0, op) : lower;
  }

  private static boolean drive(String path) {
    return path.length() > 1 && path.charAt(1) == ':' && Character.isLetter(path.charAt(0));
  }

  private static boolean scheme(String path) {
    int colon = path.indexOf("://");
    return colon > 0 && colon < 20;
  }

  private static String relative(String path) {
    int i = 0;
    while (i < path.length() && path.charAt(i) == '/') {
      i++;
    }
    return path.substring(i);
  }

  /** Whether a path matches a shell pattern. */
  public static boolean matches(String pattern, String path) {
    return ShellPattern.matches(pattern, path);
  }

  /** Whether the text is a variable that stands for the project's root. */
  static boolean isRoot(String written) {
    PathText path = of(written);
    return path.base == Base.ROOT && path.rest.isEmpty();
  }

  /** Whether a text that is not fully known still says which repository file it is. */
  static boolean rooted(String written) {
    Base base = of(written).base;
    return base == Base.ROOT || base == Base.SELF;
  }

  /** A path taken from a directory, both as written. */
  static String join(String directory, String path) {
    if (directory.isEmpty() || path.isEmpty() || of(path).base != Base.HERE) {
      return path;
    }
    String rest = path;
    while (rest.startsWith("./")) {
      rest = rest.substring(2);
    }
    return rest.isEmpty() || rest.equals(".")
        ? directory
        : directory + (directory.endsWith("/") ? "" : "/") + rest;
  }
}
