package dev.trustscan.scanner.closure;

import dev.trustscan.rules.Format;
import dev.trustscan.rules.StructuralPath;
import dev.trustscan.scanner.command.CommandAnalyzer;
import dev.trustscan.scanner.command.CommandFacts;
import dev.trustscan.scanner.command.Reference;
import dev.trustscan.scanner.doc.DocumentReader;
import dev.trustscan.scanner.doc.Located;
import dev.trustscan.scanner.doc.Node;
import dev.trustscan.scanner.doc.Nodes;
import dev.trustscan.scanner.doc.Parsed;
import dev.trustscan.scanner.source.Content;
import dev.trustscan.scanner.source.Entry;
import dev.trustscan.scanner.source.RepoPath;
import dev.trustscan.scanner.source.Snapshot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the tasks that commands name: package scripts, make targets, just recipes, composer
 * scripts.
 */
final class Tasks {
  private static final int MOST_PREREQUISITES = 100;

  private final Snapshot snapshot;
  private final CommandAnalyzer analyzer;
  private final DocumentReader documents;

  Tasks(Snapshot snapshot, CommandAnalyzer analyzer, DocumentReader documents) {
    this.snapshot = snapshot;
    this.analyzer = analyzer;
    this.documents = documents;
  }

  /**
   * A task.
   *
   * @param file the file that defines it
   * @param sha256 digest of that file
   * @param name the task's name
   * @param facts what its commands do
   */
  record Task(RepoPath file, String sha256, String name, CommandFacts facts) {}

  List<Task> find(Reference reference, RepoPath from, RepoPath root) {
    String name = reference.text();
    return switch (reference.kind()) {
      case PACKAGE_SCRIPT -> scripts(nearest(from, root, "package.json"), name, true);
      case MAKE_TARGET ->
          recipes(
              nearest(from, root, "Makefile", "makefile", "GNUmakefile"), Format.MAKEFILE, name);
      case JUST_RECIPE ->
          recipes(nearest(from, root, "justfile", "Justfile", ".justfile"), Format.JUSTFILE, name);
      case RUNNER_TASK -> runner(name, from, root);
      case RUNS, SOURCES, READS, PYTHON_MODULE, UNKNOWN -> List.of();
    };
  }

  private List<Task> runner(String text, RepoPath from, RepoPath root) {
    int colon = text.indexOf(':');
    String task = text.substring(colon + 1);
    return text.startsWith("composer:")
        ? scripts(nearest(from, root, "composer.json"), task, false)
        : text.startsWith("deno:")
            ? named(nearest(from, root, "deno.json", "deno.jsonc"), "tasks", List.of(task))
            : List.of();
  }

  private Optional<Entry> nearest(RepoPath from, RepoPath root, String... names) {
    RepoPath folder = from.parent();
    while (true) {
      Optional<Entry> found = in(folder, names);
      if (found.isPresent() || folder.isRoot()) {
        return found.isPresent() ? found : in(root, names);
      }
      folder = folder.parent();
    }
  }

  private Optional<Entry> in(RepoPath folder, String... names) {
    for (String name : names) {
      Optional<Entry> entry = snapshot.entry(folder.child(name)).filter(Entry::isFile);
      if (entry.isPresent()) {
        return entry;
      }
    }
    return Optional.empty();
  }

  private List<Task> scripts(Optional<Entry> file, String name, boolean around) {
    return named(
        file, "scripts", around ? List.of("pre" + name, name, "post" + name) : List.of(name));
  }

  private List<Task> named(Optional<Entry> file, String table, List<String> names) {
    var tasks = new ArrayList<Task>();
    if (file.isEmpty() || !(snapshot.content(file.get()) instanceof Content.Whole whole)) {
      return tasks;
    }
    if (!(documents.read(Format.JSONC, whole.bytes()) instanceof Parsed.Ok ok)) {
      return tasks;
    }
    for (String name : names) {
      for (Located at : select(ok.document().root(), List.of(table, name))) {
        commands(at.node())
            .forEach(scalar ->
                tasks.add(
                    new Task(
                        file.get().path(),
                        whole.sha256(),
                        name,
                        analyzer.command(
                            CommandAnalyzer.shellLine(scalar.text(), scalar.span())))));
      }
    }
    return tasks;
  }

  private static List<Located> select(Node root, List<String> keys) {
    var steps = new ArrayList<StructuralPath.Step>();
    for (String key : keys) {
      steps.add(new StructuralPath.Step.Key(List.of(key)));
    }
    return Nodes.select(root, new StructuralPath(String.join(".", keys), steps));
  }

  private static List<Node.Scalar> commands(Node node) {
    return switch (node) {
      case Node.Scalar scalar -> List.of(scalar);
      case Node.ListNode list ->
          list.items().stream()
              .filter(Node.Scalar.class::isInstance)
              .map(Node.Scalar.class::cast)
              .toList();
      case Node.MapNode _ -> List.of();
    };
  }

  private List<Task> recipes(Optional<Entry> file, Format format, String wanted) {
    var tasks = new ArrayList<Task>();
    if (file.isEmpty() || !(snapshot.content(file.get()) instanceof Content.Whole whole)) {
      return tasks;
    }
    if (!(documents.read(format, whole.bytes()) instanceof Parsed.Ok ok)) {
      return tasks;
    }
    Node root = ok.document().root();
    var open = new ArrayList<String>();
    open.add(wanted.isEmpty() ? firstTarget(root) : wanted);
    Set<String> seen = new HashSet<>();
    while (!open.isEmpty() && seen.size() < MOST_PREREQUISITES) {
      String name = open.removeFirst();
      if (name.isEmpty() || !seen.add(name)) {
        continue;
      }
      var lines = new StringBuilder();
      boolean known = false;
      for (Located at : select(root, List.of("targets", name))) {
        known = true;
        commands(at.node()).forEach(line -> lines.append(line.text()).append('\n'));
      }
      for (Located at : select(root, List.of("prerequisites", name))) {
        commands(at.node()).forEach(prerequisite -> open.add(prerequisite.text()));
      }
      if (known) {
        tasks.add(
            new Task(
                file.get().path(),
                whole.sha256(),
                name,
                analyzer.script(Format.SHELL, lines.toString())));
      }
    }
    return tasks;
  }

  private static String firstTarget(Node root) {
    for (Located at : select(root, List.of("targets"))) {
      if (at.node() instanceof Node.MapNode targets) {
        for (Node.Member member : targets.members()) {
          if (!member.name().startsWith(".")) {
            return member.name();
          }
        }
      }
    }
    return "";
  }
}
