package dev.trustscan.scanner.doc;

/** One line of Markdown after the other, with CommonMark's notion of columns and tabs. */
final class MarkdownLine {
  /**
   * The opening of a fenced block.
   *
   * @param sign the character
   * @param length how often it stands
   */
  record Fence(char sign, int length) {
    static final Fence NONE = new Fence(' ', 0);
  }

  private final String text;
  private int next;
  private int at;
  private int end;

  /** The column at the current place, which may lie inside a tab. */
  private int column;

  MarkdownLine(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  int at() {
    return at;
  }

  int end() {
    return end;
  }

  /** Moves to the next line. */
  boolean next() {
    if (next >= text.length()) {
      return false;
    }
    at = next;
    column = 0;
    end = at;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    next = text.startsWith("\r\n", end) ? end + 2 : end + 1;
    return true;
  }

  /** The offset of the first character that is no blank. */
  int first() {
    int i = at;
    while (i < end && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
      i++;
    }
    return i;
  }

  boolean isBlank() {
    return first() == end;
  }

  /** Columns of white space before the first character. */
  int indent() {
    int c = column;
    for (int i = at; i < end; i++) {
      if (text.charAt(i) == ' ') {
        c++;
      } else if (text.charAt(i) == '\t') {
        c += 4 - c % 4;
      } else {
        break;
      }
    }
    return c - column;
  }

  /** Passes columns: first characters of a mark as one each, then blanks. */
  void skip(int columns) {
    int left = columns;
    while (left > 0 && at < end) {
      int width = text.charAt(at) == '\t' ? 4 - column % 4 : 1;
      if (width > left) {
        column += left;
        return;
      }
      at++;
      column += width;
      left -= width;
    }
  }

  boolean startsQuote() {
    int first = first();
    return indent() <= 3 && first < end && text.charAt(first) == '>';
  }

  boolean takeQuote() {
    if (!startsQuote()) {
      return false;
    }
    skip(indent() + 1);
    if (at < end && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      skip(1);
    }
    return true;
  }

  boolean isHeading() {
    int first = first();
    int i = run(first, '#');
    return i - first >= 1 && i - first <= 6 && (i == end || isBlankAt(i));
  }

  /** The fence that the line opens, if it opens one. */
  Fence fence() {
    int first = first();
    char sign = first < end ? text.charAt(first) : ' ';
    if (sign != '`' && sign != '~') {
      return Fence.NONE;
    }
    int stop = run(first, sign);
    boolean spoilt = sign == '`' && text.substring(stop, end).indexOf('`') >= 0;
    return stop - first < 3 || spoilt ? Fence.NONE : new Fence(sign, stop - first);
  }

  boolean closes(Fence fence) {
    int first = first();
    int stop = run(first, fence.sign());
    return indent() <= 3 && stop - first >= fence.length() && blank(stop);
  }

  /** A line of {@code =} or {@code -} under a paragraph. */
  boolean isUnderline() {
    int first = first();
    char sign = first < end ? text.charAt(first) : ' ';
    return (sign == '=' || sign == '-') && blank(run(first, sign));
  }

  /** A thematic break. */
  boolean isRule() {
    int first = first();
    char sign = first < end ? text.charAt(first) : ' ';
    if (sign != '*' && sign != '-' && sign != '_') {
      return false;
    }
    int count = 0;
    for (int i = first; i < end; i++) {
      if (text.charAt(i) == sign) {
        count++;
      } else if (!isBlankAt(i)) {
        return false;
      }
    }
    return count >= 3;
  }

  /** The columns to the content of the list item that the line opens, 0 if it opens none. */
  int item(boolean interrupts) {
    int first = first();
    int stop = marker(first);
    if (stop == first || (stop < end && !isBlankAt(stop))) {
      return 0;
    }
    boolean empty = blank(stop);
    boolean ordered = stop - first > 1;
    boolean one = stop - first == 2 && text.charAt(first) == '1';
    if (interrupts && (empty || (ordered && !one))) {
      return 0;
    }
    int mark = indent() + stop - first;
    int after = empty ? 0 : blanksAfter(stop, column + mark);
    return mark + (after >= 1 && after <= 4 ? after : 1);
  }

  private int blanksAfter(int from, int fromColumn) {
    int c = fromColumn;
    for (int i = from; i < end && isBlankAt(i); i++) {
      c += text.charAt(i) == '\t' ? 4 - c % 4 : 1;
    }
    return c - fromColumn;
  }

  private int marker(int first) {
    char sign = first < end ? text.charAt(first) : ' ';
    if (sign == '-' || sign == '+' || sign == '*') {
      return first + 1;
    }
    int i = first;
    while (i < end && i - first < 10 && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
      i++;
    }
    boolean ordered =
        i > first && i - first <= 9 && i < end && (text.charAt(i) == '.' || text.charAt(i) == ')');
    return ordered ? i + 1 : first;
  }

  private int run(int from, char sign) {
    int i = from;
    while (i < end && text.charAt(i) == sign) {
      i++;
    }
    return i;
  }

  private boolean blank(int from) {
    int i = from;
    while (i < end && isBlankAt(i)) {
      i++;
    }
    return i == end;
  }

  private boolean isBlankAt(int i) {
    return text.charAt(i) == ' ' || text.charAt(i) == '\t';
  }
}
