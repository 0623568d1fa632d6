package dev.trustscan.scanner.detect.text;

/**
 * A stretch of a text whose characters a reader does not see, or sees in another order.
 *
 * @param kind what
 * @param start offset of the first character
 * @param end offset after the last
 * @param message what it decodes to, or empty
 */
record Hidden(Kind kind, int start, int end, String message) {
  /** The kinds. */
  enum Kind {
    /** Unicode tags outside the three flags that use them. */
    TAGS,
    /** Variation selectors that select nothing, or many in a row. */
    SELECTORS,
    /** Invisible characters in a row, as a code. */
    ZERO_WIDTH_RUN,
    /** An invisible character inside a word of plain letters. */
    SPLIT_WORD,
    /** A single invisible character where no script needs one. */
    ZERO_WIDTH,
    /** Overrides of the writing direction, or isolates left open. */
    BIDI,
    /** Isolates and marks as right-to-left text needs them. */
    BIDI_ORDINARY,
    /** A letter of another script that looks like the Latin ones around it. */
    HOMOGLYPH,
    /** A terminal escape sequence that moves, conceals, links or sets a clipboard. */
    TERMINAL,
    /** A carriage return or backspace that makes a terminal overwrite what it showed. */
    OVERWRITE
  }
}
