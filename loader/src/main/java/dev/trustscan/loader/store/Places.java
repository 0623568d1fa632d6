package dev.trustscan.loader.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Set;

/** Chooses the store's places and refuses those that a repository or another user could write. */
final class Places {
  private static final Set<PosixFilePermission> OTHERS =
      Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

  private Places() {}

  static StorePlaces standard(Map<String, String> environment, Path home) throws StoreException {
    return new StorePlaces(
        base(environment, "XDG_STATE_HOME", home, ".local/state").resolve("trustscan"),
        base(environment, "XDG_DATA_HOME", home, ".local/share").resolve("trustscan"),
        base(environment, "XDG_CONFIG_HOME", home, ".config").resolve("trustscan"),
        home);
  }

  private static Path base(
      Map<String, String> environment, String variable, Path home, String fallback)
      throws StoreException {
    String value = environment.getOrDefault(variable, "");
    if (value.isEmpty()) {
      return home.resolve(fallback);
    }
    Path base;
    try {
      base = Path.of(value);
    } catch (InvalidPathException e) {
      throw refused(variable + " is no path that this system can express.", e);
    }
    if (!base.isAbsolute()) {
      throw refused(variable + " must be an absolute path.", null);
    }
    if (Checkouts.around(base, null)) {
      throw refused(
          variable
              + " points into a checkout, whose content could then decide about itself;"
              + " unset it or point it elsewhere.",
          null);
    }
    return base;
  }

  private static StoreException refused(
      String message, @org.jspecify.annotations.Nullable Throwable cause) {
    return cause == null
        ? new StoreException(StoreException.Kind.REFUSED, message)
        : new StoreException(StoreException.Kind.REFUSED, message, cause);
  }

  /** Refuses a folder of ours that is a link, is another's, or lies in a checkout. */
  static void check(Path folder, Path home) throws StoreException {
    try {
      ours(folder, true);
      Path real = folder.toRealPath();
      for (Path above = real.getParent(); above != null; above = above.getParent()) {
        replaceable(above, folder);
      }
      if (Checkouts.around(real, home)) {
        throw StoreException.unsound(
            folder.toString(), "it lies in a checkout; move it elsewhere.");
      }
    } catch (IOException e) {
      throw new StoreException(
          StoreException.Kind.UNSOUND, folder + ": it cannot be looked at.", e);
    }
  }

  /** Refuses a file or folder that is a link, of another kind, another's, or writable by others. */
  static void ours(Path path, boolean folder) throws StoreException, IOException {
    PosixFileAttributes attributes =
        Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (folder ? !attributes.isDirectory() : !attributes.isRegularFile()) {
      throw StoreException.unsound(
          path.toString(), "it is a link or of another kind; put back what belongs there.");
    }
    if (!owner(path).equals(owner(Self.PATH))) {
      throw StoreException.unsound(path.toString(), "it belongs to another user.");
    }
    if (attributes.permissions().stream().anyMatch(OTHERS::contains)) {
      throw StoreException.unsound(
          path.toString(),
          "others may write it; take that away with chmod go-w and check what they wrote.");
    }
  }

  /** Whether another user could put another folder in our folder's place. */
  private static void replaceable(Path above, Path folder) throws IOException, StoreException {
    Object mode = Files.getAttribute(above, "unix:mode", LinkOption.NOFOLLOW_LINKS);
    int bits = mode instanceof Integer number ? number : 0;
    boolean sticky = (bits & 01000) != 0;
    Object owner = owner(above);
    boolean trusted = owner.equals(0) || owner.equals(owner(Self.PATH)) || Self.unknown(owner);
    if (!trusted || (bits & 0002) != 0 && !sticky) {
      throw StoreException.unsound(
          folder.toString(), "another user could replace the folder " + above + " above it.");
    }
  }

  private static Object owner(Path path) throws IOException {
    return Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
  }

  /** This process's user. */
  private static final class Self {
    private static final Path PROCESS = Path.of("/proc/self/stat");

    /** Something that belongs to this process's user. */
    static final Path PATH =
        Files.exists(PROCESS) ? PROCESS : Path.of(System.getProperty("user.home"));

    private static final int OVERFLOW = 65534;

    /** In a user namespace, folders of users that are not mapped show this number. */
    static boolean unknown(Object owner) {
      return owner.equals(OVERFLOW);
    }
  }
}
