package dev.trustscan.loader.store;

import dev.trustscan.loader.decision.Sha256;
import dev.trustscan.loader.envelope.Dsse;
import dev.trustscan.loader.envelope.EnvelopeException;
import dev.trustscan.loader.ssh.Namespace;
import dev.trustscan.loader.ssh.SshException;
import dev.trustscan.loader.ssh.SshSig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The root documents on disk, each checked against the one before. */
final class Roots {
  private static final int MAX_FILE = 1 << 22;

  private final Path folder;

  Roots(Path folder) {
    this.folder = folder;
  }

  /**
   * The chain of root documents.
   *
   * @param latest the newest
   * @param digests of all versions in order
   */
  record Chain(Root latest, List<Sha256> digests) {
    Sha256 first() {
      return digests.getFirst();
    }

    Sha256 last() {
      return digests.getLast();
    }
  }

  /** All versions, checked; empty if there is none. */
  Optional<Chain> read() throws StoreException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try {
      Places.ours(folder, true);
      Root root = null;
      var digests = new ArrayList<Sha256>();
      for (int version = 1; ; version++) {
        Path file = file(version);
        Optional<byte[]> bytes = Disk.read(file, MAX_FILE);
        if (bytes.isEmpty()) {
          return root == null
              ? Optional.empty()
              : Optional.of(new Chain(root, List.copyOf(digests)));
        }
        Dsse envelope = envelope(bytes.get());
        Root next = RootCodec.decode(envelope.payload());
        check(envelope, next, Optional.ofNullable(root), digests);
        digests.add(Sha256.of(envelope.payload()));
        root = next;
      }
    } catch (EnvelopeException e) {
      throw StoreException.unsound(
          folder.toString(), "a root document is damaged. " + e.getMessage());
    } catch (IOException e) {
      throw new StoreException(
          StoreException.Kind.FAILED, "The root documents in " + folder + " cannot be read.", e);
    }
  }

  private static Dsse envelope(byte[] bytes) throws EnvelopeException {
    if (bytes.length == 0 || bytes[bytes.length - 1] != '\n') {
      throw new EnvelopeException("It does not end with its line.");
    }
    return Dsse.parse(Arrays.copyOf(bytes, bytes.length - 1));
  }

  private static void check(Dsse envelope, Root next, Optional<Root> before, List<Sha256> digests)
      throws EnvelopeException {
    if (next.version() != digests.size() + 1) {
      throw new EnvelopeException("Its version is not its place in the chain.");
    }
    Optional<Sha256> previous =
        digests.isEmpty() ? Optional.empty() : Optional.of(digests.getLast());
    if (!next.previous().equals(previous)) {
      throw new EnvelopeException("It does not follow the version before.");
    }
    var signers = new HashSet<String>();
    for (SshSig signature : envelope.signatures()) {
      try {
        signature.check(Namespace.ROOT, envelope.signedBytes());
      } catch (SshException e) {
        throw new EnvelopeException(e.getMessage(), e);
      }
      signers.add(signature.key().fingerprint());
    }
    for (Root judge : before.isPresent() ? List.of(before.get(), next) : List.of(next)) {
      if (count(judge, signers, next.created()) < judge.threshold()) {
        throw new EnvelopeException("Too few of the keys that may change it signed it.");
      }
    }
  }

  private static long count(Root judge, Set<String> signers, Instant at) {
    return signers.stream()
        .flatMap(signer -> judge.find(signer).stream())
        .filter(key -> key.ruling() && key.counts(at))
        .count();
  }

  /** Adds a version; the caller holds the lock and has the whole chain checked. */
  void write(Dsse envelope, Root next, Optional<Chain> chain) throws StoreException {
    try {
      check(envelope, next, chain.map(Chain::latest), chain.map(Chain::digests).orElse(List.of()));
      Disk.folder(folder);
      byte[] line = envelope.line();
      byte[] ended = Arrays.copyOf(line, line.length + 1);
      ended[line.length] = '\n';
      Disk.replace(file(next.version()), ended);
    } catch (EnvelopeException e) {
      throw new StoreException(
          StoreException.Kind.NOT_AUTHORISED,
          "The keys cannot be changed so. " + e.getMessage(),
          e);
    } catch (IOException e) {
      throw new StoreException(
          StoreException.Kind.FAILED, "The root document cannot be written to " + folder + ".", e);
    }
  }

  private Path file(long version) {
    return folder.resolve(version + ".dsse.json");
  }
}
