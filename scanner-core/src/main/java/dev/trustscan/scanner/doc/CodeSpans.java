package dev.trustscan.scanner.doc;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds what stands between backticks in running text, in linear time.
 *
 * <p>A backtick inside an HTML tag or an address in angle brackets opens nothing, if that is what
 * it is. Both ways are tried, and only what is code in both is code.
 */
final class CodeSpans {
  private final String text;
  private final int start;
  private final int end;

  private CodeSpans(String text, int start, int end) {
    this.text = text;
    this.start = start;
    this.end = end;
  }

  /** The offsets, counted from the start, that are certainly code. */
  static BitSet of(String text, int start, int end) {
    var spans = new CodeSpans(text, start, end);
    BitSet code = spans.run(false);
    if (!code.isEmpty() && text.substring(start, end).indexOf('<') >= 0) {
      code.and(spans.run(true));
    }
    return code;
  }

  private BitSet run(boolean tags) {
    Map<Integer, ArrayDeque<Integer>> closers = closers();
    var code = new BitSet();
    boolean inTag = false;
    int i = start;
    while (i < end) {
      char c = text.charAt(i);
      if (tags && c == '<') {
        inTag =
            i + 1 < end
                && (Character.isLetter(text.charAt(i + 1))
                    || "/!?".indexOf(text.charAt(i + 1)) >= 0);
      } else if (c == '>') {
        inTag = false;
      } else if (c == '\\') {
        i += 2;
        continue;
      } else if (c == '`') {
        int stop = runEnd(i);
        int close = inTag ? -1 : closer(closers, stop - i, stop);
        if (close >= 0) {
          code.set(i - start, close - start);
          i = close;
          continue;
        }
        i = stop;
        continue;
      }
      i++;
    }
    return code;
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
    while (runs != null && !runs.isEmpty() && runs.peek() < from) {
      runs.poll();
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
