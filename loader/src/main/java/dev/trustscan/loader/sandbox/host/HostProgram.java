package dev.trustscan.loader.sandbox.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Programs of the host that the launcher needs. They are taken from the system's own folders alone,
 * never from the search path, which may lead into the workspace.
 */
public final class HostProgram {
  private static final List<String> FOLDERS =
      List.of("/usr/bin", "/bin", "/usr/sbin", "/sbin", "/usr/local/bin");
  private static final Set<PosixFilePermission> OTHERS_MAY_WRITE =
      Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);
  private static final int SET_ID = 06000;

  private HostProgram() {}

  /** The program of that name, links resolved, if there is one that can be relied on. */
  public static Optional<Path> find(String name) {
    for (String folder : FOLDERS) {
      Path path = Path.of(folder, name);
      if (Files.isExecutable(path) && isReliable(path)) {
        return Optional.of(path);
      }
    }
    return Optional.empty();
  }

  /**
   * The program of that name.
   *
   * @param why what it is needed for, completing "it ..."
   * @throws SetupException if it is missing
   */
  public static Path require(String name, String packageName, String why) throws SetupException {
    return find(name)
        .orElseThrow(() ->
            new SetupException(
                "The program "
                    + name
                    + " is missing, which "
                    + why
                    + "; install the package "
                    + packageName
                    + "."));
  }

  /** Whether nobody but the system's owner can have put it there. */
  static boolean isReliable(Path program) {
    try {
      Path real = program.toRealPath();
      Path folder = real.getParent();
      boolean plain =
          folder != null
              && isRoots(real)
              && isRoots(folder)
              && ((int) Files.getAttribute(real, "unix:mode") & SET_ID) == 0;
      return plain && Files.isRegularFile(real);
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isRoots(Path path) throws IOException {
    return (int) Files.getAttribute(path, "unix:uid") == 0
        && Files.getPosixFilePermissions(path).stream().noneMatch(OTHERS_MAY_WRITE::contains);
  }
}
