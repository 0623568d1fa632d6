package dev.trustscan.scanner.doc;

import dev.trustscan.scanner.doc.MarkdownBlocks.Block;
import dev.trustscan.scanner.doc.Node.Scalar;
import dev.trustscan.scanner.doc.Node.ScalarType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Files that Markdown pulls in by {@code @path}. */
public final class Mentions {
  private static final int LONGEST_EXTENSION = 10;

  private Mentions() {}

  /**
   * Mentions that do not look like paths, such as {@code @AGENTS} or {@code @scope/name}, and words
   * with the punctuation behind them. Some agents import these too, if such a file exists; whether
   * it does only the repository can tell.
   */
  public static List<Scalar> doubtful(Document markdown) {
    var lines = new LineMap(markdown.text());
    var found = new ArrayList<Scalar>();
    for (Range range : find(markdown.text())) {
      if (!isPath(range.path)) {
        found.add(scalar(lines, range.path, range.start, range.end));
      }
      if (!range.word.equals(range.path)) {
        found.add(scalar(lines, range.word, range.start, range.wordEnd));
      }
    }
    return found;
  }

  private static Scalar scalar(LineMap lines, String path, int start, int end) {
    return new Scalar(path, ScalarType.STRING, lines.span(start, end));
  }

  /** Mentions that look like paths. */
  static List<Scalar> imports(Reading in) {
    var found = new ArrayList<Scalar>();
    for (Range range : find(in.text())) {
      if (isPath(range.path)) {
        found.add(in.scalar(range.path, ScalarType.STRING, range.start, range.end));
      }
    }
    return found;
  }

  /** A mention, with and without the punctuation at its end. */
  private record Range(String path, int start, int end, String word, int wordEnd) {}

  private static List<Range> find(String text) {
    var found = new ArrayList<Range>();
    if (text.indexOf('@') < 0) {
      return found;
    }
    int next = -1;
    for (Block block : MarkdownBlocks.of(text)) {
      next = next < block.start() ? text.indexOf('@', block.start()) : next;
      if (next < 0) {
        break;
      }
      if (next < block.end()) {
        block(text, block, next, found);
      }
    }
    return found;
  }

  private static void block(String text, Block block, int first, List<Range> found) {
    BitSet code = block.html() ? new BitSet() : CodeSpans.of(text, block.start(), block.end());
    int at = first;
    while (at >= 0) {
      int stop = at + 1;
      if (isStart(text, at) && !code.get(at - block.start())) {
        stop = wordEnd(text, at + 1, block.end());
        int from = text.startsWith("\"", at + 1) && stop > at + 1 ? at + 2 : at + 1;
        int last = from == at + 2 ? stop - 1 : stop;
        int end = withoutPunctuation(text, from, last);
        String path = path(text, from, end);
        if (isName(path)) {
          found.add(new Range(path, from, end, path(text, from, last), last));
        }
      }
      at = Lines.find(text, stop, block.end(), '@');
    }
  }

  private static String path(String text, int from, int to) {
    return text.substring(from, to).replace("\\ ", " ");
  }

  /** Behind white space, or behind a sign that ends one piece of text and begins another. */
  private static boolean isStart(String text, int at) {
    if (at == 0) {
      return true;
    }
    char before = text.charAt(at - 1);
    return Character.isWhitespace(before)
        || before == '\u00A0'
        || ">*_[|~\u3001\u3002\uFF01\uFF1F".indexOf(before) >= 0;
  }

  private static int wordEnd(String text, int from, int end) {
    if (from < end && text.charAt(from) == '"') {
      return quoteEnd(text, from, end);
    }
    int i = from;
    while (i < end) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < end && text.charAt(i + 1) == ' ') {
        i++;
      } else if (Character.isWhitespace(c) || c == '<' || c == '|' || c == '`' || c == '#') {
        break;
      } else if (c == ']' && text.startsWith("](", i)) {
        break;
      }
      i++;
    }
    return i;
  }

  /** A path in quotes, which may hold blanks, ends on its line. */
  private static int quoteEnd(String text, int from, int end) {
    for (int i = from + 1; i < end && text.charAt(i) != '\n' && text.charAt(i) != '\r'; i++) {
      if (text.charAt(i) == '"') {
        return i + 1;
      }
    }
    return from;
  }

  private static int withoutPunctuation(String text, int from, int end) {
    int i = end;
    while (i > from && ".,;:!?)]}>'\"*_".indexOf(text.charAt(i - 1)) >= 0) {
      i--;
    }
    return i;
  }

  private static boolean isName(String path) {
    return !path.isEmpty() && "(){}[]@#%^&*=+,;:!?\"'$|".indexOf(path.charAt(0)) < 0;
  }

  /** Begins like a path, or ends in an extension. */
  static boolean isPath(String path) {
    char first = path.charAt(0);
    if (first == '/'
        || first == '\\'
        || first == '~'
        || path.startsWith("./")
        || path.startsWith("../")
        || path.startsWith(".\\")
        || path.startsWith("..\\")) {
      return path.length() > 1;
    }
    int dot = path.lastIndexOf('.');
    int length = path.length() - dot - 1;
    if (dot < 0 || length == 0 || length > LONGEST_EXTENSION || path.indexOf('(') >= 0) {
      return false;
    }
    return path.substring(dot + 1).chars().allMatch(c -> c < 0x80 && Character.isLetterOrDigit(c));
  }
}
