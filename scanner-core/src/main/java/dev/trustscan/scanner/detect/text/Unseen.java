package dev.trustscan.scanner.detect.text;

/**
 * A stretch of a text that a model gets and the reader of the rendered text does not.
 *
 * @param kind how it is kept from the reader
 * @param start offset of what keeps it
 * @param end offset after it
 * @param words the words that are not seen
 */
record Unseen(Kind kind, int start, int end, String words) {
  /** The ways. */
  enum Kind {
    /** An HTML comment. */
    COMMENT("in an HTML comment"),
    /** An element that is styled away. */
    STYLED("in an element that no reader sees"),
    /** A part that is folded until somebody clicks. */
    FOLDED("in a part that is folded away"),
    /** An alternative text, a title or another attribute. */
    ATTRIBUTE("in an attribute that is not shown"),
    /** The title of a reference definition. */
    DEFINITION("in a reference definition that nothing shows"),
    /** Far to the right of what a screen shows. */
    PADDED("behind a long run of blanks");

    private final String where;

    Kind(String where) {
      this.where = where;
    }

    /** Where it stands, in our own words. */
    String where() {
      return where;
    }
  }
}
