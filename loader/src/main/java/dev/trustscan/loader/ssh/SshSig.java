package dev.trustscan.loader.ssh;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * A signature in the SSHSIG form of OpenSSH's PROTOCOL.sshsig.
 *
 * @param key who signed, by the signature's own word
 * @param namespace what for
 * @param hash name of the digest of the message
 * @param signature the signature proper, in OpenSSH's form
 */
public record SshSig(SshPublicKey key, String namespace, String hash, byte[] signature) {
  private static final byte[] MAGIC = "SSHSIG".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 1;
  private static final int MAX = 1 << 15;
  private static final String BEGIN = "-----BEGIN SSH SIGNATURE-----\n";
  private static final String END = "-----END SSH SIGNATURE-----\n";
  private static final int LINE = 70;

  /** Reads the binary form. */
  public static SshSig parse(byte[] blob) throws SshException {
    if (blob.length > MAX) {
      throw new SshException("The signature is too long.");
    }
    var in = new SshReader(blob);
    if (!Arrays.equals(in.raw(MAGIC.length), MAGIC) || in.u32() != VERSION) {
      throw new SshException("This is not an SSH signature of version 1.");
    }
    SshPublicKey key = SshPublicKey.of(in.string());
    String namespace = in.text();
    if (in.string().length != 0) {
      throw new SshException("A reserved field of the signature is used.");
    }
    String hash = in.text();
    byte[] signature = in.string();
    in.end();
    return new SshSig(key, namespace, hash, signature);
  }

  /**
   * Checks that its key signed the message for a purpose.
   *
   * @return whether a device says that it was touched
   */
  public boolean check(Namespace wanted, byte[] message) throws SshException {
    if (!namespace.equals(wanted.text())) {
      throw new SshException("The signature is for another purpose.");
    }
    return key.check(signature, signedBytes(namespace, hash, message)).touched();
  }

  /**
   * Whether the signature says that a device was touched; to be believed only once it was checked
   * by someone.
   */
  public boolean saysTouched() throws SshException {
    if (!key.hardware()) {
      return false;
    }
    var in = new SshReader(signature);
    in.string();
    in.string();
    return (in.u8() & 1) != 0;
  }

  /** The bytes that a key signs: the purpose and the message's digest. */
  static byte[] signedBytes(String namespace, String hash, byte[] message) throws SshException {
    String algorithm =
        switch (hash) {
          case "sha256" -> "SHA-256";
          case "sha512" -> "SHA-512";
          default -> throw new SshException("The signature's digest is not accepted.");
        };
    return new SshWriter()
        .raw(MAGIC)
        .string(namespace)
        .string("")
        .string(hash)
        .string(digest(algorithm, message))
        .bytes();
  }

  /** The binary form. */
  public byte[] blob() {
    return new SshWriter()
        .raw(MAGIC)
        .u32(VERSION)
        .string(key.blob())
        .string(namespace)
        .string("")
        .string(hash)
        .string(signature)
        .bytes();
  }

  /** The text form that {@code ssh-keygen -Y verify -s} reads. */
  public String armored() {
    String text = Base64.getEncoder().encodeToString(blob());
    var out = new StringBuilder(BEGIN);
    for (int at = 0; at < text.length(); at += LINE) {
      out.append(text, at, Math.min(at + LINE, text.length())).append('\n');
    }
    return out.append(END).toString();
  }

  static byte[] digest(String algorithm, byte[] bytes) {
    try {
      return MessageDigest.getInstance(algorithm).digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("the platform has " + algorithm, e);
    }
  }
}
