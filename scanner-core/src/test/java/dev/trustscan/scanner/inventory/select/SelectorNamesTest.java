package dev.trustscan.scanner.inventory.select;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trustscan.rules.Catalogue;
import dev.trustscan.scanner.inventory.Selector;
import dev.trustscan.scanner.inventory.TextSelector;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SelectorNamesTest {
  /** Passive text rows whose markers are judged by the text rules instead. */
  private static final Set<String> BY_TEXT_RULES =
      Set.of(
          "active-markup",
          "agent-files",
          "document-text",
          "git-metadata",
          "hidden-markup",
          "hidden-unicode",
          "media-metadata",
          "source-text");

  @Test
  void every_selector_that_the_catalogue_names_exists() {
    var existing = new TreeSet<String>();
    Selectors.builtIn().stream().map(Selector::name).forEach(existing::add);
    Selectors.ofText().stream().map(TextSelector::name).forEach(existing::add);
    var named = new TreeSet<String>();
    Catalogue.load().surfaces().forEach(surface -> named.addAll(surface.selectors()));

    named.removeAll(BY_TEXT_RULES);

    assertThat(named).isNotEmpty();
    assertThat(existing).containsAll(named);
  }
}
