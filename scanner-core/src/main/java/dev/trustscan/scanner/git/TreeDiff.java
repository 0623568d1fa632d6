package dev.trustscan.scanner.git;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The paths on which two trees differ. Directories with the same id are not looked into, so that
 * the cost is that of the difference.
 */
public final class TreeDiff {
  private static final long MOST_TREE = 64L << 20;
  private static final int MOST_DEPTH = 1024;
  private static final byte[] NOTHING = new byte[0];

  private final ObjectStore objects;
  private final HashKind hash;
  private final Changes changes;
  private final Deque<Pair> todo = new ArrayDeque<>();

  /** Receives changed paths. */
  @FunctionalInterface
  public interface Changes {
    /**
     * Takes a file, link or submodule that was added, removed or changed.
     *
     * @param path a byte string
     * @return false when no more are wanted
     */
    boolean at(String path);
  }

  private record Pair(
      String path, Optional<ObjectName> before, Optional<ObjectName> after, int depth) {}

  public TreeDiff(ObjectStore objects, HashKind hash, Changes changes) {
    this.objects = objects;
    this.hash = hash;
    this.changes = changes;
  }

  /**
   * Compares two trees.
   *
   * @throws GitException if a directory is missing, damaged or too deep
   */
  public void compare(ObjectName before, ObjectName after) throws IOException {
    if (!before.equals(after)) {
      todo.push(new Pair("", Optional.of(before), Optional.of(after), 0));
    }
    boolean more = true;
    while (more && !todo.isEmpty()) {
      more = compare(todo.pop());
    }
  }

  private boolean compare(Pair pair) throws IOException {
    if (pair.depth > MOST_DEPTH) {
      throw new GitException(GitException.Reason.TOO_LARGE, "directories nested beyond the limit");
    }
    TreeParser old = parser(pair.before);
    TreeParser now = parser(pair.after);
    boolean hasOld = old.next();
    boolean hasNow = now.next();
    while (hasOld || hasNow) {
      int order = !hasOld ? 1 : !hasNow ? -1 : old.compareName(now);
      boolean more =
          order < 0
              ? one(pair, old, true)
              : order > 0 ? one(pair, now, false) : both(pair, old, now);
      if (!more) {
        return false;
      }
      hasOld = order <= 0 ? old.next() : hasOld;
      hasNow = order >= 0 ? now.next() : hasNow;
    }
    return true;
  }

  // Names that compare as equal are both directories or both not.
  private boolean both(Pair pair, TreeParser old, TreeParser now) {
    if (old.isSame(now)) {
      return true;
    }
    String path = pair.path + now.name();
    if (!now.isTree()) {
      return changes.at(path);
    }
    todo.push(
        new Pair(path + "/", Optional.of(old.object()), Optional.of(now.object()), pair.depth + 1));
    return true;
  }

  private boolean one(Pair pair, TreeParser entry, boolean removed) {
    String path = pair.path + entry.name();
    if (!entry.isTree()) {
      return changes.at(path);
    }
    Optional<ObjectName> tree = Optional.of(entry.object());
    todo.push(
        new Pair(
            path + "/",
            removed ? tree : Optional.empty(),
            removed ? Optional.empty() : tree,
            pair.depth + 1));
    return true;
  }

  private TreeParser parser(Optional<ObjectName> tree) throws IOException {
    if (tree.isEmpty()) {
      return new TreeParser(NOTHING, hash);
    }
    GitObject object = objects.read(tree.get(), MOST_TREE);
    if (object.kind() != ObjectKind.TREE) {
      throw GitException.damaged("a directory's object is no directory");
    }
    return new TreeParser(object.bytes(), hash);
  }
}
