package dev.trustscan.scanner.doc;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** The words, signs and references of makefiles. */
final class MakeText {
  private MakeText() {}

  /**
   * What sets a line's left side off from its right.
   *
   * @param start offset of the sign, or the line's end if there is none
   * @param end offset behind it
   * @param assigns whether it assigns; otherwise it makes a rule
   */
  record Sign(int start, int end, boolean assigns) {}

  /** Whether a line ends in a backslash that joins the next to it. */
  static boolean joins(String text, int start, int end) {
    int i = end;
    while (i > start && text.charAt(i - 1) == '\\') {
      i--;
    }
    return (end - i) % 2 == 1;
  }

  /** Where a comment begins, the end if there is none. */
  static int comment(String text, int from, int end) {
    for (int i = from; i < end; i++) {
      if (text.charAt(i) == '#' && !joins(text, from, i)) {
        return i;
      }
    }
    return end;
  }

  /** The first word. */
  static String word(String text, int from, int end) {
    int i = from;
    while (i < end && !isSpace(text.charAt(i))) {
      i++;
    }
    return text.substring(from, i);
  }

  /** Words, references with blanks inside counting as parts of them. */
  static List<MakeWord> words(String text, int from, int end) {
    var words = new ArrayList<MakeWord>();
    int i = from;
    while (i < end) {
      if (isSpace(text.charAt(i))
          || (text.charAt(i) == '\\'
              && i + 1 < end
              && isSpace(text.charAt(i + 1))
              && text.charAt(i + 1) != ' ')) {
        i++;
        continue;
      }
      int start = i;
      while (i < end && !isSpace(text.charAt(i))) {
        i = text.charAt(i) == '$' ? behindReference(text, i, end) : i + 1;
      }
      words.add(new MakeWord(text.substring(start, i), start, i));
    }
    return words;
  }

  /** The first colon or assignment outside of references. */
  static Sign sign(String text, int from, int end) {
    int i = from;
    while (i < end) {
      char c = text.charAt(i);
      if (c == '$') {
        i = behindReference(text, i, end);
        continue;
      }
      if (c == '=') {
        boolean more = i > from && "?+!".indexOf(text.charAt(i - 1)) >= 0;
        return new Sign(more ? i - 1 : i, i + 1, true);
      }
      if (c == ':' && !isDrive(text, from, i, end)) {
        int stop = i;
        while (stop < end && text.charAt(stop) == ':') {
          stop++;
        }
        boolean assigns = stop < end && text.charAt(stop) == '=';
        boolean grouped = i > from && text.charAt(i - 1) == '&';
        return new Sign(grouped ? i - 1 : i, assigns ? stop + 1 : stop, assigns);
      }
      i++;
    }
    return new Sign(end, end, false);
  }

  /** Windows paths such as C:/x. */
  private static boolean isDrive(String text, int from, int colon, int end) {
    return colon > from
        && Character.isLetter(text.charAt(colon - 1))
        && (colon - 1 == from || isSpace(text.charAt(colon - 2)))
        && colon + 1 < end
        && (text.charAt(colon + 1) == '/' || text.charAt(colon + 1) == '\\');
  }

  /** The first such character outside of references, -1 if there is none. */
  static int find(String text, int from, int end, char wanted) {
    int i = from;
    while (i < end) {
      if (text.charAt(i) == wanted) {
        return i;
      }
      i = text.charAt(i) == '$' ? behindReference(text, i, end) : i + 1;
    }
    return -1;
  }

  /** The offset behind the reference that a dollar sign begins. */
  private static int behindReference(String text, int dollar, int end) {
    if (dollar + 1 >= end) {
      return end;
    }
    char open = text.charAt(dollar + 1);
    if (open != '(' && open != '{') {
      return dollar + 2;
    }
    char close = open == '(' ? ')' : '}';
    int depth = 0;
    for (int i = dollar + 1; i < end; i++) {
      char c = text.charAt(i);
      depth += c == open ? 1 : c == close ? -1 : 0;
      if (depth == 0) {
        return i + 1;
      }
    }
    return end;
  }

  /** The arguments of all calls of a function, inner calls of its own left inside the outer one. */
  static List<MakeWord> calls(String text, int from, int end, String function) {
    var calls = new ArrayList<MakeWord>();
    int i = from;
    while (i < end) {
      int dollar = Lines.find(text, i, end, '$');
      if (dollar < 0 || dollar + 1 >= end) {
        break;
      }
      if (text.charAt(dollar + 1) == '$') {
        i = dollar + 2;
        continue;
      }
      int name = dollar + 2;
      boolean calls1 =
          "({".indexOf(text.charAt(dollar + 1)) >= 0
              && text.startsWith(function, name)
              && name + function.length() < end
              && isSpace(text.charAt(name + function.length()));
      if (!calls1) {
        i = dollar + 1;
        continue;
      }
      int stop = behindReference(text, dollar, end);
      int start = name + function.length();
      while (start < stop && isSpace(text.charAt(start))) {
        start++;
      }
      int last = Math.max(start, closed(text, stop) ? stop - 1 : stop);
      calls.add(new MakeWord(text.substring(start, last), start, last));
      i = stop;
    }
    return calls;
  }

  private static boolean closed(String text, int stop) {
    return text.charAt(stop - 1) == ')' || text.charAt(stop - 1) == '}';
  }

  /** Lines joined by a backslash become one, with a blank between. */
  static String joined(String value) {
    if (value.indexOf('\\') < 0) {
      return value;
    }
    var out = new StringBuilder();
    int i = 0;
    while (i < value.length()) {
      char c = value.charAt(i);
      int line = i + 1;
      if (c == '\\' && line < value.length() && isLineEnd(value.charAt(line))) {
        i = value.startsWith("\r\n", line) ? line + 2 : line + 1;
        while (i < value.length() && isSpace(value.charAt(i))) {
          i++;
        }
        while (!out.isEmpty() && isSpace(out.charAt(out.length() - 1))) {
          out.setLength(out.length() - 1);
        }
        out.append(' ');
      } else {
        out.append(c);
        i++;
      }
    }
    return out.toString();
  }

  /**
   * A recipe as the shell sees it: {@code $$} is a dollar sign, {@code $(NAME)} reads like {@code
   * ${NAME}}, {@code $(shell command)} like {@code $(command)}; other functions stay as they are.
   */
  static String toShell(String recipe) {
    if (recipe.indexOf('$') < 0) {
      return recipe;
    }
    var out = new StringBuilder();
    // Of each open bracket, what it becomes; references nest.
    var closers = new ArrayDeque<Character>();
    int i = 0;
    while (i < recipe.length()) {
      char c = recipe.charAt(i);
      if (c == '$' && recipe.startsWith("$", i + 1)) {
        out.append('$');
        i += 2;
      } else if (c == '$' && (recipe.startsWith("(", i + 1) || recipe.startsWith("{", i + 1))) {
        i = open(recipe, i, out, closers);
      } else if (!closers.isEmpty() && (c == '(' || c == '{')) {
        closers.push(c == '(' ? ')' : '}');
        out.append(c);
        i++;
      } else if (!closers.isEmpty() && (c == ')' || c == '}')) {
        out.append(closers.pop().charValue());
        i++;
      } else {
        out.append(c);
        i++;
      }
    }
    return out.toString();
  }

  private static int open(
      String recipe, int dollar, StringBuilder out, ArrayDeque<Character> closers) {
    int from = dollar + 2;
    int i = from;
    while (i < recipe.length() && isNamePart(recipe.charAt(i))) {
      i++;
    }
    boolean name = i < recipe.length() && (recipe.charAt(i) == ')' || recipe.charAt(i) == '}');
    if (name) {
      closers.push('}');
      out.append("${");
      return from;
    }
    if (recipe.startsWith("shell", from) && i == from + 5 && i < recipe.length()) {
      closers.push(')');
      out.append("$(");
      while (i < recipe.length() && isSpace(recipe.charAt(i))) {
        i++;
      }
      return i;
    }
    closers.push(recipe.charAt(dollar + 1) == '(' ? ')' : '}');
    out.append(recipe, dollar, from);
    return from;
  }

  private static boolean isNamePart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.';
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || isLineEnd(c);
  }
}
