package dev.trustscan.loader.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Tells whether a path lies in a repository. */
final class Checkouts {
  private Checkouts() {}

  /**
   * Whether a folder or anything above it is a checkout or a bare repository.
   *
   * @param tolerated a folder which may be one, such as a home folder kept in git
   */
  static boolean around(Path path, @Nullable Path tolerated) {
    Path real = real(path.toAbsolutePath().normalize());
    Path exempt = tolerated == null ? null : real(tolerated.toAbsolutePath().normalize());
    for (Path folder = real; folder != null; folder = folder.getParent()) {
      if (!folder.equals(exempt) && repository(folder)) {
        return true;
      }
    }
    return false;
  }

  private static boolean repository(Path folder) {
    return there(folder.resolve(".git"))
        || there(folder.resolve("HEAD"))
            && there(folder.resolve("objects"))
            && there(folder.resolve("refs"));
  }

  /** The real path of the part of it that exists, and the rest as it stands. */
  private static Path real(Path path) {
    Path part = path;
    while (part != null && !Files.exists(part)) {
      part = part.getParent();
    }
    try {
      return part == null ? path : part.toRealPath().resolve(part.relativize(path)).normalize();
    } catch (IOException e) {
      return path;
    }
  }

  private static boolean there(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }
}
