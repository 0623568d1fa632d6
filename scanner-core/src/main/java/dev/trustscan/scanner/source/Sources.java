package dev.trustscan.scanner.source;

import java.io.IOException;
import java.nio.file.Files;
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
    Path root;
    try {
      root = folder.toRealPath();
    } catch (IOException e) {
      throw new SourceException(
          SourceException.Reason.NOT_FOUND, "There is nothing at the path given.", e);
    }
    if (!Files.isDirectory(root)) {
      throw new SourceException(
          SourceException.Reason.NOT_A_REPOSITORY,
          "The path given is not a directory; name a folder or an archive.");
    }
    return new WorkTree(
        root,
        new Provenance(Provenance.Kind.WORK_TREE, folder.toString(), "", "", List.of(), List.of()));
  }
}
