package dev.trustscan.loader.store;

import dev.trustscan.loader.ssh.OpenSshKeyFile;
import dev.trustscan.loader.ssh.Signer;
import dev.trustscan.loader.ssh.SshAgent;
import dev.trustscan.loader.ssh.SshException;
import dev.trustscan.loader.ssh.SshPublicKey;
import dev.trustscan.loader.store.StoreException.Kind;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the user's own keys: those in a running ssh-agent, and the key file. */
public final class Signers {
  private static final int MAX_KEY = 1 << 16;

  private final StorePlaces places;
  private final Map<String, String> environment;
  private final Passphrase passphrase;

  /** Asks for the passphrase of a key file. */
  @FunctionalInterface
  public interface Passphrase {
    /** The passphrase in UTF-8, or empty if nobody can be asked. */
    Optional<byte[]> ask(Path file) throws StoreException;
  }

  /** For the user with these places and this environment. */
  public Signers(StorePlaces places, Map<String, String> environment, Passphrase passphrase) {
    this.places = places;
    this.environment = environment;
    this.passphrase = passphrase;
  }

  /** The usual file of the person's key. */
  public Path personFile() {
    return places.keys().resolve("id_ed25519");
  }

  /** The file of a machine's key. */
  public Path machineFile(String name) {
    return places.keys().resolve("machine-" + name);
  }

  /**
   * A signer for one of the keys that a root document lists in a role, the agent's first.
   *
   * @param file another key file than the usual one
   */
  public Signer choose(Root root, List<Root.Role> roles, Optional<Path> file)
      throws StoreException {
    List<SshPublicKey> wanted =
        root.keys().stream()
            .filter(key -> roles.contains(key.role()) && key.revoked().isEmpty())
            .map(Root.Key::key)
            .toList();
    if (file.isEmpty()) {
      for (Signer held : held()) {
        if (wanted.contains(held.key())) {
          return held;
        }
      }
    }
    Path path = file.orElse(personFile());
    byte[] bytes = bytes(path);
    try {
      if (!wanted.contains(OpenSshKeyFile.publicKey(bytes))) {
        throw new StoreException(
            Kind.NOT_AUTHORISED,
            "The key in " + path + " may not sign this; trustscan key list shows which may.");
      }
      return open(path, bytes);
    } catch (SshException e) {
      throw unusable(path, e);
    }
  }

  /** The key in a file. */
  public Signer file(Path path) throws StoreException {
    try {
      return open(path, bytes(path));
    } catch (SshException e) {
      throw unusable(path, e);
    }
  }

  private Signer open(Path path, byte[] bytes) throws SshException, StoreException {
    if (!OpenSshKeyFile.locked(bytes)) {
      return OpenSshKeyFile.read(bytes, new byte[0]);
    }
    byte[] word =
        passphrase
            .ask(path)
            .orElseThrow(() ->
                new StoreException(
                    Kind.REFUSED,
                    "The key in "
                        + path
                        + " has a passphrase and there is no terminal to ask for it; add the"
                        + " key to ssh-agent."));
    return OpenSshKeyFile.read(bytes, word);
  }

  /** Keys of the running ssh-agent; none if there is none. */
  public List<Signer> held() throws StoreException {
    String socket = environment.getOrDefault("SSH_AUTH_SOCK", "");
    if (socket.isEmpty()) {
      return List.of();
    }
    try {
      Path path = Path.of(socket);
      if (!path.isAbsolute() || Checkouts.around(path, places.home())) {
        throw new StoreException(
            Kind.REFUSED,
            "SSH_AUTH_SOCK points into a checkout or is relative; nothing there is asked to sign.");
      }
      return new ArrayList<>(new SshAgent(path).signers());
    } catch (SshException | InvalidPathException e) {
      // No agent answers: the key file is what is left.
      return List.of();
    }
  }

  private static byte[] bytes(Path path) throws StoreException {
    try {
      return Disk.read(path, MAX_KEY)
          .orElseThrow(() ->
              new StoreException(
                  Kind.ABSENT,
                  "There is no key in " + path + " and ssh-agent holds none that is listed."));
    } catch (IOException e) {
      throw new StoreException(Kind.FAILED, "The key in " + path + " cannot be read.", e);
    }
  }

  private static StoreException unusable(Path path, SshException e) {
    return new StoreException(
        Kind.REFUSED, "The key in " + path + " cannot be used. " + e.getMessage(), e);
  }
}
