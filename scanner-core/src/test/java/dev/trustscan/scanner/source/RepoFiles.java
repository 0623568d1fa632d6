package dev.trustscan.scanner.source;

import dev.trustscan.scanner.git.GitDir;
import java.io.IOException;
import java.nio.file.Path;

/** Opens a repository's data for tests of the git package. */
public final class RepoFiles {
  private RepoFiles() {}

  /** The git directory of a work tree. */
  public static GitDir open(Path workTree) throws IOException {
    Path git = workTree.toRealPath().resolve(".git");
    return new GitLocation(workTree, git, git).open();
  }
}
