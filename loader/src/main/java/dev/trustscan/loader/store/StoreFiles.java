package dev.trustscan.loader.store;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * The parts of a store in its folder.
 *
 * @param folder the folder
 * @param home the user's home
 */
record StoreFiles(Path folder, Path home) {
  private static final String FORMAT = "trustscan store 1\n";
  private static final int MAX = 1 << 16;
  private static final long ROTATE = 1 << 20;

  boolean exists() {
    return Files.exists(folder, LinkOption.NOFOLLOW_LINKS);
  }

  Roots roots() {
    return new Roots(folder.resolve("root"));
  }

  Lines log() {
    return new Lines(folder.resolve("log"), ROTATE);
  }

  Lines events() {
    return new Lines(folder.resolve("events"), ROTATE);
  }

  Path checkpoint() {
    return folder.resolve("log").resolve("checkpoint");
  }

  Path bundles() {
    return folder.resolve("bundles");
  }

  RefusalFile refusals() {
    return new RefusalFile(folder.resolve("deny.jsonl"));
  }

  /** The key that signs checkpoints and nothing else. */
  Path logKey() {
    return folder.resolve("keys").resolve("log");
  }

  Path lock() {
    return folder.resolve("lock");
  }

  /** Makes the folder, if it is not there, and refuses one that is not ours alone. */
  void prepare() throws StoreException {
    try {
      Disk.folder(folder);
      Places.check(folder, home);
      Path format = folder.resolve("format");
      if (!Files.exists(format, LinkOption.NOFOLLOW_LINKS)) {
        Disk.replace(format, FORMAT.getBytes(StandardCharsets.US_ASCII));
      }
    } catch (java.io.IOException e) {
      throw new StoreException(
          StoreException.Kind.FAILED, "The folder " + folder + " cannot be made.", e);
    }
    check();
  }

  /** Refuses a folder that others may write, or of a format that this version does not know. */
  void check() throws StoreException {
    Places.check(folder, home);
    try {
      Path file = folder.resolve("format");
      byte[] format = Disk.read(file, MAX).orElse(FORMAT.getBytes(StandardCharsets.US_ASCII));
      if (!new String(format, StandardCharsets.US_ASCII).equals(FORMAT)) {
        throw StoreException.unsound(
            file.toString(), "the store is of a format that this version does not know; update.");
      }
    } catch (java.io.IOException e) {
      throw new StoreException(
          StoreException.Kind.FAILED, "The store in " + folder + " cannot be read.", e);
    }
  }
}
