package dev.trustscan.loader.ssh;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A public key as OpenSSH writes it. Equal keys have equal bytes. */
public final class SshPublicKey {
  private static final int MAX_BLOB = 1 << 14;
  private static final int MAX_KNOWN = 64;
  private static final Map<ByteBuffer, SshPublicKey> KNOWN = new ConcurrentHashMap<>();

  private final byte[] blob;
  private final KeyAlgorithm algorithm;
  private final String fingerprint;

  private SshPublicKey(byte[] blob, KeyAlgorithm algorithm) {
    this.blob = blob;
    this.algorithm = algorithm;
    fingerprint =
        "SHA256:"
            + Base64.getEncoder().withoutPadding().encodeToString(SshSig.digest("SHA-256", blob));
  }

  /** Reads the binary form; a key that this class holds is well-formed and supported. */
  public static SshPublicKey of(byte[] blob) throws SshException {
    if (blob.length > MAX_BLOB) {
      throw new SshException("The public key is too long.");
    }
    // A log holds the same few keys again and again, and making one ready takes its time.
    ByteBuffer name = ByteBuffer.wrap(blob.clone());
    SshPublicKey known = KNOWN.get(name);
    if (known != null) {
      return known;
    }
    var key = new SshPublicKey(name.array(), KeyAlgorithm.parse(blob));
    if (KNOWN.size() < MAX_KNOWN) {
      KNOWN.put(name, key);
    }
    return key;
  }

  /** Reads {@code TYPE BASE64 [COMMENT]}, a line of a {@code .pub} file. */
  public static SshPublicKey parse(String line) throws SshException {
    String[] words = line.strip().split("[ \t]+", 3);
    if (words.length < 2) {
      throw new SshException("A public key is a type and its base64 text.");
    }
    SshPublicKey key;
    try {
      key = of(Base64.getDecoder().decode(words[1]));
    } catch (IllegalArgumentException e) {
      throw new SshException("The public key is not base64 text.", e);
    }
    if (!key.type().equals(words[0])) {
      throw new SshException("The public key is of another type than it says.");
    }
    return key;
  }

  static SshPublicKey ed25519(byte[] point) throws SshException {
    return of(new SshWriter().string("ssh-ed25519").string(point).bytes());
  }

  /** The type's name, such as {@code ssh-ed25519}. */
  public String type() {
    return algorithm.type();
  }

  /** The binary form. */
  public byte[] blob() {
    return blob.clone();
  }

  /** Whether a signature by it shows that a person touched a device. */
  public boolean hardware() {
    return type().startsWith("sk-");
  }

  /** The fingerprint as OpenSSH shows it, {@code SHA256:...}. */
  public String fingerprint() {
    return fingerprint;
  }

  /** {@code TYPE BASE64}. */
  public String line() {
    return type() + " " + Base64.getEncoder().encodeToString(blob);
  }

  /**
   * Checks a signature in OpenSSH's form.
   *
   * @return what the signature shows beyond its own validity
   * @throws SshException if it is not a signature by this key over these bytes
   */
  Shown check(byte[] signature, byte[] data) throws SshException {
    return algorithm.check(signature, data);
  }

  /**
   * What a valid signature shows.
   *
   * @param touched whether the device says that it was touched
   */
  record Shown(boolean touched) {}

  @Override
  public boolean equals(Object other) {
    return other instanceof SshPublicKey key && Arrays.equals(blob, key.blob);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(blob);
  }

  @Override
  public String toString() {
    return line();
  }
}
