package dev.trustscan.scanner.doc;

import dev.trustscan.scanner.source.Gap;
import java.util.List;

/** What reading a document gave. */
public sealed interface Parsed {
  /**
   * A document, perhaps with parts that were skipped.
   *
   * @param document the document
   */
  record Ok(Document document) implements Parsed {}

  /**
   * Not a document of that format, or beyond a limit.
   *
   * @param reason which gap that is
   * @param detail a sentence without text of the target
   * @param span where reading stopped, {@link Span#NONE} if unknown
   * @param text the decoded text as far as it could be decoded, for text rules and display
   * @param notes what was noted before
   */
  record Failed(Gap.Reason reason, String detail, Span span, String text, List<DocNote> notes)
      implements Parsed {
    public Failed {
      notes = List.copyOf(notes);
    }
  }
}
