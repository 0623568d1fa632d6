package dev.trustscan.loader.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyFilesTest {
  @TempDir Path folder;

  private Policy read(String user, String system) throws Exception {
    return PolicyFiles.of(file("user.json", user), file("system.json", system));
  }

  private Path file(String name, String text) throws Exception {
    Path file = folder.resolve(name);
    if (!text.isEmpty()) {
      Files.writeString(file, text);
    }
    return file;
  }

  @Test
  void without_files_the_default_holds() throws Exception {
    assertThat(read("", "")).isEqualTo(Policy.DEFAULT);
  }

  @Test
  void the_system_only_makes_it_stricter() throws Exception {
    String lax =
        "{\"instructions\":\"notice\",\"days\":365,\"headlessNotBound\":true,\"withhold\":[\"a\"]}";
    String strict = "{\"instructions\":\"ask\",\"days\":30,\"withhold\":[\"b\"]}";
    var both = new Policy(Policy.Instructions.ASK, 30, false, Set.of("a", "b"));

    assertThat(read(lax, strict)).isEqualTo(both);
    assertThat(read(strict, lax)).isEqualTo(both);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"allow\":[\"*\"]}",
        "{\"days\":0}",
        "{\"days\":366}",
        "{\"days\":\"30\"}",
        "{\"days\":1e2}",
        "{\"days\":30,\"days\":300}",
        "{\"instructions\":\"never\"}",
        "{\"headlessNotBound\":\"true\"}",
        "{\"withhold\":\"codex\"}",
        "{\"withhold\":[1]}",
        "[]",
        "{} {}",
        "{\"days\":30,}",
        "// note\n{}",
        "not json"
      })
  void what_is_not_understood_is_an_error_and_never_a_default(String text) {
    assertThatThrownBy(() -> read(text, "")).isInstanceOf(PolicyException.class);
    assertThatThrownBy(() -> read("{}", text)).isInstanceOf(PolicyException.class);
  }
}
