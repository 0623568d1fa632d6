package dev.trustscan.scanner.command;

/**
 * A word after expansion.
 *
 * @param text the text; what is only known when it runs stands as written
 * @param taint bits of {@link Taint}
 * @param dynamic whether a part is only known when it runs
 * @param glob whether it holds unquoted wildcards
 * @param spliced whether letters of it were put together from quoted or expanded pieces
 * @param origin the file whose content it is, or empty
 * @param start where it begins in the text
 * @param end where it ends
 */
record Value(
    String text,
    int taint,
    boolean dynamic,
    boolean glob,
    boolean spliced,
    String origin,
    int start,
    int end) {
  static Value of(String text, int start, int end) {
    return new Value(text, 0, false, false, false, "", start, end);
  }

  Value as(String other) {
    return new Value(other, taint, dynamic, glob, spliced, origin, start, end);
  }

  boolean is(String other) {
    return text.equals(other);
  }

  boolean option() {
    return text.length() > 1 && text.charAt(0) == '-';
  }
}
