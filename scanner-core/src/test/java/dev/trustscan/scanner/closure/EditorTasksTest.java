package dev.trustscan.scanner.closure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trustscan.rules.CommandSpec.Form;
import dev.trustscan.scanner.command.CommandAnalyzer;
import dev.trustscan.scanner.command.CommandFacts;
import dev.trustscan.scanner.command.CommandLine;
import dev.trustscan.scanner.doc.DocumentReader;
import dev.trustscan.scanner.doc.Span;
import dev.trustscan.scanner.source.Limits;
import dev.trustscan.scanner.source.MemorySource;
import dev.trustscan.scanner.source.RepoPath;
import dev.trustscan.scanner.source.Snapshot;
import dev.trustscan.scanner.source.SourceException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class EditorTasksTest {
  private static final String TASKS =
      """
      {"tasks": [
        {"label": "first", "dependsOn": ["second", "npm: watch"]},
        {"label": "second", "command": "node", "args": ["tools/second.js"], "dependsOn": "third"},
        {"label": "third", "linux": {"command": "sh tools/third.sh"}, "dependsOn": "first"}
      ]}
      """;

  private final MemorySource source =
      new MemorySource()
          .file(".vscode/tasks.json", TASKS)
          .file("package.json", "{\"scripts\": {\"watch\": \"node tools/watch.js\"}}")
          .file("tools/second.js", "1")
          .file("tools/third.sh", "true")
          .file("tools/watch.js", "1");

  @Test
  void a_task_reaches_what_the_tasks_run_that_it_depends_on() throws SourceException {
    assertThat(reached("first"))
        .contains("tools/second.js", "tools/third.sh", "package.json", "tools/watch.js");
  }

  @Test
  void a_label_that_nobody_has_is_unresolved() throws SourceException {
    assertThat(closure("fourth").unresolved())
        .extracting(Closure.Unresolved::text)
        .containsExactly("fourth");
  }

  private List<String> reached(String label) throws SourceException {
    return closure(label).reached().stream().map(file -> file.path().text()).toList();
  }

  private Closure closure(String label) throws SourceException {
    try (Snapshot snapshot = Snapshot.of(source, Limits.DEFAULT)) {
      var analyzer = new CommandAnalyzer(Limits.DEFAULT);
      List<String> words = List.of("vscode-task", label);
      CommandFacts facts =
          analyzer.command(
              new CommandLine(Form.ARGV, words, Collections.nCopies(words.size(), Span.NONE)));
      return new ClosureBuilder(snapshot, analyzer, new DocumentReader(Limits.DEFAULT))
          .ofCommand(facts, RepoPath.of(".vscode/tasks.json"), RepoPath.ROOT);
    }
  }
}
