package dev.trustscan.cli;

import dev.trustscan.scanner.report.CharWidth;
import java.util.ArrayList;
import java.util.List;

/** Lays lines out for a width. What is handed in is printable already. */
final class Wrap {
  private static final int NARROWEST = 20;

  private final int width;
  private final List<String> lines = new ArrayList<>();

  Wrap(int width) {
    this.width = Math.max(width, NARROWEST);
  }

  /** Adds a paragraph; its later lines stand two columns deeper. */
  void line(int indent, String text) {
    int room = width - indent;
    String lead = " ".repeat(indent);
    String rest = text;
    while (columns(rest) > room) {
      int cut = cut(rest, room);
      lines.add(lead + rest.substring(0, cut).stripTrailing());
      rest = rest.substring(cut).stripLeading();
      lead = " ".repeat(indent + 2);
      room = width - indent - 2;
    }
    lines.add((lead + rest).stripTrailing());
  }

  /** Where to break: at the last space that fits, or in the middle of a long word. */
  private static int cut(String text, int room) {
    int at = 0;
    int used = 0;
    int space = -1;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      int wide = columns(Character.toString(c));
      if (used + wide > room) {
        break;
      }
      used += wide;
      if (c == ' ' && at > 0) {
        space = at;
      }
      at += Character.charCount(c);
    }
    return space > room / 3 ? space + 1 : Math.max(at, 1);
  }

  private static int columns(String text) {
    return CharWidth.of(text);
  }

  List<String> lines() {
    return lines;
  }
}
