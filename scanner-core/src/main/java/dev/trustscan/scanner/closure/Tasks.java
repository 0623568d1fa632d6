package dev.trustscan.scanner.closure;

import dev.trustscan.rules.CommandSpec;
import dev.trustscan.rules.Format;
import dev.trustscan.scanner.command.CommandFacts;
import dev.trustscan.scanner.command.CommandLine;
import dev.trustscan.scanner.command.Reference;
import dev.trustscan.scanner.doc.Document;
import dev.trustscan.scanner.doc.Node;
import dev.trustscan.scanner.source.Entry;
import dev.trustscan.scanner.source.RepoPath;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tasks by name: scripts of package.json, targets of makefiles, and their like. */
final class Tasks {
  private final Files files;
  private final Resolver resolver;
  private final Walk walk;

  Tasks(Files files, Resolver resolver, Walk walk) {
    this.files = files;
    this.resolver = resolver;
    this.walk = walk;
  }

  void follow(Reference reference, Place place) {
    String text = reference.text();
    int folder = text.indexOf("//");
    String name = folder < 0 ? text : text.substring(folder + 2);
    RepoPath directory = place.directory();
    if (folder > 0) {
      Optional<RepoPath> given = directory(text.substring(0, folder), place);
      if (given.isEmpty()) {
        walk.unresolved(text, place, reference.span(), Closure.Reason.ABSENT);
        return;
      }
      directory = given.get();
    }
    switch (reference.kind()) {
      case PACKAGE_SCRIPT -> script(name, directory, reference, place);
      case MAKE_TARGET ->
          new Recipes(files, walk, Format.MAKEFILE)
              .follow(makefile(directory), name, reference, place);
      case JUST_RECIPE ->
          new Recipes(files, walk, Format.JUSTFILE)
              .follow(
                  nearest(directory, List.of("justfile", "Justfile", ".justfile", "JUSTFILE")),
                  name,
                  reference,
                  place);
      default -> runner(name, directory, reference, place);
    }
  }

  private Optional<RepoPath> directory(String written, Place place) {
    var path = dev.trustscan.scanner.command.PathText.of(written);
    RepoPath start =
        switch (path.base()) {
          case HERE -> place.directory();
          case ROOT -> RepoPath.ROOT;
          case SELF -> place.file().parent();
          case OUTSIDE, DYNAMIC -> null;
        };
    if (start == null) {
      return Optional.empty();
    }
    return files.snapshot().resolve(start.child(RepoPath.of(path.rest())))
            instanceof dev.trustscan.scanner.source.Resolution.Inside inside
        ? Optional.of(inside.entry().path())
        : path.rest().isEmpty() ? Optional.of(start) : Optional.empty();
  }

  /** The nearest file of one of those names, upwards. */
  private Optional<Entry> nearest(RepoPath directory, List<String> names) {
    RepoPath at = directory;
    while (true) {
      for (String name : names) {
        Optional<Entry> entry = resolver.at(at.child(name));
        if (entry.isPresent()) {
          return entry;
        }
      }
      if (at.isRoot()) {
        return Optional.empty();
      }
      at = at.parent();
    }
  }

  private Optional<Entry> makefile(RepoPath directory) {
    for (String name : List.of("GNUmakefile", "makefile", "Makefile")) {
      Optional<Entry> entry = resolver.at(directory.child(name));
      if (entry.isPresent()) {
        return entry;
      }
    }
    return Optional.empty();
  }

  private void script(String name, RepoPath directory, Reference reference, Place place) {
    Optional<Entry> manifest = nearest(directory, List.of("package.json"));
    if (manifest.isEmpty()) {
      return;
    }
    Node scripts =
        files
            .manifest(manifest.get(), Format.JSONC)
            .map(d -> Trees.member(d.root(), "scripts"))
            .orElse(null);
    for (String each : List.of("pre" + name, name, "post" + name)) {
      commands(manifest.get(), each, Trees.members(scripts, each), Map.of(), reference, place);
    }
  }

  /** Runs each text as a shell does, under the name of a task. */
  void commands(
      Entry manifest,
      String name,
      List<Node> values,
      Map<String, String> variables,
      Reference reference,
      Place place) {
    if (values.isEmpty() || !walk.first("task " + manifest.path().base64() + " " + name)) {
      return;
    }
    for (Node value : values) {
      for (Node.Scalar scalar : Trees.scalars(value)) {
        var line =
            new CommandLine(CommandSpec.Form.SHELL, List.of(scalar.text()), List.of(scalar.span()));
        CommandFacts facts = files.analyzer().command(line, variables);
        walk.task(manifest, name, facts, reference, place);
      }
    }
  }

  private void runner(String text, RepoPath directory, Reference reference, Place place) {
    int colon = text.indexOf(':');
    String runner = colon < 0 ? text : text.substring(0, colon);
    String name = text.substring(colon + 1);
    switch (runner) {
      case "composer" -> composer(name, directory, reference, place);
      case "vscode-task" -> new EditorTasks(files, walk).follow(name, reference, place);
      case "deno" ->
          named(
              directory,
              List.of("deno.json", "deno.jsonc"),
              Format.JSONC,
              List.of("tasks"),
              name,
              reference,
              place);
      case "task" ->
          named(
              directory,
              List.of("Taskfile.yml", "Taskfile.yaml", "taskfile.yml", "Taskfile.dist.yml"),
              Format.YAML,
              List.of("tasks"),
              name,
              reference,
              place);
      case "mise" ->
          named(
              directory,
              List.of("mise.toml", ".mise.toml", ".config/mise/config.toml", ".config/mise.toml"),
              Format.TOML,
              List.of("tasks"),
              name,
              reference,
              place);
      case "poe" ->
          named(
              directory,
              List.of("pyproject.toml"),
              Format.TOML,
              List.of("tool", "poe", "tasks"),
              name,
              reference,
              place);
      case "rake" ->
          whole(directory, List.of("Rakefile", "rakefile", "Rakefile.rb"), reference, place);
      case "invoke", "inv" -> whole(directory, List.of("tasks.py"), reference, place);
      case "mage" -> whole(directory, List.of("magefile.go"), reference, place);
      case "nps" -> whole(directory, List.of("package-scripts.js"), reference, place);
      default -> {}
    }
  }

  private void whole(RepoPath directory, List<String> names, Reference reference, Place place) {
    nearest(directory, names).ifPresent(entry -> walk.runs(entry, reference, place));
  }

  private void named(
      RepoPath directory,
      List<String> names,
      Format format,
      List<String> path,
      String name,
      Reference reference,
      Place place) {
    Optional<Entry> manifest = nearest(directory, names);
    Optional<Document> document = manifest.flatMap(entry -> files.manifest(entry, format));
    if (manifest.isEmpty() || document.isEmpty()) {
      return;
    }
    Node at = document.get().root();
    for (String key : path) {
      at = Trees.member(at, key);
      if (at == null) {
        return;
      }
    }
    Node task = Trees.member(at, name);
    if (task == null) {
      return;
    }
    List<Node> texts = TaskShapes.commands(task);
    commands(manifest.get(), name, texts, Map.of(), reference, place);
    for (String needed : TaskShapes.needs(task)) {
      if (walk.first("needs " + manifest.get().path().base64() + " " + needed)) {
        named(directory, names, format, path, needed, reference, place);
      }
    }
  }

  private void composer(String name, RepoPath directory, Reference reference, Place place) {
    Optional<Entry> manifest = nearest(directory, List.of("composer.json"));
    Node scripts =
        manifest
            .flatMap(entry -> files.manifest(entry, Format.JSONC))
            .map(d -> Trees.member(d.root(), "scripts"))
            .orElse(null);
    if (manifest.isEmpty()
        || scripts == null
        || !walk.first("composer " + manifest.get().path().base64() + " " + name)) {
      return;
    }
    for (Node value : Trees.members(scripts, name)) {
      for (Node.Scalar scalar : Trees.scalars(value)) {
        String text = scalar.text();
        if (text.startsWith("@php ")
            || text.startsWith("@composer ")
            || text.startsWith("@putenv ")) {
          String plain =
              text.startsWith("@putenv") ? "export " + text.substring(8) : text.substring(1);
          var shown = new Node.Scalar(plain, scalar.type(), scalar.span());
          commands(manifest.get(), name + " " + plain, List.of(shown), Map.of(), reference, place);
        } else if (text.startsWith("@")) {
          composer(text.substring(1), directory, reference, place);
        } else if (!text.contains("::") || text.indexOf(' ') > 0) {
          commands(manifest.get(), name + " " + text, List.of(scalar), Map.of(), reference, place);
        }
      }
    }
  }
}
