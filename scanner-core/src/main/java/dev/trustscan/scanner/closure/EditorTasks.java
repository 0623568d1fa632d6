package dev.trustscan.scanner.closure;

import dev.trustscan.rules.CommandSpec.Form;
import dev.trustscan.rules.Format;
import dev.trustscan.rules.StructuralPath;
import dev.trustscan.scanner.command.Behaviour;
import dev.trustscan.scanner.command.CommandFacts;
import dev.trustscan.scanner.command.CommandLine;
import dev.trustscan.scanner.command.Reference;
import dev.trustscan.scanner.doc.Document;
import dev.trustscan.scanner.doc.Located;
import dev.trustscan.scanner.doc.Node;
import dev.trustscan.scanner.doc.Nodes;
import dev.trustscan.scanner.doc.Span;
import dev.trustscan.scanner.source.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tasks of VS Code's tasks.json and workspace files, which name each other by their labels. */
final class EditorTasks {
  private static final StructuralPath TASKS = StructuralPath.parse("**.tasks[*]");
  private static final StructuralPath LABELS = StructuralPath.parse("{label,taskName}");
  private static final StructuralPath COMMANDS =
      StructuralPath.parse("{command,windows,linux,osx}");
  private static final int MOST_WORDS = 1000;

  private final Files files;
  private final Walk walk;

  EditorTasks(Files files, Walk walk) {
    this.files = files;
    this.walk = walk;
  }

  /** The tasks of that label in the file that names it; they run where the naming task does. */
  void follow(String label, Reference reference, Place place) {
    Optional<Entry> entry = files.snapshot().entry(place.file()).filter(Entry::isFile);
    Optional<Document> document = entry.flatMap(file -> files.manifest(file, Format.JSONC));
    if (!walk.first("editor task " + place.file().base64() + " " + label)) {
      return;
    }
    boolean found = false;
    for (Located task : document.map(d -> Nodes.select(d.root(), TASKS)).orElse(List.of())) {
      if (isNamed(task.node(), label)) {
        found = true;
        for (CommandLine line : commands(task.node())) {
          CommandFacts facts = files.analyzer().command(line);
          walk.task(entry.orElseThrow(), label, facts, reference, place, place.directory());
        }
      }
    }
    if (!found) {
      walk.unresolved(label, place, reference.span(), Closure.Reason.ABSENT);
      walk.raise(Behaviour.UNKNOWN_CODE);
    }
  }

  private static boolean isNamed(Node task, String label) {
    return Nodes.select(task, LABELS).stream()
        .anyMatch(at -> Nodes.scalarText(at.node()).filter(label::equals).isPresent());
  }

  /** What a task runs: its own command, those for single systems, a package script, other tasks. */
  private static List<CommandLine> commands(Node task) {
    var lines = new ArrayList<CommandLine>();
    for (Located at : Nodes.select(task, COMMANDS)) {
      boolean whole = at.pointer().equals("command");
      List<Node.Scalar> words = words(whole ? task : at.node(), "command", "args");
      if (!words.isEmpty()) {
        Form form = words.size() == 1 ? Form.SHELL : Form.ARGV;
        lines.add(line(form, List.of(), words));
      }
    }
    for (String path : List.of("script", "dependsOn[*].script")) {
      for (Located at : Nodes.select(task, StructuralPath.parse(path))) {
        if (at.node() instanceof Node.Scalar script) {
          lines.add(line(Form.ARGV, List.of("npm", "run"), List.of(script)));
        }
      }
    }
    List<Node.Scalar> others = words(task, "dependsOn");
    if (!others.isEmpty()) {
      lines.add(line(Form.ARGV, List.of("vscode-task"), others));
    }
    return lines;
  }

  private static CommandLine line(Form form, List<String> first, List<Node.Scalar> rest) {
    var words = new ArrayList<>(first);
    var spans = new ArrayList<Span>();
    first.forEach(word -> spans.add(rest.getFirst().span()));
    for (Node.Scalar scalar : rest) {
      words.add(scalar.text());
      spans.add(scalar.span());
    }
    return new CommandLine(form, words, spans);
  }

  /** The texts of members: a single value, a list, or objects with a value. */
  private static List<Node.Scalar> words(Node map, String... names) {
    var words = new ArrayList<Node.Scalar>();
    for (String name : names) {
      for (String path : List.of(name + "[*]", name + "[*].value")) {
        for (Located at : Nodes.select(map, StructuralPath.parse(path))) {
          if (at.node() instanceof Node.Scalar scalar
              && scalar.type() != Node.ScalarType.NULL
              && words.size() < MOST_WORDS) {
            words.add(scalar);
          }
        }
      }
    }
    return words;
  }
}
