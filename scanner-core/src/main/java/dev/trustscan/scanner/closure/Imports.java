package dev.trustscan.scanner.closure;

import dev.trustscan.rules.Format;
import dev.trustscan.scanner.command.Reference;
import dev.trustscan.scanner.doc.Node;
import dev.trustscan.scanner.source.Entry;
import dev.trustscan.scanner.source.RepoPath;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Instruction files that pull in others. */
final class Imports {
  private static final int MOST_HOPS = 5;

  private record Mention(Node.Scalar scalar, Place place) {}

  private final Files files;
  private final Walk walk;

  Imports(Files files, Walk walk) {
    this.files = files;
    this.walk = walk;
  }

  void follow(List<Node.Scalar> imports, RepoPath file, RepoPath root) {
    var resolver = new Resolver(files.snapshot(), root);
    Deque<Mention> open = new ArrayDeque<>();
    imports.forEach(scalar -> open.add(new Mention(scalar, new Place(file, root, 0))));
    while (!open.isEmpty()) {
      Mention mention = open.poll();
      String text = mention.scalar().text();
      String path = text.startsWith("@") ? text.substring(1) : text;
      switch (resolver.path(path, mention.place(), true)) {
        case Resolver.Found.Entries found -> {
          for (Entry entry : found.entries()) {
            take(entry, mention, open);
          }
        }
        case Resolver.Found.Nowhere nowhere -> {
          // A mention without a path is more likely a name of somebody.
          boolean path0 =
              path.indexOf('/') >= 0 || path.indexOf('\\') >= 0 || path.indexOf('.') >= 0;
          if (path0 || nowhere.reason() != Closure.Reason.ABSENT) {
            walk.unresolved(text, mention.place(), mention.scalar().span(), nowhere.reason());
          }
        }
      }
    }
  }

  private void take(Entry entry, Mention mention, Deque<Mention> open) {
    if (!walk.first("import " + entry.path().base64())) {
      return;
    }
    Place place = mention.place();
    if (place.depth() >= MOST_HOPS) {
      walk.unresolved(
          mention.scalar().text(), place, mention.scalar().span(), Closure.Reason.LIMIT);
      return;
    }
    walk.holds(entry, Reference.Kind.READS, mention.scalar().span(), place);
    for (Node.Scalar each : mentions(entry)) {
      open.add(new Mention(each, place.inside(entry.path())));
    }
  }

  private List<Node.Scalar> mentions(Entry entry) {
    var all = new ArrayList<Node.Scalar>();
    files
        .manifest(entry, Format.MARKDOWN)
        .ifPresent(document -> {
          if (Trees.member(document.root(), "imports") instanceof Node.ListNode list) {
            for (Node item : list.items()) {
              if (item instanceof Node.Scalar scalar) {
                all.add(scalar);
              }
            }
          }
        });
    return all;
  }
}
