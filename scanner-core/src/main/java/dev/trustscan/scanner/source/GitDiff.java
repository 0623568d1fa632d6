package dev.trustscan.scanner.source;

import dev.trustscan.scanner.git.GitDir;
import dev.trustscan.scanner.git.ObjectName;
import dev.trustscan.scanner.git.ObjectStore;
import dev.trustscan.scanner.git.Revision;
import dev.trustscan.scanner.git.TreeDiff;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Which paths two refs of one repository differ on. */
final class GitDiff {
  private static final int MOST_PATHS = 1_000_000;

  private GitDiff() {}

  static List<RepoPath> changedPaths(Path given, String base, String head) throws SourceException {
    GitLocation location = Repositories.locate(given);
    try (GitDir git = Repositories.open(location, given);
        ObjectStore objects = git.objects()) {
      ObjectName before = tree(git, objects, given, base);
      ObjectName after = tree(git, objects, given, head);
      var paths = new ArrayList<RepoPath>();
      new TreeDiff(
              objects,
              git.hash(),
              path -> {
                paths.add(ByteText.path(path));
                return paths.size() < MOST_PATHS;
              })
          .compare(before, after);
      if (paths.size() >= MOST_PATHS) {
        throw new SourceException(
            SourceException.Reason.UNSUPPORTED,
            Quoted.of(base)
                + " and "
                + Quoted.of(head)
                + " differ on more than "
                + MOST_PATHS
                + " paths; scan the refs one by one.");
      }
      Collections.sort(paths);
      return paths;
    } catch (IOException e) {
      throw Repositories.failed(given, e);
    }
  }

  private static ObjectName tree(GitDir git, ObjectStore objects, Path given, String ref)
      throws IOException, SourceException {
    Optional<Revision.Resolved> found = new Revision(git.refs(), objects).resolve(ByteText.of(ref));
    if (found.isEmpty()) {
      throw Repositories.unknown(git, given, ref);
    }
    return found.get().tree();
  }
}
