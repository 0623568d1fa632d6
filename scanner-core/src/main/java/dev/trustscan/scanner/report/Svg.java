package dev.trustscan.scanner.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Boxes with labels, and the lines between them. What it is given is printable already. */
final class Svg {
  private static final double MONO = 7.4;
  private static final double SMALL_MONO = 6.4;
  private static final double PROSE = 6.6;
  private static final int PAD = 10;

  private final HtmlPage page;

  Svg(HtmlPage page, String id, String label, int width, int height) {
    this.page = page;
    page.markup("<svg id=" + id + " role=group aria-label=\"").words(label);
    page.markup("\" viewBox=\"0 0 " + width + " " + height + "\" width=" + width);
    page.markup(" height=" + height + "><defs><marker id=" + id + "-tip viewBox=\"0 0 8 8\"");
    page.markup(
        " refX=8 refY=4 markerWidth=9 markerHeight=9 markerUnits=userSpaceOnUse orient=auto>");
    page.markup("<path class=tip d=\"M0 0L8 4L0 8z\"/></marker></defs>\n");
  }

  void end() {
    page.markup("</svg>\n");
  }

  /**
   * A box.
   *
   * @param kind its class
   * @param title what it says in full
   * @param lines at most two lines; the first one in prose or as code
   * @param code whether the first line is code
   * @param link the anchor it leads to, or empty
   */
  record Box(
      int x,
      int y,
      int width,
      int height,
      String kind,
      String title,
      List<String> lines,
      boolean code,
      String link) {
    int right() {
      return x + width;
    }

    int middle() {
      return y + height / 2;
    }
  }

  void box(Box box) {
    page.markup(
        box.link.isEmpty()
            ? "<g class=\"box " + box.kind + "\">"
            : "<a class=\"box " + box.kind + "\" href=\"#" + box.link + "\">");
    page.element("title", box.title);
    page.markup(
        "<rect x=" + box.x + " y=" + box.y + " width=" + box.width + " height=" + box.height);
    page.markup(" rx=7 />");
    int line = 16;
    int y = box.middle() - (box.lines.size() - 1) * line / 2 + 4;
    for (int i = 0; i < box.lines.size(); i++) {
      boolean small = i > 0;
      double each = small ? SMALL_MONO : box.code ? MONO : PROSE;
      int room = (int) ((box.width - 2 * PAD) / each);
      text(box.x + PAD, y, small ? "small" : box.code ? "mono" : "words", box.lines.get(i), room);
      y += line;
    }
    page.markup(box.link.isEmpty() ? "</g>\n" : "</a>\n");
  }

  void text(int x, int y, String kind, String words, int room) {
    page.markup("<text class=" + kind + " x=" + x + " y=" + y + ">");
    page.words(fit(words, room)).markup("</text>");
  }

  /** A line from the right side of one box to the left side of another. */
  void edge(String id, Box from, Box to, String kind) {
    int x1 = from.right();
    int x2 = to.x() - 1;
    int bend = Math.max(20, (x2 - x1) / 2);
    page.markup(
        String.format(
            Locale.ROOT,
            "<path class=\"edge %s\" d=\"M%d %dC%d %d %d %d %d %d\" marker-end=\"url(#%s-tip)\"/>%n"
                .replace("%n", "\n"),
            kind,
            x1,
            from.middle(),
            x1 + bend,
            from.middle(),
            x2 - bend,
            to.middle(),
            x2,
            to.middle(),
            id));
  }

  /** Cuts to a number of columns. */
  static String fit(String words, int room) {
    return CharWidth.of(words) <= room ? words : CharWidth.head(words, room - 1) + "…";
  }

  /** The end of a path says most. */
  static String fitEnd(String words, int room) {
    return CharWidth.of(words) <= room ? words : "…" + CharWidth.tail(words, room - 1);
  }

  /** Breaks our own words into at most two lines. */
  static List<String> twoLines(String words, int room) {
    if (words.length() <= room) {
      return List.of(words);
    }
    int at = words.lastIndexOf(' ', room);
    if (at <= 0) {
      return List.of(words);
    }
    var lines = new ArrayList<String>();
    lines.add(words.substring(0, at));
    lines.add(words.substring(at + 1));
    return lines;
  }
}
