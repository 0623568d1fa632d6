package dev.trustscan.scanner.inventory;

import dev.trustscan.scanner.source.Entry;
import java.util.Optional;

/**
 * Finds a marker in the text of a file that is read anyway. A catalogue entry names it like a
 * {@link Selector}.
 */
public interface TextSelector {
  /** Kebab-case, as catalogue entries name it. */
  String name();

  /** Whether a file of this name can have the marker at all; cheap. */
  boolean mayBe(Entry entry);

  /**
   * Looks at a text, in linear time.
   *
   * @param entry the file
   * @param text its whole decoded text
   * @return what was seen, in our own words, without text of the target; empty if nothing
   */
  Optional<String> select(Entry entry, String text);
}
