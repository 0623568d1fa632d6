package dev.trustscan.scanner.detect.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts a text into sentences, in one pass, with what Markdown says about them. */
final class Passages {
  /** A longer run without a full stop is cut; no pattern looks further. */
  private static final int LONGEST = 600;

  private static final int MOST = 20_000;

  private final String text;
  private final boolean markdown;
  private final List<Passage> passages = new ArrayList<>();
  private int block;
  private boolean fence;
  private boolean comment;

  private Passages(String text, boolean markdown) {
    this.text = text;
    this.markdown = markdown;
  }

  static List<Passage> of(String text, boolean markdown) {
    var cutter = new Passages(text, markdown);
    cutter.run();
    return cutter.passages;
  }

  private void run() {
    int at = 0;
    while (at < text.length() && passages.size() < MOST) {
      int end = text.indexOf('\n', at);
      if (end < 0) {
        end = text.length();
      }
      line(at, end);
      at = end + 1;
    }
  }

  private void line(int start, int end) {
    int from = start;
    while (from < end && text.charAt(from) <= ' ') {
      from++;
    }
    if (from == end) {
      block++;
      return;
    }
    if (markdown && (text.startsWith("```", from) || text.startsWith("~~~", from))) {
      fence = !fence;
      block++;
      return;
    }
    boolean heading = markdown && text.charAt(from) == '#';
    boolean table = markdown && text.charAt(from) == '|';
    if (heading || table) {
      block++;
    }
    sentences(from, end, table);
    if (heading) {
      block++;
    }
  }

  private void sentences(int from, int end, boolean table) {
    int start = from;
    boolean hiddenAtStart = comment;
    for (int i = from; i < end; i++) {
      if (markdown && text.startsWith("<!--", i)) {
        comment = true;
        hiddenAtStart |= i == start;
      } else if (markdown && text.startsWith("-->", i)) {
        comment = false;
      }
      char c = text.charAt(i);
      boolean stop = (c == '.' || c == '!' || c == '?') && i + 1 < end && text.charAt(i + 1) == ' ';
      if (stop || i - start >= LONGEST) {
        add(start, i + 1, table, hiddenAtStart || comment);
        start = i + 1;
        hiddenAtStart = comment;
      }
    }
    add(start, end, table, hiddenAtStart || comment);
  }

  private void add(int start, int end, boolean table, boolean hidden) {
    int from = start;
    while (from < end && text.charAt(from) <= ' ') {
      from++;
    }
    if (from >= end) {
      return;
    }
    passages.add(
        new Passage(from, end, block, fence, hidden, table, folded(text.substring(from, end))));
  }

  private static String folded(String raw) {
    var out = new StringBuilder(raw.length());
    boolean space = false;
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (Chars.invisible(c)) {
        continue;
      }
      if (c <= ' ' || c == '\u00a0') {
        space = !out.isEmpty();
        continue;
      }
      if (space) {
        out.append(' ');
        space = false;
      }
      out.append(c == '\u2019' ? '\'' : c);
    }
    return out.toString().toLowerCase(Locale.ROOT);
  }
}
