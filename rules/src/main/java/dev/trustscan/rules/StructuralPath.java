package dev.trustscan.rules;

import java.util.ArrayList;
import java.util.List;

/**
 * A parsed structural path, as described at {@link Element}.
 *
 * @param text the path as written
 * @param steps its steps
 */
public record StructuralPath(String text, List<Step> steps) {
  /** One step. */
  public sealed interface Step {
    /** A key, given by alternatives that may hold {@code *}. */
    record Key(List<String> globs) implements Step {
      /** Whether a key is meant; the comparison respects case, as consumers do. */
      public boolean accepts(String key) {
        for (String glob : globs) {
          if (Glob.matches(glob, key)) {
            return true;
          }
        }
        return false;
      }
    }

    /** Any item of a list; a single value counts as a list of one. */
    record AnyItem() implements Step {}

    /** One item of a list. */
    record Item(int index) implements Step {}

    /**
     * Any item of a list, or a single value in its place, that has a member of this name and value;
     * for formats that name a thing by an attribute beside its value.
     */
    record ItemWith(String key, String value) implements Step {}

    /** Any number of steps, none included. */
    record AnyDepth() implements Step {}
  }

  public StructuralPath {
    steps = List.copyOf(steps);
  }

  /** The whole document. */
  public boolean isRoot() {
    return steps.isEmpty();
  }

  /**
   * Parses a path.
   *
   * @throws IllegalArgumentException with the position, if the text is not a structural path
   */
  public static StructuralPath parse(String text) {
    if (text.equals("$") || text.equals(".")) {
      return new StructuralPath(text, List.of());
    }
    var steps = new ArrayList<Step>();
    int at = 0;
    boolean needStep = true;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '[') {
        int close = text.indexOf(']', at);
        if (close < 0) {
          throw bad(text, at, "'[' is not closed");
        }
        String inside = text.substring(at + 1, close);
        steps.add(item(text, at, inside));
        at = close + 1;
        needStep = false;
      } else if (c == '.') {
        if (needStep) {
          throw bad(text, at, "a step is missing before '.'");
        }
        needStep = true;
        at++;
      } else {
        if (!needStep) {
          throw bad(text, at, "'.' or '[' expected");
        }
        at = key(text, at, steps);
        needStep = false;
      }
    }
    if (needStep) {
      throw bad(text, at, "a step is missing at the end");
    }
    return new StructuralPath(text, steps);
  }

  private static Step item(String text, int at, String inside) {
    if (inside.equals("*")) {
      return new Step.AnyItem();
    }
    int equals = inside.indexOf('=');
    return equals > 0
        ? new Step.ItemWith(inside.substring(0, equals), inside.substring(equals + 1))
        : new Step.Item(index(text, at, inside));
  }

  private static int key(String text, int start, List<Step> steps) {
    char c = text.charAt(start);
    if (c == '"') {
      int close = text.indexOf('"', start + 1);
      if (close < 0) {
        throw bad(text, start, "quote is not closed");
      }
      steps.add(new Step.Key(List.of(text.substring(start + 1, close))));
      return close + 1;
    }
    if (c == '{') {
      int close = text.indexOf('}', start + 1);
      if (close < 0) {
        throw bad(text, start, "'{' is not closed");
      }
      var names = new ArrayList<String>();
      for (String name : text.substring(start + 1, close).split(",", -1)) {
        String trimmed = name.strip();
        if (trimmed.isEmpty()) {
          throw bad(text, start, "empty alternative");
        }
        names.add(unquote(trimmed));
      }
      steps.add(new Step.Key(List.copyOf(names)));
      return close + 1;
    }
    int end = start;
    while (end < text.length() && ".[".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    String name = text.substring(start, end);
    steps.add(name.equals("**") ? new Step.AnyDepth() : new Step.Key(List.of(name)));
    return end;
  }

  private static String unquote(String name) {
    return name.length() >= 2 && name.startsWith("\"") && name.endsWith("\"")
        ? name.substring(1, name.length() - 1)
        : name;
  }

  private static int index(String text, int at, String digits) {
    try {
      return Integer.parseUnsignedInt(digits);
    } catch (NumberFormatException e) {
      throw bad(text, at, "'" + digits + "' is not an index");
    }
  }

  private static IllegalArgumentException bad(String text, int at, String why) {
    return new IllegalArgumentException(
        "structural path '" + text + "', position " + (at + 1) + ": " + why);
  }
}
