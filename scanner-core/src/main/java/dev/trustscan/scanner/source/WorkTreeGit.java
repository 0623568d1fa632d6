package dev.trustscan.scanner.source;

import dev.trustscan.scanner.git.GitDir;
import dev.trustscan.scanner.git.GitIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the repository around a work tree says of it: the commit, the remotes, and what is tracked.
 * All of it is optional; whatever cannot be read is noted and left out.
 */
final class WorkTreeGit implements AutoCloseable {
  private static final int MOST_INDEX = 512 << 20;

  private final Provenance provenance;
  private final @Nullable GitDir git;
  private final @Nullable TrackedFiles tracked;
  private final boolean ownPointer;

  private WorkTreeGit(
      Provenance provenance,
      @Nullable GitDir git,
      @Nullable TrackedFiles tracked,
      boolean ownPointer) {
    this.provenance = provenance;
    this.git = git;
    this.tracked = tracked;
    this.ownPointer = ownPointer;
  }

  /**
   * Looks around a work tree.
   *
   * @param root its real path
   * @param given its path as the user gave it
   */
  static WorkTreeGit around(Path root, Path given) {
    // A switch over types costs milliseconds at start-up.
    GitLocation.Result result = GitLocation.find(root);
    if (result instanceof GitLocation.Result.At at) {
      return of(root, given, at.location());
    }
    if (result instanceof GitLocation.Result.Refused refused) {
      return without(given, refused.why());
    }
    return new WorkTreeGit(provenance(given, "", List.of(), List.of()), null, null, false);
  }

  private static WorkTreeGit of(Path root, Path given, GitLocation location) {
    GitDir git;
    try {
      git = location.open();
    } catch (IOException e) {
      return without(given, "the repository's data cannot be read");
    }
    var notes = new ArrayList<String>();
    @Nullable TrackedFiles tracked = null;
    try {
      notes.addAll(GitProvenance.notes(git));
      if (!location.own().equals(location.top().resolve(".git"))
          && !location.own().equals(location.top())) {
        notes.add("a linked work tree or submodule");
      }
      tracked = tracked(git, RepoPaths.below(location.top(), root)).orElse(null);
    } catch (IOException e) {
      notes.add("the index cannot be read, so it is not known which files git tracks");
    }
    // A pointer of the root that was followed points back, so this machine's git wrote it.
    boolean pointer = location.top().equals(root) && !location.own().startsWith(root);
    return new WorkTreeGit(
        provenance(given, GitProvenance.head(git), GitProvenance.remotes(git), notes),
        git,
        tracked,
        pointer);
  }

  private static Optional<TrackedFiles> tracked(GitDir git, RepoPath prefix) throws IOException {
    Optional<byte[]> index = git.files().read("index", MOST_INDEX);
    return index.isPresent()
        ? Optional.of(new TrackedFiles(new GitIndex(index.get(), git.hash()), prefix))
        : Optional.empty();
  }

  private static WorkTreeGit without(Path given, String note) {
    return new WorkTreeGit(provenance(given, "", List.of(), List.of(note)), null, null, false);
  }

  private static Provenance provenance(
      Path given, String commit, List<String> remotes, List<String> notes) {
    return new Provenance(Provenance.Kind.WORK_TREE, given.toString(), "", commit, remotes, notes);
  }

  Provenance provenance() {
    return provenance;
  }

  List<Ref> refs() {
    return git == null ? List.of() : GitProvenance.refs(git);
  }

  /** What is tracked; none if there is no index. */
  @Nullable TrackedFiles tracked() {
    return tracked;
  }

  /** Whether the root's .git is a pointer that was followed. */
  boolean isOwnPointer() {
    return ownPointer;
  }

  @Override
  public void close() {
    if (git != null) {
      git.close();
    }
  }
}
