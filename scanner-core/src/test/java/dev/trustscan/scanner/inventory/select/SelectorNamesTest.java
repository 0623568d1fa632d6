package dev.trustscan.scanner.inventory.select;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trustscan.rules.Catalogue;
import dev.trustscan.scanner.inventory.Selector;
import dev.trustscan.scanner.inventory.TextSelector;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SelectorNamesTest {
  @Test
  void every_selector_that_the_catalogue_names_exists() {
    var existing = new TreeSet<String>();
    Selectors.builtIn().stream().map(Selector::name).forEach(existing::add);
    Selectors.ofText().stream().map(TextSelector::name).forEach(existing::add);
    var named = new TreeSet<String>();
    Catalogue.load().surfaces().forEach(surface -> named.addAll(surface.selectors()));

    assertThat(named).isNotEmpty();
    assertThat(existing).containsAll(named);
  }
}
