package dev.trustscan.scanner.closure;

import dev.trustscan.rules.Format;
import dev.trustscan.scanner.command.Behaviour;
import dev.trustscan.scanner.command.CommandFacts;
import dev.trustscan.scanner.command.Reference;
import dev.trustscan.scanner.doc.Document;
import dev.trustscan.scanner.doc.Node;
import dev.trustscan.scanner.source.Entry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Targets of makefiles and recipes of justfiles, with what they need first. */
final class Recipes {
  private static final int MOST_TARGETS = 2_000;
  private final Files files;
  private final Walk walk;
  private final Format format;

  Recipes(Files files, Walk walk, Format format) {
    this.files = files;
    this.walk = walk;
    this.format = format;
  }

  void follow(Optional<Entry> file, String name, Reference reference, Place place) {
    if (file.isEmpty()) {
      return;
    }
    Optional<Document> document = files.manifest(file.get(), format);
    if (document.isEmpty()) {
      walk.raise(Behaviour.UNKNOWN_CODE);
      return;
    }
    Node root = document.get().root();
    Map<String, String> variables = variables(root);
    var tasks = new Tasks(files, new Resolver(files.snapshot(), place.directory()), walk);
    // Whatever the target, this is evaluated when the file is read.
    tasks.commands(file.get(), "$", Trees.members(root, "shell"), variables, reference, place);
    includes(file.get(), root, place);
    Map<String, List<String>> needs =
        format == Format.JUSTFILE ? JustNeeds.of(document.get().text()) : Map.of();
    targets(file.get(), root, name, variables, tasks, needs, reference, place);
  }

  private void targets(
      Entry file,
      Node root,
      String name,
      Map<String, String> variables,
      Tasks tasks,
      Map<String, List<String>> needs,
      Reference reference,
      Place place) {
    Node targets = Trees.member(root, "targets");
    Deque<String> open = new ArrayDeque<>();
    Set<String> seen = new HashSet<>();
    open.add(name.isEmpty() ? first(targets) : name);
    while (!open.isEmpty() && seen.size() < MOST_TARGETS) {
      String target = open.poll();
      if (target.isEmpty() || !seen.add(target)) {
        continue;
      }
      open.addAll(needs.getOrDefault(target, List.of()));
      tasks.commands(file, target, Trees.members(targets, target), variables, reference, place);
      for (Node needed : Trees.members(Trees.member(root, "prerequisites"), target)) {
        Trees.scalars(needed).forEach(scalar -> open.add(scalar.text()));
      }
    }
  }

  private static String first(@Nullable Node targets) {
    if (targets instanceof Node.MapNode map) {
      for (Node.Member member : map.members()) {
        if (!member.name().startsWith(".") && member.name().indexOf('%') < 0) {
          return member.name();
        }
      }
    }
    return "";
  }

  private void includes(Entry file, Node root, Place place) {
    for (Node value : Trees.members(root, "includes")) {
      for (Node.Scalar scalar : Trees.scalars(value)) {
        var include = new Reference(Reference.Kind.SOURCES, scalar.text(), scalar.span());
        boolean dynamic = scalar.text().indexOf('$') >= 0;
        if (!dynamic) {
          walk.facts(
              new CommandFacts(Behaviour.NOTHING, List.of(), List.of(), List.of(include)),
              new Place(file.path(), file.path().parent(), place.depth() + 1));
        }
      }
    }
  }

  private static Map<String, String> variables(Node root) {
    var all = new HashMap<String, String>();
    if (Trees.member(root, "variables") instanceof Node.MapNode map) {
      for (Node.Member member : map.members()) {
        if (member.value() instanceof Node.Scalar scalar && scalar.text().indexOf('$') < 0) {
          all.put(member.name(), scalar.text());
        }
      }
    }
    return all;
  }
}
