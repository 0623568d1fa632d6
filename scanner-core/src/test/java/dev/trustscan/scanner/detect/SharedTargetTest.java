package dev.trustscan.scanner.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trustscan.rules.Catalogue;
import dev.trustscan.scanner.ScanRequest;
import dev.trustscan.scanner.Scanner;
import dev.trustscan.scanner.source.MemorySource;
import dev.trustscan.scanner.source.SourceException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedTargetTest {
  private static final Catalogue CATALOGUE = Catalogue.load();
  private static final String OPENS =
      "{\"tasks\": [{\"label\": \"a\", \"command\": \"%s\","
          + " \"runOptions\": {\"runOn\": \"folderOpen\"}}]}";

  @Test
  void one_script_behind_two_launchers_is_reported() throws SourceException {
    assertThat(
            targets(
                new MemorySource()
                    .file(".vscode/tasks.json", OPENS.formatted("node tools/a.js"))
                    .file("package.json", "{\"scripts\": {\"postinstall\": \"node tools/a.js\"}}")
                    .file("tools/a.js", "1")))
        .containsExactly("tools/a.js");
  }

  @Test
  void a_file_of_tasks_is_no_target() throws SourceException {
    assertThat(
            targets(
                new MemorySource()
                    .file(".vscode/tasks.json", OPENS.formatted("npm run watch"))
                    .file(".husky/pre-commit", "npm run lint\n")
                    .file(
                        "package.json",
                        "{\"scripts\": {\"watch\": \"tsc -w\", \"lint\": \"eslint .\"}}")))
        .isEmpty();
  }

  private static List<String> targets(MemorySource source) throws SourceException {
    return new Scanner(CATALOGUE)
        .scan(source, ScanRequest.DEFAULT).findings().stream()
            .filter(f -> f.rule().equals("several-launchers-one-target"))
            .map(f -> f.path().text())
            .toList();
  }
}
