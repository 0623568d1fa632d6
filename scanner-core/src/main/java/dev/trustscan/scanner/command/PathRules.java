package dev.trustscan.scanner.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which paths hold secrets, arm a tool, start by themselves, or lie about what they are. */
final class PathRules {
  /** What a path is to whoever reads or writes it. */
  enum Kind {
    /** A store of credentials. */
    SECRET,
    /** The project's own dotenv file. */
    DOTENV,
    /** A file that agents or editors act on or take into a model's context. */
    CONTROL,
    /** A file of an editor or server that may run things, and that projects do set up. */
    EDITOR,
    /** A file that only a model reads. */
    INSTRUCTION,
    /** git's hooks and configuration. */
    GIT,
    /** A shell's start-up file, a scheduler, a service. */
    PERSISTENT
  }

  private record Rule(Kind kind, String pattern) {}

  private static final List<Rule> RULES = rules();

  /**
   * Rules by one segment that their paths must have; those without one stand under the empty text.
   */
  private static final Map<String, List<Rule>> BY_SEGMENT = bySegment();

  private PathRules() {}

  private static List<Rule> rules() {
    var all = new ArrayList<Rule>();
    for (String line : Tables.lines("paths.txt")) {
      int space = line.indexOf(' ');
      Kind kind = Kind.valueOf(line.substring(0, space).toUpperCase(Locale.ROOT));
      all.add(new Rule(kind, line.substring(space + 1).strip()));
    }
    return List.copyOf(all);
  }

  private static Map<String, List<Rule>> bySegment() {
    var all = new HashMap<String, List<Rule>>();
    for (Rule rule : RULES) {
      String longest = "";
      for (String segment : rule.pattern().split("/")) {
        boolean literal = !ShellPattern.wild(segment) && !segment.equals("~");
        longest = literal && segment.length() > longest.length() ? segment : longest;
      }
      all.computeIfAbsent(longest, key -> new ArrayList<>()).add(rule);
    }
    return all;
  }

  /** Whether the path is of that kind. */
  static boolean is(Kind kind, String written) {
    if (written.isEmpty() || written.length() > 1_000) {
      return false;
    }
    String path = normal(written);
    if (any(kind, path, BY_SEGMENT.getOrDefault("", List.of()))) {
      return true;
    }
    int from = 0;
    for (int i = 0; i <= path.length(); i++) {
      if (i == path.length() || path.charAt(i) == '/') {
        List<Rule> rules = i > from ? BY_SEGMENT.get(path.substring(from, i)) : null;
        if (rules != null && any(kind, path, rules)) {
          return true;
        }
        from = i + 1;
      }
    }
    return false;
  }

  private static boolean any(Kind kind, String path, List<Rule> rules) {
    for (Rule rule : rules) {
      if (rule.kind() == kind && matches(rule.pattern(), path)) {
        return true;
      }
    }
    return false;
  }

  /** The bits of {@link Taint} that the content of a file carries. */
  static int taint(String written) {
    if (is(Kind.SECRET, written)) {
      return Taint.SECRET;
    }
    if (written.startsWith("/proc/") && written.endsWith("/environ")) {
      return Taint.ENVIRONMENT;
    }
    return is(Kind.DOTENV, written) ? Taint.DOTENV : 0;
  }

  static int variableTaint(String name) {
    return Tables.NAMES.is("credential-variable", name) ? Taint.CREDENTIAL : 0;
  }

  /** A pattern without a leading {@code ~} may match at any depth; {@code **} ends it. */
  private static boolean matches(String pattern, String path) {
    if (pattern.startsWith("~") || pattern.startsWith("/")) {
      return whole(pattern, path);
    }
    for (int at = 0; at >= 0; at = next(path, at)) {
      if (whole(pattern, path.substring(at))) {
        return true;
      }
    }
    return false;
  }

  private static int next(String path, int at) {
    int slash = path.indexOf('/', at);
    return slash < 0 ? -1 : slash + 1;
  }

  private static boolean whole(String pattern, String path) {
    if (pattern.endsWith("/**")) {
      String folder = pattern.substring(0, pattern.length() - 3);
      int slashes = (int) folder.chars().filter(c -> c == '/').count();
      int end = 0;
      for (int i = 0; i <= slashes && end >= 0; i++) {
        end = path.indexOf('/', i == 0 ? 0 : end + 1);
      }
      return ShellPattern.matches(folder, end < 0 ? path : path.substring(0, end));
    }
    return ShellPattern.matches(pattern, path);
  }

  /** Lower case, forward slashes, the home directory as {@code ~}. */
  static String normal(String written) {
    String path = written.replace('\\', '/').toLowerCase(Locale.ROOT);
    if (path.startsWith("$") || path.startsWith("%")) {
      return fromVariable(path);
    }
    for (String users : List.of("/home/", "/users/", "c:/users/")) {
      if (path.startsWith(users)) {
        int end = path.indexOf('/', users.length());
        return end < 0 ? "~" : "~" + path.substring(end);
      }
    }
    if (path.startsWith("/root/")) {
      return "~" + path.substring(5);
    }
    while (path.startsWith("./")) {
      path = path.substring(2);
    }
    return path;
  }

  private static String fromVariable(String path) {
    String top = PathText.TOP_FOLDED;
    if (path.startsWith(top)) {
      return path.startsWith("/", top.length()) ? path.substring(top.length() + 1) : path;
    }
    int end = PathText.variableEnd(path);
    String name = PathText.name(path.substring(0, end));
    if (Tables.HOMES.contains(name)) {
      return "~" + path.substring(end);
    }
    boolean below = path.startsWith("/", end);
    return below && Tables.ROOTS.contains(name) ? path.substring(end + 1) : path;
  }

  /** Whether a file lies in folders that hide from listings and belong to no tool that is known. */
  static boolean hidden(String written) {
    int hidden = 0;
    boolean cache = false;
    List<String> segments = WordSplitter.words(normal(written), "/");
    for (String segment : segments.subList(0, Math.max(0, segments.size() - 1))) {
      boolean named = segment.length() > 1 && segment.charAt(0) == '.' && segment.charAt(1) != '.';
      if (named && !Tables.NAMES.is("tool-folder", segment)) {
        hidden++;
        cache |= Tables.NAMES.is("cache-folder", segment);
      }
    }
    return hidden > 1 || cache;
  }

  /** Whether the name says that this is no program. */
  static boolean disguised(String written) {
    String name = written.toLowerCase(Locale.ROOT);
    int slash = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'));
    name = name.substring(slash + 1);
    int dot = name.lastIndexOf('.');
    return dot >= 0 && Tables.NAMES.is("data-extension", name.substring(dot + 1));
  }
}
