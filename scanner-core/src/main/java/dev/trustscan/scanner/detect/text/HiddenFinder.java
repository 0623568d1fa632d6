package dev.trustscan.scanner.detect.text;

import java.util.ArrayList;
import java.util.List;

/** Finds hidden characters in one pass over a text. */
final class HiddenFinder {
  private static final int MOST = 10_000;

  private final String text;
  private final List<Hidden> found = new ArrayList<>();

  private HiddenFinder(String text) {
    this.text = text;
  }

  static List<Hidden> find(String text) {
    if (plain(text)) {
      return List.of();
    }
    var finder = new HiddenFinder(text);
    finder.run();
    return List.copyOf(finder.found);
  }

  /** Most files have nothing to look at; this loop is what they cost. */
  private static boolean plain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80 || c == 0x1b || c == '\b' || c == '\r') {
        return false;
      }
    }
    return true;
  }

  private void run() {
    int at = 0;
    while (at < text.length() && found.size() < MOST) {
      int c = text.codePointAt(at);
      int next = at + Character.charCount(c);
      if (c < 0x80) {
        at = c == 0x1b || c == '\b' || c == '\r' ? control(at) : next;
      } else if (Chars.tag(c)) {
        at = tags(at);
      } else if (Chars.selector(c)) {
        at = selectors(at);
      } else if (Chars.invisible(c)) {
        at = invisible(at);
      } else if (Chars.bidiControl(c)) {
        at = bidi(at);
      } else if (Chars.lookAlike(c)) {
        at = homoglyph(at);
      } else {
        at = next;
      }
    }
  }

  private void add(Hidden.Kind kind, int start, int end, String message) {
    found.add(new Hidden(kind, start, end, message));
  }

  private int before(int at) {
    return at == 0 ? -1 : text.codePointBefore(at);
  }

  private int after(int at) {
    return at >= text.length() ? -1 : text.codePointAt(at);
  }

  private int control(int at) {
    return switch (text.charAt(at)) {
      case '\r' -> carriageReturn(at);
      case '\b' -> {
        add(Hidden.Kind.OVERWRITE, at, at + 1, "");
        yield at + 1;
      }
      default -> {
        TerminalEscape escape = TerminalEscape.at(text, at);
        if (!escape.harmless()) {
          add(Hidden.Kind.TERMINAL, at, escape.end(), escape.what());
        }
        yield escape.end();
      }
    };
  }

  /**
   * A lone return overwrites the line in a terminal; old Mac files end all their lines that way.
   */
  private int carriageReturn(int at) {
    int end = at;
    while (end < text.length() && text.charAt(end) == '\r') {
      end++;
    }
    boolean lineEnd = end == text.length() || text.charAt(end) == '\n';
    if (!lineEnd && text.indexOf('\n') >= 0) {
      add(Hidden.Kind.OVERWRITE, at, end, "");
    }
    return end;
  }

  private int tags(int at) {
    int end = at;
    var message = new StringBuilder();
    while (end < text.length() && Chars.tag(text.codePointAt(end))) {
      int c = text.codePointAt(end) - 0xE0000;
      if (c >= 0x20 && c < 0x7f) {
        message.append((char) c);
      }
      end += 2;
    }
    boolean flag = before(at) == 0x1F3F4 && after(end - 2) == 0xE007F && isFlag(message);
    if (!flag) {
      add(Hidden.Kind.TAGS, at, end, message.toString());
    }
    return end;
  }

  private static boolean isFlag(CharSequence tags) {
    return "gbeng".contentEquals(tags)
        || "gbsct".contentEquals(tags)
        || "gbwls".contentEquals(tags);
  }

  private int selectors(int at) {
    int end = at;
    int count = 0;
    var bytes = new java.io.ByteArrayOutputStream();
    while (end < text.length() && Chars.selector(text.codePointAt(end))) {
      int c = text.codePointAt(end);
      bytes.write(Chars.selectorByte(c));
      end += Character.charCount(c);
      count++;
    }
    int first = text.codePointAt(at);
    boolean supplementary = first >= 0xE0100;
    int base = before(at);
    boolean ordinary = count == 1 && (!supplementary || Chars.ideograph(base));
    if (!ordinary && (count >= 3 || supplementary)) {
      add(Hidden.Kind.SELECTORS, at, end, Printables.of(bytes.toByteArray()));
    }
    return end;
  }

  private int invisible(int at) {
    int end = at;
    int count = 0;
    while (end < text.length() && Chars.invisible(text.codePointAt(end))) {
      end += Character.charCount(text.codePointAt(end));
      count++;
    }
    int left = before(at);
    int right = after(end);
    if (count >= 8) {
      add(Hidden.Kind.ZERO_WIDTH_RUN, at, end, BinaryCode.decode(text, at, end));
    } else if (Chars.plainLetter(left) && Chars.plainLetter(right)) {
      add(Hidden.Kind.SPLIT_WORD, at, end, wordAround(at, end));
    } else if (!needed(text.codePointAt(at), at, left, right)) {
      add(Hidden.Kind.ZERO_WIDTH, at, end, "");
    }
    return end;
  }

  private static boolean needed(int c, int at, int left, int right) {
    if (c == 0xFEFF && at == 0) {
      return true;
    }
    boolean emoji = Chars.pictograph(left) && Chars.pictograph(right);
    return emoji || Chars.joinerScript(left) || Chars.joinerScript(right);
  }

  private String wordAround(int start, int end) {
    int from = start;
    while (from > 0 && start - from < 40 && wordPart(text.charAt(from - 1))) {
      from--;
    }
    int to = end;
    while (to < text.length() && to - end < 40 && wordPart(text.charAt(to))) {
      to++;
    }
    var word = new StringBuilder();
    for (int i = from; i < to; i++) {
      if (!Chars.invisible(text.charAt(i))) {
        word.append(text.charAt(i));
      }
    }
    return word.toString();
  }

  private static boolean wordPart(char c) {
    return Chars.plainLetter(c) || Chars.invisible(c);
  }

  /** Judges the whole line once, since balance is a matter of lines. */
  private int bidi(int at) {
    int start = text.lastIndexOf('\n', at) + 1;
    int stop = text.indexOf('\n', at);
    int end = stop < 0 ? text.length() : stop;
    int open = 0;
    boolean flips = false;
    boolean overrides = false;
    boolean rightToLeft = false;
    for (int i = start; i < end; i++) {
      int c = text.charAt(i);
      flips |= Chars.flips(c);
      overrides |= Chars.overrides(c);
      rightToLeft |= Chars.rightToLeft(c);
      if (Chars.isolate(c)) {
        open++;
      } else if (c == 0x2069) {
        open--;
      }
    }
    boolean ordinary = rightToLeft ? !overrides && open == 0 : !flips;
    add(ordinary ? Hidden.Kind.BIDI_ORDINARY : Hidden.Kind.BIDI, at, Math.max(end, at + 1), "");
    return Math.max(end, at + 1);
  }

  private int homoglyph(int at) {
    int from = at;
    while (from > 0 && Character.isLetter(text.charAt(from - 1)) && at - from < 64) {
      from--;
    }
    int to = at;
    while (to < text.length() && Character.isLetter(text.charAt(to)) && to - at < 64) {
      to++;
    }
    int latin = 0;
    int alike = 0;
    int other = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (Chars.plainLetter(c)) {
        latin++;
      } else if (Chars.lookAlike(c)) {
        alike++;
      } else {
        other++;
      }
    }
    if (latin >= 2 && alike > 0 && other == 0) {
      add(Hidden.Kind.HOMOGLYPH, from, to, "");
    }
    return to;
  }
}
