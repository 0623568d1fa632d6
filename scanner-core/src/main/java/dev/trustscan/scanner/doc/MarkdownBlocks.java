package dev.trustscan.scanner.doc;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds which parts of Markdown are running text, following CommonMark's block structure line by
 * line: quotes, list items, fenced and indented code, HTML blocks, headings, paragraphs.
 *
 * <p>Where it stops following (containers deeper than the bound) text counts as running text, so
 * that nothing is taken for code that a reader might not.
 */
final class MarkdownBlocks {
  private static final int MOST_CONTAINERS = 100;
  private static final int QUOTE = -1;

  /**
   * Running text.
   *
   * @param start offset of its first character
   * @param end offset behind its last
   * @param html whether it is part of an HTML block, where Markdown's own signs mean nothing
   */
  record Block(int start, int end, boolean html) {}

  private enum Leaf {
    NONE,
    PARAGRAPH,
    FENCE,
    INDENTED,
    HTML
  }

  private final MarkdownLine line;
  private final List<Block> blocks = new ArrayList<>();

  /** Open containers: quotes, and list items by the columns that their content is indented. */
  private final List<Integer> containers = new ArrayList<>();

  /** Whether the last list item has had no content yet. */
  private boolean emptyItem;

  private Leaf leaf = Leaf.NONE;
  private MarkdownLine.Fence fence = MarkdownLine.Fence.NONE;
  private int htmlKind;
  private int paragraphStart;
  private int paragraphEnd;

  private MarkdownBlocks(String text) {
    this.line = new MarkdownLine(text);
  }

  static List<Block> of(String text) {
    return new MarkdownBlocks(text).run();
  }

  private List<Block> run() {
    while (line.next()) {
      take();
    }
    leave();
    return blocks;
  }

  private void take() {
    int matched = match();
    boolean all = matched == containers.size();
    if (all && leaf == Leaf.FENCE) {
      if (line.closes(fence)) {
        leaf = Leaf.NONE;
      }
      return;
    }
    if (all && leaf == Leaf.HTML) {
      html();
      return;
    }
    if (!all && leaf != Leaf.PARAGRAPH) {
      close(matched);
      all = true;
    }
    if (line.isBlank()) {
      close(matched);
      leave();
      return;
    }
    start(matched, all);
  }

  /** Passes the marks of open containers and gives how many the line continues. */
  private int match() {
    int matched = 0;
    for (; matched < containers.size(); matched++) {
      int container = containers.get(matched);
      boolean last = matched == containers.size() - 1;
      if (container == QUOTE) {
        if (!line.takeQuote()) {
          break;
        }
      } else if (line.isBlank()) {
        if (last && emptyItem) {
          break;
        }
      } else if (line.indent() >= container) {
        line.skip(container);
      } else {
        break;
      }
    }
    return matched;
  }

  private void close(int keep) {
    if (keep < containers.size()) {
      leave();
      containers.subList(keep, containers.size()).clear();
      emptyItem = false;
    }
  }

  /** Ends the open leaf. */
  private void leave() {
    if (leaf == Leaf.PARAGRAPH) {
      blocks.add(new Block(paragraphStart, paragraphEnd, false));
    }
    leaf = Leaf.NONE;
  }

  /** Opens what the rest of the line opens. */
  private void start(int matched, boolean all) {
    boolean fresh = false;
    while (true) {
      boolean paragraph = leaf == Leaf.PARAGRAPH && !fresh;
      if (line.isBlank()) {
        return;
      }
      if (line.indent() >= 4) {
        if (paragraph) {
          break;
        }
        emptyItem = false;
        leaf = Leaf.INDENTED;
        return;
      }
      boolean interrupts = paragraph && all;
      if (containers.size() < MOST_CONTAINERS && line.startsQuote()) {
        fresh = enter(matched, all, fresh);
        all = true;
        line.takeQuote();
        containers.add(QUOTE);
        emptyItem = false;
        matched = containers.size();
        continue;
      }
      if (single(matched, interrupts)) {
        emptyItem = false;
        return;
      }
      int content = containers.size() < MOST_CONTAINERS ? line.item(interrupts) : 0;
      if (content == 0) {
        break;
      }
      fresh = enter(matched, all, fresh);
      all = true;
      line.skip(content);
      containers.add(content);
      emptyItem = line.isBlank();
      matched = containers.size();
    }
    text(matched, all, fresh);
  }

  private boolean enter(int matched, boolean all, boolean fresh) {
    if (!fresh) {
      if (!all) {
        close(matched);
      }
      leave();
    }
    return true;
  }

  /** Takes blocks that begin with this line and hold no others. */
  private boolean single(int matched, boolean interrupts) {
    if (line.isHeading()) {
      close(matched);
      leave();
      blocks.add(new Block(line.at(), line.end(), false));
      return true;
    }
    MarkdownLine.Fence opened = line.fence();
    if (opened.length() > 0) {
      close(matched);
      leave();
      fence = opened;
      leaf = Leaf.FENCE;
      return true;
    }
    int kind = MarkdownHtml.kind(line.text(), line.first(), line.end(), leaf == Leaf.PARAGRAPH);
    if (kind > 0) {
      close(matched);
      leave();
      htmlKind = kind;
      leaf = Leaf.HTML;
      html();
      return true;
    }
    if (interrupts && line.isUnderline()) {
      leave();
      return true;
    }
    if (line.isRule()) {
      close(matched);
      leave();
      return true;
    }
    return false;
  }

  private void html() {
    if (htmlKind >= 6 && line.isBlank()) {
      leaf = Leaf.NONE;
      return;
    }
    blocks.add(new Block(line.at(), line.end(), true));
    if (MarkdownHtml.ends(htmlKind, line.text(), line.at(), line.end())) {
      leaf = Leaf.NONE;
    }
  }

  private void text(int matched, boolean all, boolean fresh) {
    boolean continues = leaf == Leaf.PARAGRAPH && !fresh;
    if (!continues) {
      if (!all) {
        close(matched);
      }
      leave();
      paragraphStart = line.first();
      leaf = Leaf.PARAGRAPH;
    }
    emptyItem = false;
    paragraphEnd = line.end();
  }
}
