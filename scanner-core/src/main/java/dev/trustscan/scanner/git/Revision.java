package dev.trustscan.scanner.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the commit or tree that a user names: a ref by any of its short forms, a whole or
 * abbreviated id, and simple steps from there ({@code ~2}, {@code ^1}, {@code ^{}}).
 */
public final class Revision {
  private static final int MOST_OBJECT = 1 << 20;
  private static final int MOST_PEELED = 64 << 20;
  private static final int MOST_STEPS = 10_000;
  private static final int MOST_PEELS = 16;
  private static final List<String> PLACES =
      List.of("", "refs/", "refs/tags/", "refs/heads/", "refs/remotes/");

  private final RefStore refs;
  private final ObjectStore objects;

  public Revision(RefStore refs, ObjectStore objects) {
    this.refs = refs;
    this.objects = objects;
  }

  /**
   * What was found.
   *
   * @param commit the commit's id; empty if the name led to a tree
   * @param tree the tree's id
   * @param ref the full name of the ref that the name stood for; empty if it was an id
   */
  public record Resolved(Optional<ObjectName> commit, ObjectName tree, String ref) {}

  /**
   * Resolves a name, a byte string.
   *
   * @return empty if there is no such ref or object
   * @throws GitException if the object is missing, damaged or ambiguous
   */
  public Optional<Resolved> resolve(String name) throws IOException {
    int steps = firstStep(name);
    String base = name.substring(0, steps);
    String ref = "";
    Optional<ObjectName> at = ObjectName.parse(base);
    if (at.isEmpty()) {
      ref = refNamed(base.equals("@") ? "HEAD" : base);
      at = ref.isEmpty() ? abbreviated(base) : refs.resolve(ref);
    }
    if (at.isPresent()) {
      at = walk(at.get(), name.substring(steps));
    }
    return at.isPresent() ? Optional.of(peel(at.get(), ref)) : Optional.empty();
  }

  private static int firstStep(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) == '~' || name.charAt(i) == '^') {
        return i;
      }
    }
    return name.length();
  }

  /** The full name of the ref that git would take the name for; empty if there is none. */
  private String refNamed(String name) throws IOException {
    for (String place : PLACES) {
      if (isRef(place + name)) {
        return place + name;
      }
    }
    String head = "refs/remotes/" + name + "/HEAD";
    return isRef(head) ? head : "";
  }

  // Outside refs/ only names such as HEAD are refs; the others are git's own files.
  private boolean isRef(String name) throws IOException {
    if (!name.startsWith("refs/")
        && !name.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || c == '_' || c == '-')) {
      return false;
    }
    return refs.read(name)
        .filter(v -> v.startsWith("ref: ") || ObjectName.parse(v).isPresent())
        .isPresent();
  }

  private Optional<ObjectName> abbreviated(String hex) throws IOException {
    List<ObjectName> found = new ArrayList<>(objects.startingWith(hex));
    if (found.size() > 1) {
      // A person who abbreviates means a commit.
      found.removeIf(name -> !isCommit(name));
    }
    if (found.size() > 1) {
      throw new GitException(
          GitException.Reason.AMBIGUOUS, "several commits begin with the id given");
    }
    return found.stream().findFirst();
  }

  private boolean isCommit(ObjectName name) {
    try (ObjectStore.Opened opened = objects.open(name)) {
      return opened.kind() == ObjectKind.COMMIT || opened.kind() == ObjectKind.TAG;
    } catch (IOException e) {
      return false;
    }
  }

  private Optional<ObjectName> walk(ObjectName from, String steps) throws IOException {
    ObjectName at = from;
    int i = 0;
    while (i < steps.length()) {
      char step = steps.charAt(i++);
      if (step == '^' && i < steps.length() && steps.charAt(i) == '{') {
        int close = steps.indexOf('}', i);
        String kind = close < 0 ? "?" : steps.substring(i + 1, close);
        if (!kind.isEmpty() && !kind.equals("commit") && !kind.equals("tree")) {
          return Optional.empty();
        }
        i = close + 1;
        continue;
      }
      int start = i;
      while (i < steps.length() && Character.isDigit(steps.charAt(i)) && i - start < 6) {
        i++;
      }
      int number = i == start ? 1 : Integer.parseInt(steps.substring(start, i));
      boolean known = step == '~' || step == '^';
      Optional<ObjectName> next = known ? step(at, step, number) : Optional.empty();
      if (next.isEmpty()) {
        return next;
      }
      at = next.get();
    }
    return Optional.of(at);
  }

  private Optional<ObjectName> step(ObjectName from, char step, int number) throws IOException {
    if (step == '^') {
      return number == 0 ? Optional.of(from) : parent(from, number);
    }
    ObjectName at = from;
    for (int i = 0; i < Math.min(number, MOST_STEPS); i++) {
      Optional<ObjectName> next = parent(at, 1);
      if (next.isEmpty()) {
        return next;
      }
      at = next.get();
    }
    return number > MOST_STEPS ? Optional.empty() : Optional.of(at);
  }

  private Optional<ObjectName> parent(ObjectName of, int number) throws IOException {
    Optional<ObjectName> commit = peel(of, "").commit();
    if (commit.isEmpty()) {
      return commit;
    }
    List<ObjectName> parents = Commit.parents(objects.read(commit.get(), MOST_OBJECT));
    return number <= parents.size() ? Optional.of(parents.get(number - 1)) : Optional.empty();
  }

  private Resolved peel(ObjectName name, String ref) throws IOException {
    ObjectName at = name;
    for (int i = 0; i < MOST_PEELS; i++) {
      GitObject object = objects.read(at, MOST_PEELED);
      switch (object.kind()) {
        case COMMIT -> {
          ObjectName tree =
              Commit.tree(object)
                  .orElseThrow(() -> GitException.damaged("a commit that names no tree"));
          return new Resolved(Optional.of(at), tree, ref);
        }
        case TREE -> {
          return new Resolved(Optional.empty(), at, ref);
        }
        case TAG ->
            at =
                Commit.tagged(object)
                    .orElseThrow(() -> GitException.damaged("a tag that names no object"));
        case BLOB ->
            throw new GitException(
                GitException.Reason.UNSUPPORTED, "the name given is a file, not a commit");
      }
    }
    throw GitException.damaged("a chain of tags without end");
  }
}
