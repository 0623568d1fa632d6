package dev.trustscan.scanner.doc;

/**
 * A place in a text: lines and columns count from 1, columns in code points; offsets are UTF-16
 * indices into the decoded text, the end exclusive.
 *
 * @param line first line
 * @param column column of the first character
 * @param endLine last line
 * @param endColumn column after the last character
 * @param start offset of the first character
 * @param end offset after the last character
 */
public record Span(int line, int column, int endLine, int endColumn, int start, int end) {
  /** A place that covers nothing, for whole files and directories. */
  public static final Span NONE = new Span(0, 0, 0, 0, 0, 0);

  public Span {
    if (start < 0 || end < start || line < 0 || endLine < line) {
      throw new IllegalArgumentException(
          "bad span " + line + ":" + column + ".." + endLine + ":" + endColumn);
    }
  }

  /** Whether this names a place at all. */
  public boolean exists() {
    return line > 0;
  }
}
