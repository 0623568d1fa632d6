package dev.trustscan.scanner.inventory.select;

import dev.trustscan.scanner.inventory.Selector;
import dev.trustscan.scanner.inventory.TextSelector;
import java.util.List;

/** Every selector, sorted by name. What each finds is listed in the package's description. */
public final class Selectors {
  private Selectors() {}

  /** The selectors of the tree. */
  public static List<Selector> builtIn() {
    return List.of();
  }

  /** The selectors of text. */
  public static List<TextSelector> ofText() {
    return List.of();
  }
}
