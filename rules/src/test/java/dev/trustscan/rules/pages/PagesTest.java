package dev.trustscan.rules.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trustscan.rules.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds the committed pages to the catalogue; {@code -Dupdate.docs=true} writes them anew. */
class PagesTest {
  private static final Path DOCS = Path.of("..", "docs");

  private static final SortedMap<String, String> PAGES = Pages.of(Catalogue.load());

  @BeforeAll
  static void update() throws IOException {
    if (!Boolean.getBoolean("update.docs")) {
      return;
    }
    for (String old : committed().keySet()) {
      Files.delete(DOCS.resolve(old));
    }
    Files.createDirectories(DOCS.resolve("rules"));
    for (Map.Entry<String, String> page : PAGES.entrySet()) {
      Files.writeString(DOCS.resolve(page.getKey()), page.getValue());
    }
  }

  @Test
  void there_is_a_page_for_each_rule_and_no_other() throws IOException {
    assertThat(committed().keySet()).as("run " + Pages.COMMAND).isEqualTo(PAGES.keySet());
  }

  @Test
  void the_pages_say_what_the_catalogue_says() throws IOException {
    SortedMap<String, String> committed = committed();
    for (Map.Entry<String, String> page : PAGES.entrySet()) {
      assertThat(committed.get(page.getKey()))
          .as("docs/%s; run %s", page.getKey(), Pages.COMMAND)
          .isEqualTo(page.getValue());
    }
  }

  @Test
  void nothing_in_a_page_is_hidden() {
    PAGES.forEach((path, text) ->
        assertThat(text.codePoints())
            .as(path)
            .noneMatch(c ->
                c != '\n'
                    && c != '\t'
                    && (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT)));
  }

  private static SortedMap<String, String> committed() throws IOException {
    SortedMap<String, String> found = new TreeMap<>();
    try (Stream<Path> files =
        Files.exists(DOCS.resolve("rules")) ? Files.walk(DOCS.resolve("rules")) : Stream.of()) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        found.put("rules/" + file.getFileName(), Files.readString(file));
      }
    }
    Path catalogue = DOCS.resolve("catalogue.md");
    if (Files.exists(catalogue)) {
      found.put("catalogue.md", Files.readString(catalogue));
    }
    return found;
  }
}
