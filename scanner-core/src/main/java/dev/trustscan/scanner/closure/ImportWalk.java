package dev.trustscan.scanner.closure;

import dev.trustscan.rules.Format;
import dev.trustscan.rules.StructuralPath;
import dev.trustscan.scanner.command.CommandFacts;
import dev.trustscan.scanner.command.Reference;
import dev.trustscan.scanner.doc.DocumentReader;
import dev.trustscan.scanner.doc.Located;
import dev.trustscan.scanner.doc.Node;
import dev.trustscan.scanner.doc.Nodes;
import dev.trustscan.scanner.doc.Parsed;
import dev.trustscan.scanner.source.Content;
import dev.trustscan.scanner.source.Entry;
import dev.trustscan.scanner.source.Gap;
import dev.trustscan.scanner.source.RepoPath;
import dev.trustscan.scanner.source.Resolution;
import dev.trustscan.scanner.source.Snapshot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Follows {@code @path} imports of instruction files. */
final class ImportWalk {
  /** Agents follow four or five; one more costs nothing and misses nothing. */
  private static final int MOST_HOPS = 6;

  private static final StructuralPath IMPORTS = StructuralPath.parse("imports[*]");

  private final Snapshot snapshot;
  private final DocumentReader documents;
  private final RepoPath root;
  private final List<Closure.Reached> reached = new ArrayList<>();
  private final List<Closure.Unresolved> unresolved = new ArrayList<>();
  private final List<Gap> gaps = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();

  ImportWalk(Snapshot snapshot, DocumentReader documents, RepoPath root) {
    this.snapshot = snapshot;
    this.documents = documents;
    this.root = root;
  }

  Closure closure() {
    return new Closure(reached, unresolved, false, gaps);
  }

  void follow(List<Node.Scalar> imports, RepoPath from, int depth) {
    for (Node.Scalar scalar : imports) {
      if (depth > MOST_HOPS || reached.size() >= snapshot.limits().closureFiles()) {
        miss(scalar, from, Closure.Reason.LIMIT);
        continue;
      }
      String path = mentioned(scalar.text());
      if (leaves(path)) {
        miss(scalar, from, Closure.Reason.OUTSIDE);
        continue;
      }
      RepoPath beside = join(from.parent(), path);
      switch (resolve(beside, path)) {
        case Resolution.Inside inside -> reach(inside.entry(), scalar, from, depth);
        case Resolution.Outside _ -> miss(scalar, from, Closure.Reason.OUTSIDE);
        case Resolution.Missing _, Resolution.Loop _ -> miss(scalar, from, Closure.Reason.ABSENT);
      }
    }
  }

  private Resolution resolve(RepoPath beside, String path) {
    Resolution first = snapshot.resolve(beside);
    return first instanceof Resolution.Missing ? snapshot.resolve(join(root, path)) : first;
  }

  private static String mentioned(String text) {
    String path = text.startsWith("@") ? text.substring(1) : text;
    return path.replace("\\ ", " ");
  }

  private static boolean leaves(String path) {
    boolean drive =
        path.length() > 2 && path.charAt(1) == ':' && Character.isLetter(path.charAt(0));
    return path.startsWith("/") || path.startsWith("~") || path.startsWith("\\") || drive;
  }

  private static RepoPath join(RepoPath base, String path) {
    String forward = path.replace('\\', '/');
    return base.isRoot() ? RepoPath.of(forward) : RepoPath.of(base.text() + "/" + forward);
  }

  private void miss(Node.Scalar scalar, RepoPath from, Closure.Reason reason) {
    unresolved.add(new Closure.Unresolved(scalar.text(), from, scalar.span(), reason));
  }

  private void reach(Entry entry, Node.Scalar scalar, RepoPath from, int depth) {
    if (!entry.isFile() || !seen.add(entry.path().base64())) {
      return;
    }
    switch (snapshot.content(entry)) {
      case Content.Whole whole -> {
        add(entry, whole.sha256(), scalar, from, depth);
        if (documents.read(Format.MARKDOWN, whole.bytes()) instanceof Parsed.Ok ok) {
          var imports = new ArrayList<Node.Scalar>();
          for (Located at : Nodes.select(ok.document().root(), IMPORTS)) {
            if (at.node() instanceof Node.Scalar each) {
              imports.add(each);
            }
          }
          follow(imports, entry.path(), depth + 1);
        }
      }
      case Content.HashedOnly hashed -> {
        add(entry, hashed.sha256(), scalar, from, depth);
        gaps.add(hashed.gap());
      }
      case Content.Unread unread -> gaps.add(unread.gap());
    }
  }

  private void add(Entry entry, String sha, Node.Scalar scalar, RepoPath from, int depth) {
    reached.add(
        new Closure.Reached(
            entry.path(),
            sha,
            Reference.Kind.READS,
            from,
            scalar.span(),
            depth,
            CommandFacts.NOTHING));
  }
}
