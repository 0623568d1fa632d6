package dev.trustscan.loader.store;

import dev.trustscan.loader.ssh.FileKey;
import dev.trustscan.loader.ssh.OpenSshKeyFile;
import dev.trustscan.loader.ssh.Signer;
import dev.trustscan.loader.ssh.SshException;
import dev.trustscan.loader.store.StoreException.Kind;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The key that lies in the store and signs checkpoints, and nothing else. */
final class LogKey {
  private static final int MAX_KEY = 1 << 16;

  private final StoreFiles files;

  LogKey(StoreFiles files) {
    this.files = files;
  }

  FileKey read() throws StoreException {
    try {
      byte[] file =
          Disk.read(files.logKey(), MAX_KEY)
              .orElseThrow(() ->
                  new StoreException(
                      Kind.UNSOUND,
                      files.logKey()
                          + " is missing, which signs checkpoints; trustscan verify --repair"
                          + " makes another."));
      return OpenSshKeyFile.read(file, new byte[0]);
    } catch (SshException e) {
      throw StoreException.unsound(files.logKey().toString(), String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new StoreException(Kind.FAILED, files.logKey() + " cannot be read.", e);
    }
  }

  /** Makes the key; the caller lists it in the root document. */
  Root.Key make(Instant now) throws StoreException {
    try {
      FileKey key = FileKey.generate();
      Disk.folder(Disk.parent(files.logKey()));
      Disk.replace(files.logKey(), OpenSshKeyFile.write(key, "trustscan checkpoints", new byte[0]));
      return new Root.Key(
          key.key(),
          "log",
          Root.Role.LOG,
          "",
          now,
          now.plus(KeyRing.KEY_LIFETIME),
          Optional.empty(),
          Optional.empty());
    } catch (SshException e) {
      throw new StoreException(Kind.FAILED, "A key could not be made.", e);
    } catch (IOException e) {
      throw new StoreException(Kind.FAILED, files.logKey() + " cannot be written.", e);
    }
  }

  /** The key, or if it is lost a new one, listed by a person's signature. */
  FileKey orReplaced(Roots.Chain roots, Signer person, Clock clock) throws StoreException {
    try {
      FileKey key = read();
      boolean listed =
          roots
              .latest()
              .find(key.key().fingerprint())
              .filter(k -> k.role() == Root.Role.LOG && k.revoked().isEmpty())
              .isPresent();
      if (listed) {
        return key;
      }
    } catch (StoreException e) {
      if (e.kind() != Kind.UNSOUND) {
        throw e;
      }
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Root old = roots.latest();
    var keys = new ArrayList<>(old.keys());
    keys.add(make(now));
    var next =
        new Root(
            old.version() + 1,
            now,
            now.plus(Root.LIFETIME),
            old.threshold(),
            keys,
            old.teams(),
            Optional.of(roots.last()));
    files.roots().write(KeyRing.sign(next, List.of(person)), next, Optional.of(roots));
    return read();
  }
}
