package dev.trustscan.scanner.inventory.select;

import dev.trustscan.scanner.inventory.Selector;
import dev.trustscan.scanner.source.Snapshot;

/**
 * A selector of the tree.
 *
 * @param name as catalogue entries name it
 * @param look what it does
 */
record Named(String name, Look look) implements Selector {
  /** Looks at a snapshot. */
  @FunctionalInterface
  interface Look {
    void at(Snapshot snapshot, Found found);
  }

  @Override
  public void select(Snapshot snapshot, Found found) {
    look.at(snapshot, found);
  }
}
