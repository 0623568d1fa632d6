package dev.trustscan.scanner.doc;

import dev.trustscan.rules.Format;
import java.util.List;

/**
 * A file as its consumer reads it. How each format becomes a tree is described at {@link
 * DocumentReader}.
 *
 * @param format the format it was read as
 * @param text the decoded text, without a byte-order mark
 * @param root the tree
 * @param notes on what readers may disagree
 */
public record Document(Format format, String text, Node root, List<DocNote> notes) {
  public Document {
    notes = List.copyOf(notes);
  }
}
