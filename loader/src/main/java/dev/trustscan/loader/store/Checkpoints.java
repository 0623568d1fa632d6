package dev.trustscan.loader.store;

import dev.trustscan.loader.decision.Sha256;
import dev.trustscan.loader.envelope.EnvelopeException;
import dev.trustscan.loader.ssh.Namespace;
import dev.trustscan.loader.ssh.Signer;
import dev.trustscan.loader.ssh.SshException;
import dev.trustscan.loader.ssh.SshPublicKey;
import dev.trustscan.loader.ssh.SshSig;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** Checkpoints in the form of a C2SP signed note, with the signature proper an SSHSIG. */
final class Checkpoints {
  private static final String DASH = "— ";
  private static final int HASH = 4;

  private Checkpoints() {}

  /**
   * How far both chains had come.
   *
   * @param origin names the store
   * @param size lines of the log
   * @param head root over them
   * @param events lines of the chain of events
   * @param eventsHead root over them
   */
  record Checkpoint(String origin, long size, Sha256 head, long events, Sha256 eventsHead) {
    String text() {
      return origin
          + "\n"
          + size
          + "\n"
          + base64(head.bytes())
          + "\nevents "
          + events
          + " "
          + base64(eventsHead.bytes())
          + "\n";
    }
  }

  /** The name of a store, from its first root document. */
  static String origin(Sha256 firstRoot) {
    return "trustscan.dev/store/" + firstRoot.hex().substring(0, 16);
  }

  static byte[] sign(Checkpoint checkpoint, Signer signer) throws SshException {
    byte[] text = checkpoint.text().getBytes(StandardCharsets.UTF_8);
    byte[] signature = signer.sign(Namespace.CHECKPOINT, text).blob();
    byte[] hash = hash(checkpoint.origin(), signer.key());
    byte[] both = Arrays.copyOf(hash, HASH + signature.length);
    System.arraycopy(signature, 0, both, HASH, signature.length);
    String line = "\n" + DASH + checkpoint.origin() + " " + base64(both) + "\n";
    return (checkpoint.text() + line).getBytes(StandardCharsets.UTF_8);
  }

  /** Reads a signed checkpoint and checks its signature against the keys that may sign one. */
  static Checkpoint read(byte[] note, Root root) throws EnvelopeException {
    String text = new String(note, StandardCharsets.UTF_8);
    int end = text.indexOf("\n\n");
    if (end < 0) {
      throw new EnvelopeException("It has no signature.");
    }
    String body = text.substring(0, end + 1);
    String[] words = text.substring(end + 2).split(" ", -1);
    if (words.length != 3 || !words[0].equals(DASH.strip()) || !words[2].endsWith("\n")) {
      throw new EnvelopeException("Its signature is malformed.");
    }
    Checkpoint checkpoint = parse(body);
    if (!words[1].equals(checkpoint.origin())) {
      throw new EnvelopeException("Its signature names another store.");
    }
    byte[] both = bytes(words[2].substring(0, words[2].length() - 1));
    if (both.length <= HASH) {
      throw new EnvelopeException("Its signature is malformed.");
    }
    try {
      SshSig signature = SshSig.parse(Arrays.copyOfRange(both, HASH, both.length));
      Optional<Root.Key> key = root.find(signature.key().fingerprint());
      boolean may = key.filter(Checkpoints::may).isPresent();
      boolean named =
          Arrays.equals(hash(checkpoint.origin(), signature.key()), Arrays.copyOf(both, HASH));
      if (!may || !named) {
        throw new EnvelopeException("It is signed by a key that may not sign it.");
      }
      signature.check(Namespace.CHECKPOINT, body.getBytes(StandardCharsets.UTF_8));
    } catch (SshException e) {
      throw new EnvelopeException(e.getMessage(), e);
    }
    return checkpoint;
  }

  private static boolean may(Root.Key key) {
    return key.role() != Root.Role.TEAM
        && key.role() != Root.Role.RECOVERY
        && key.revoked().isEmpty();
  }

  private static Checkpoint parse(String body) throws EnvelopeException {
    String[] lines = body.split("\n", -1);
    try {
      String[] events = lines.length == 5 ? lines[3].split(" ", -1) : new String[0];
      if (events.length != 3 || !events[0].equals("events")) {
        throw new EnvelopeException("It is malformed.");
      }
      var checkpoint =
          new Checkpoint(
              lines[0],
              Long.parseLong(lines[1]),
              digest(lines[2]),
              Long.parseLong(events[1]),
              digest(events[2]));
      if (!checkpoint.text().equals(body)) {
        throw new EnvelopeException("It is not in the form in which it would be written.");
      }
      return checkpoint;
    } catch (IllegalArgumentException e) {
      throw new EnvelopeException("It is malformed.", e);
    }
  }

  private static Sha256 digest(String text) throws EnvelopeException {
    return new Sha256(HexFormat.of().formatHex(bytes(text)));
  }

  private static byte[] bytes(String text) throws EnvelopeException {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new EnvelopeException("It is malformed.", e);
    }
  }

  /** The short number by which a note names its key: type 0xff, for a form of our own. */
  private static byte[] hash(String origin, SshPublicKey key) {
    var out = new ByteArrayOutputStream();
    out.writeBytes((origin + "\n").getBytes(StandardCharsets.UTF_8));
    out.write(0xff);
    out.writeBytes("SSHSIG".getBytes(StandardCharsets.UTF_8));
    out.writeBytes(key.blob());
    return Arrays.copyOf(Sha256.of(out.toByteArray()).bytes(), HASH);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
