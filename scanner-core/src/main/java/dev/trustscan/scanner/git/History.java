package dev.trustscan.scanner.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Walks commits by their first parents, and finds files in their trees. */
public final class History {
  private static final int MOST_COMMIT = 1 << 20;
  private static final int MOST_TREE = 64 << 20;
  private static final int MOST_KEPT = 20_000;

  private final ObjectStore objects;
  private final HashKind hash;
  private final Map<String, Map<String, ObjectName>> folders = new HashMap<>();

  public History(ObjectStore objects, HashKind hash) {
    this.objects = objects;
    this.hash = hash;
  }

  /**
   * First parents.
   *
   * @param commits from the newest back
   * @param whole whether the last one is a root, so that nothing is cut off
   */
  public record Line(List<ObjectName> commits, boolean whole) {
    public Line {
      commits = List.copyOf(commits);
    }
  }

  /**
   * The line of first parents.
   *
   * @param from the newest commit
   * @param most how many commits to read
   */
  public Line line(ObjectName from, int most) {
    var commits = new ArrayList<ObjectName>();
    ObjectName at = from;
    try {
      while (commits.size() < most) {
        GitObject commit = objects.read(at, MOST_COMMIT);
        if (commit.kind() != ObjectKind.COMMIT) {
          return new Line(commits, false);
        }
        commits.add(at);
        List<ObjectName> parents = Commit.parents(commit);
        if (parents.isEmpty()) {
          return new Line(commits, true);
        }
        at = parents.getFirst();
      }
    } catch (IOException e) {
      // A shallow or damaged history ends here.
    }
    return new Line(commits, false);
  }

  /**
   * The object at a path of a commit's tree; empty if there is none, or it cannot be read.
   *
   * @param path a byte string
   */
  public Optional<ObjectName> find(ObjectName commit, String path) {
    try {
      Optional<ObjectName> at = Commit.tree(objects.read(commit, MOST_COMMIT));
      for (String name : path.split("/", -1)) {
        at = at.isEmpty() ? at : Optional.ofNullable(folder(at.get()).get(name));
      }
      return at;
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Map<String, ObjectName> folder(ObjectName tree) throws IOException {
    Map<String, ObjectName> known = folders.get(tree.hex());
    if (known != null) {
      return known;
    }
    var names = new HashMap<String, ObjectName>();
    GitObject object = objects.read(tree, MOST_TREE);
    if (object.kind() == ObjectKind.TREE) {
      var parser = new TreeParser(object.bytes(), hash);
      while (parser.next()) {
        names.put(parser.name(), parser.object());
      }
    }
    if (folders.size() < MOST_KEPT) {
      folders.put(tree.hex(), names);
    }
    return names;
  }
}
