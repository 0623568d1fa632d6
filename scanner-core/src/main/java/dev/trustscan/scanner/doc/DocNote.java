package dev.trustscan.scanner.doc;

/**
 * Something about a document on which its readers may disagree, or that hides something.
 *
 * @param kind what
 * @param span where
 * @param detail a sentence; text of the target in it is quoted by the renderer
 */
public record DocNote(Kind kind, Span span, String detail) {
  /** The kinds of note. */
  public enum Kind {
    /** A name occurs twice; some readers take the first, some the last, some refuse. */
    DUPLICATE_KEY,
    /** Comments or trailing commas in what a strict reader refuses. */
    LENIENT_SYNTAX,
    /** A byte-order mark. */
    BOM,
    /** Not UTF-8. */
    ENCODING,
    /** Bytes that are malformed in the encoding. */
    MALFORMED_TEXT,
    /** NUL bytes in what should be text. */
    NUL,
    /** Values that YAML 1.1 and 1.2 readers take differently (on, yes, 0o17, sexagesimal). */
    YAML_VERSION,
    /** Anchors, aliases or merge keys that carry values elsewhere. */
    ALIAS,
    /** A tag that asks the reader to make a type of its own out of a value. */
    TAG,
    /** Content after the document's end. */
    TRAILING,
    /** Names that differ only in case. */
    CASE_TWIN,
    /** A run of white space so long that what follows is out of sight. */
    PADDING
  }
}
