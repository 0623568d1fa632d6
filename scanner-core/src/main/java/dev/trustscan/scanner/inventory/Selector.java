package dev.trustscan.scanner.inventory;

import dev.trustscan.scanner.source.Entry;
import dev.trustscan.scanner.source.Snapshot;

/**
 * Finds what no path pattern can say: a layout, a tree mode, a marker in text. A catalogue entry
 * names selectors by {@link #name()}.
 */
public interface Selector {
  /** Kebab-case, as catalogue entries name it. */
  String name();

  /**
   * Looks at the whole snapshot.
   *
   * @param snapshot what to look at
   * @param found receives what was found
   */
  void select(Snapshot snapshot, Found found);

  /** Receives what a selector found. */
  @FunctionalInterface
  interface Found {
    /**
     * Takes a match.
     *
     * @param entry the entry that stands for it
     * @param detail what was seen, in our own words, without text of the target
     */
    void at(Entry entry, String detail);
  }
}
