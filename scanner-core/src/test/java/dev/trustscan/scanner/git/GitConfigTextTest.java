package dev.trustscan.scanner.git;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitConfigTextTest {
  private static String value(String text, String section, String subsection, String key) {
    return GitConfigText.parse(text).stream()
        .filter(i -> i.is(section, key) && i.subsection().equals(subsection))
        .reduce((a, b) -> b)
        .map(GitConfigText.Item::value)
        .orElse("-");
  }

  @Test
  void reads_sections_subsections_and_values() {
    String text =
        """
        [core]
        \tbare = false ; comment
        [Remote "Or\\"igin"] url = "a b"  # c
        \tfetch
        [branch.main]
        merge = one \\
        two
        """;
    assertThat(value(text, "core", "", "bare")).isEqualTo("false");
    assertThat(value(text, "remote", "Or\"igin", "url")).isEqualTo("a b");
    assertThat(value(text, "remote", "Or\"igin", "fetch")).isEqualTo("true");
    assertThat(value(text, "branch", "main", "merge")).isEqualTo("one two");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[a]\nk=v",
        "[a \"b c\"]\nk = x y  \n",
        "[a]\nk = \"x;y\" z ; w\n",
        "[a]\nk = x\\ty\n",
        "[a]k=1\n[a]\nk=2\n",
        "[a]\nk = a\\\n  b\n",
        "[a]\nk = \"  lead\"\n",
        "[a]\nk=\n",
        "[a]\r\nk = v\r\n"
      })
  void agrees_with_jgit(String text) throws ConfigInvalidException {
    Config config = new Config();
    config.fromText(text);
    String subsection = text.contains("\"b c\"") ? "b c" : null;
    String expected = config.getString("a", subsection, "k");
    assertThat(value(text, "a", subsection == null ? "" : subsection, "k"))
        .isEqualTo(expected == null ? "" : expected);
  }

  @Property
  void never_fails(@ForAll String text) {
    assertThat(GitConfigText.parse("[" + text + "]" + text + "=\"" + text)).isNotNull();
  }
}
