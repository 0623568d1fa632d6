package dev.trustscan.scanner.doc;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds what stands between backticks in running text, in linear time.
 *
 * <p>Raw HTML and the addresses of links swallow backticks that would open code otherwise. Readers
 * are not all exact about that, so both ways are tried, and only what is code in both is code.
 */
final class CodeSpans {
  private final String text;
  private final int start;
  private final int end;
  private final InlineMarkup markup;
  private boolean doubtful;

  private CodeSpans(String text, int start, int end) {
    this.text = text;
    this.start = start;
    this.end = end;
    this.markup = new InlineMarkup(text, end);
  }

  /** The offsets, counted from the start, that are certainly code. */
  static BitSet of(String text, int start, int end) {
    var spans = new CodeSpans(text, start, end);
    if (Lines.find(text, start, end, '`') < 0) {
      return new BitSet();
    }
    BitSet code = spans.run(true);
    if (spans.doubtful || spans.isDefinition()) {
      return new BitSet();
    }
    code.and(spans.run(false));
    return code;
  }

  private BitSet run(boolean html) {
    Map<Integer, ArrayDeque<Integer>> closers = closers();
    var code = new BitSet();
    int i = start;
    while (i < end) {
      switch (text.charAt(i)) {
        case '\\' -> i += 2;
        case '<' -> i = html ? Math.max(i + 1, markup.htmlEnd(i)) : i + 1;
        case ']' -> {
          doubtful |= html && swallows(i + 1);
          i++;
        }
        case '`' -> {
          int stop = runEnd(i);
          int close = closer(closers, stop - i, stop);
          if (close >= 0) {
            code.set(i - start, close - start);
          }
          i = Math.max(stop, close);
        }
        default -> i++;
      }
    }
    return code;
  }

  /** Whether the address or label behind a bracket holds a backtick. */
  private boolean swallows(int from) {
    if (from >= end) {
      return false;
    }
    int stop = -1;
    if (text.charAt(from) == '(') {
      stop = markup.linkEnd(from);
    } else if (text.charAt(from) == '[') {
      stop = markup.labelEnd(from);
    }
    return stop > from && Lines.find(text, from, stop, '`') >= 0;
  }

  /** Whether the text may begin with the definition of a link. */
  private boolean isDefinition() {
    int label = text.charAt(start) == '[' ? markup.labelEnd(start) : -1;
    return label > 0 && label < end && text.charAt(label) == ':';
  }

  /** Runs of backticks by length, first to last. */
  private Map<Integer, ArrayDeque<Integer>> closers() {
    var closers = new HashMap<Integer, ArrayDeque<Integer>>();
    int i = start;
    while (i < end) {
      if (text.charAt(i) == '`') {
        int stop = runEnd(i);
        closers.computeIfAbsent(stop - i, length -> new ArrayDeque<>()).add(i);
        i = stop;
      } else {
        i++;
      }
    }
    return closers;
  }

  /** The offset behind the next run of a length, -1 if there is none. */
  private static int closer(Map<Integer, ArrayDeque<Integer>> closers, int length, int from) {
    ArrayDeque<Integer> runs = closers.get(length);
    while (runs != null && !runs.isEmpty() && runs.element() < from) {
      runs.remove();
    }
    return runs == null || runs.isEmpty() ? -1 : runs.element() + length;
  }

  private int runEnd(int from) {
    int i = from;
    while (i < end && text.charAt(i) == '`') {
      i++;
    }
    return i;
  }
}
