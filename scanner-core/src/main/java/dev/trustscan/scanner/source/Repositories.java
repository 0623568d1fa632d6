package dev.trustscan.scanner.source;

import dev.trustscan.scanner.git.GitDir;
import dev.trustscan.scanner.git.GitException;
import dev.trustscan.scanner.git.ObjectStore;
import dev.trustscan.scanner.git.Revision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Opens repositories for the sources that read git's data. */
final class Repositories {
  private static final int MOST_INDEX = 512 << 20;

  private Repositories() {}

  /** The real path of an existing folder. */
  static Path folder(Path given) throws SourceException {
    Path real;
    try {
      real = given.toRealPath();
    } catch (IOException e) {
      throw new SourceException(
          SourceException.Reason.NOT_FOUND,
          "There is nothing at " + Quoted.of(given) + "; check the path.",
          e);
    }
    if (!Files.isDirectory(real)) {
      throw new SourceException(
          SourceException.Reason.NOT_A_REPOSITORY,
          Quoted.of(given) + " is not a directory; name the folder of a repository.");
    }
    return real;
  }

  static GitLocation locate(Path given) throws SourceException {
    // A switch over types costs milliseconds at start-up.
    GitLocation.Result result = GitLocation.find(folder(given));
    if (result instanceof GitLocation.Result.At at) {
      return at.location();
    }
    if (result instanceof GitLocation.Result.Refused refused) {
      throw new SourceException(
          SourceException.Reason.UNSUPPORTED,
          refused.why() + " Name the repository's own directory instead.");
    }
    throw new SourceException(
        SourceException.Reason.NOT_A_REPOSITORY,
        Quoted.of(given)
            + " is not in a git repository; name one, or scan the folder without a ref.");
  }

  static GitDir open(GitLocation location, Path given) throws SourceException {
    try {
      return location.open();
    } catch (IOException e) {
      throw failed(given, e);
    }
  }

  private interface Opener {
    Source open(GitDir git, ObjectStore objects) throws IOException, SourceException;
  }

  /** The tree of a ref. */
  static Source tree(Path given, String ref) throws SourceException {
    return opened(given, (git, objects) -> tree(given, ref, git, objects));
  }

  /** The index. */
  static Source index(Path given) throws SourceException {
    return opened(given, (git, objects) -> index(given, git, objects));
  }

  // The repository is closed if opening the source fails.
  private static Source opened(Path given, Opener opener) throws SourceException {
    GitLocation location = locate(given);
    GitDir git = open(location, given);
    try {
      ObjectStore objects = git.objects();
      try {
        return opener.open(git, objects);
      } catch (IOException | SourceException e) {
        objects.close();
        throw e;
      }
    } catch (IOException e) {
      git.close();
      throw failed(given, e);
    } catch (SourceException e) {
      git.close();
      throw e;
    }
  }

  private static Source index(Path given, GitDir git, ObjectStore objects)
      throws IOException, SourceException {
    byte[] index =
        git.files()
            .read("index", MOST_INDEX)
            .orElseThrow(() ->
                new SourceException(
                    SourceException.Reason.NOT_A_REPOSITORY,
                    "Nothing is staged in "
                        + Quoted.of(given)
                        + ": it has no index. Add files first, or scan without --staged."));
    return new GitIndexSource(
        git,
        objects,
        index,
        new Provenance(
            Provenance.Kind.INDEX,
            given.toString(),
            "",
            GitProvenance.head(git),
            GitProvenance.remotes(git),
            GitProvenance.notes(git)));
  }

  private static Source tree(Path given, String ref, GitDir git, ObjectStore objects)
      throws IOException, SourceException {
    Optional<Revision.Resolved> found;
    try {
      found = new Revision(git.refs(), objects).resolve(ByteText.of(ref));
    } catch (GitException e) {
      throw new SourceException(reason(e), named(ref, e), e);
    }
    if (found.isEmpty()) {
      throw unknown(git, given, ref);
    }
    Revision.Resolved resolved = found.get();
    List<String> notes = new ArrayList<>(GitProvenance.notes(git));
    if (resolved.ref().isEmpty() && hasRefNamed(git, ref)) {
      notes.add("a branch or tag has the same name as the commit id that was asked for");
    }
    return new GitTree(
        git,
        objects,
        resolved.tree(),
        new Provenance(
            Provenance.Kind.GIT_TREE,
            given.toString(),
            ref,
            resolved.commit().map(Object::toString).orElse(""),
            GitProvenance.remotes(git),
            notes));
  }

  /** That there is no such ref or commit. */
  static SourceException unknown(GitDir git, Path given, String ref) throws IOException {
    return new SourceException(
        SourceException.Reason.UNKNOWN_REF,
        git.hasReftable()
            ? "The refs of "
                + Quoted.of(given)
                + " are kept in the reftable format, which is not read; name a full commit id."
            : "There is no ref or commit "
                + Quoted.of(ref)
                + " in "
                + Quoted.of(given)
                + "; fetch it first, or name another.");
  }

  private static boolean hasRefNamed(GitDir git, String name) throws IOException {
    String bytes = ByteText.of(name);
    return git.refs().read("refs/heads/" + bytes).isPresent()
        || git.refs().read("refs/tags/" + bytes).isPresent();
  }

  private static SourceException.Reason reason(GitException e) {
    return switch (e.reason()) {
      case MISSING, AMBIGUOUS -> SourceException.Reason.UNKNOWN_REF;
      case DAMAGED -> SourceException.Reason.DAMAGED;
      case UNSUPPORTED, TOO_LARGE -> SourceException.Reason.UNSUPPORTED;
    };
  }

  private static String named(String ref, GitException e) {
    return switch (e.reason()) {
      case MISSING ->
          "The commit of " + Quoted.of(ref) + " is not in this clone; fetch it, then scan again.";
      case AMBIGUOUS -> "Several commits begin with " + Quoted.of(ref) + "; give more of the id.";
      case DAMAGED, UNSUPPORTED, TOO_LARGE ->
          "The commit of " + Quoted.of(ref) + " cannot be read: " + e.getMessage() + ".";
    };
  }

  static SourceException failed(Path given, IOException e) {
    if (e instanceof GitException git) {
      return new SourceException(
          reason(git),
          "The repository at " + Quoted.of(given) + " cannot be read: " + e.getMessage() + ".",
          e);
    }
    return new SourceException(
        SourceException.Reason.UNREADABLE,
        "The repository at " + Quoted.of(given) + " cannot be read; check its permissions.",
        e);
  }
}
