package dev.trustscan.scanner.source;

import java.nio.file.Path;
import java.util.List;

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

  /**
   * What is staged: the blobs that the index names, read from the object database.
   *
   * @param repository a folder of the repository
   * @throws SourceException if there is no repository, or its index cannot be read
   */
  public static Source index(Path repository) throws SourceException {
    return Repositories.index(repository);
  }

  /**
   * The paths that were added, removed or changed from one ref to another, sorted. Directories that
   * are the same are not read, so this is much cheaper than listing both trees.
   *
   * @param repository a folder of the repository
   * @throws SourceException if there is no repository, or nothing of these names in it
   */
  public static List<RepoPath> changedPaths(Path repository, String base, String head)
      throws SourceException {
    return GitDiff.changedPaths(repository, base, head);
  }

  /**
   * A zip, tar or tar.gz archive, read in place. If everything in it lies in one folder, that
   * folder is the root.
   *
   * @throws SourceException if there is no such file, or it is no archive of these kinds
   */
  public static Source archive(Path file) throws SourceException {
    return Archives.open(file);
  }

  /**
   * One text, as if it were a file.
   *
   * @param path the file that it would be
   * @param bytes the text, or as much of it as was read
   * @param cut whether there was more, which then makes the scan incomplete
   */
  public static Source text(RepoPath path, byte[] bytes, boolean cut) {
    return new TextSource(path, bytes, cut);
  }
}
