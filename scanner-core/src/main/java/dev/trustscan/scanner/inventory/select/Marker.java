package dev.trustscan.scanner.inventory.select;

import dev.trustscan.scanner.inventory.TextSelector;
import dev.trustscan.scanner.source.Entry;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A selector of text.
 *
 * @param name as catalogue entries name it
 * @param extensions of the files that can have the marker, in lower case; empty for any file
 * @param detail what was seen
 * @param test looks at the text
 */
record Marker(String name, Set<String> extensions, String detail, Predicate<String> test)
    implements TextSelector {

  @Override
  public boolean mayBe(Entry entry) {
    if (!entry.isFile() || extensions.isEmpty()) {
      return entry.isFile();
    }
    String file = entry.path().name().toLowerCase(Locale.ROOT);
    return extensions.contains(file.substring(file.lastIndexOf('.') + 1))
        || extensions.contains(file);
  }

  @Override
  public Optional<String> select(Entry entry, String text) {
    return mayBe(entry) && test.test(text) ? Optional.of(detail) : Optional.empty();
  }
}
