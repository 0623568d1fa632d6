package dev.trustscan.scanner.source;

import java.nio.file.Path;

/** The ways to name what is scanned. */
public final class Sources {
  private Sources() {}

  /**
   * Files on disk: a clone, a part of one, or a plain folder.
   *
   * @throws SourceException if there is no such directory
   */
  public static Source workTree(Path folder) throws SourceException {
    Path root = Repositories.folder(folder);
    return new WorkTree(root, WorkTreeGit.around(root, folder));
  }

  /**
   * The tree of a commit, without a checkout.
   *
   * @param repository a folder of the repository: its top, a part of it, a linked work tree, or a
   *     bare repository
   * @param ref a branch, tag, remote branch, pull-request ref ({@code refs/pull/7/head}), full or
   *     short commit id, {@code HEAD}, each with steps such as {@code ~2} or {@code ^1}
   * @throws SourceException if there is no repository, or nothing of that name in it
   */
  public static Source gitTree(Path repository, String ref) throws SourceException {
    return Repositories.tree(repository, ref);
  }
}
