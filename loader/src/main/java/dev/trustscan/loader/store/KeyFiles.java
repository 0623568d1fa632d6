package dev.trustscan.loader.store;

import dev.trustscan.loader.ssh.FileKey;
import dev.trustscan.loader.ssh.OpenSshKeyFile;
import dev.trustscan.loader.ssh.SshException;
import dev.trustscan.loader.store.StoreException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Writes key files that only their owner may read. */
public final class KeyFiles {
  private KeyFiles() {}

  /**
   * Makes a key and writes it to a new file, and its public half beside it.
   *
   * @param passphrase in UTF-8, empty for none
   */
  public static FileKey make(Path file, Path home, String comment, byte[] passphrase)
      throws StoreException {
    try {
      Path folder = Disk.parent(file);
      Disk.folder(folder);
      Places.check(folder, home);
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        throw new StoreException(Kind.REFUSED, file + " is there already; it is not overwritten.");
      }
      FileKey key = FileKey.generate();
      Disk.replace(file, OpenSshKeyFile.write(key, comment, passphrase));
      Path half = file.resolveSibling(file.getFileName() + ".pub");
      String line = key.key().line() + " " + comment + "\n";
      Disk.replace(half, line.getBytes(StandardCharsets.UTF_8));
      return key;
    } catch (SshException e) {
      throw new StoreException(Kind.FAILED, "A key could not be made. " + e.getMessage(), e);
    } catch (IOException e) {
      throw new StoreException(Kind.FAILED, file + " cannot be written.", e);
    }
  }
}
