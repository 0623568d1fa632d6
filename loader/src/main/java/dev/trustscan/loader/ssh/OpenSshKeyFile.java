package dev.trustscan.loader.ssh;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/** Private key files in OpenSSH's own form, which {@code ssh-keygen} and {@code ssh-add} read. */
public final class OpenSshKeyFile {
  private static final String BEGIN = "-----BEGIN OPENSSH PRIVATE KEY-----";
  private static final String END = "-----END OPENSSH PRIVATE KEY-----";
  private static final byte[] MAGIC = "openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII);
  private static final String NONE = "none";
  private static final String ED25519 = "ssh-ed25519";
  private static final int LINE = 70;
  private static final int BLOCK = 8;
  private static final int MAX = 1 << 16;

  private OpenSshKeyFile() {}

  /** Whether reading it takes a passphrase. */
  public static boolean locked(byte[] file) throws SshException {
    var in = new SshReader(body(file));
    in.raw(MAGIC.length);
    return !in.text().equals(NONE);
  }

  /** The public half, which is readable without the passphrase. */
  public static SshPublicKey publicKey(byte[] file) throws SshException {
    var in = new SshReader(body(file));
    in.raw(MAGIC.length);
    in.string();
    in.string();
    in.string();
    if (in.u32() != 1) {
      throw new SshException("The key file does not hold exactly one key.");
    }
    return SshPublicKey.of(in.string());
  }

  /**
   * Reads an Ed25519 key.
   *
   * @param passphrase ignored if the file is not locked
   */
  public static FileKey read(byte[] file, byte[] passphrase) throws SshException {
    var in = new SshReader(body(file));
    in.raw(MAGIC.length);
    String cipher = in.text();
    String kdf = in.text();
    byte[] options = in.string();
    if (in.u32() != 1) {
      throw new SshException("The key file does not hold exactly one key.");
    }
    SshPublicKey key = SshPublicKey.of(in.string());
    byte[] secret = in.string();
    in.end();
    if (!cipher.equals(NONE)) {
      secret = KeyLock.open(cipher, kdf, options, secret, passphrase);
    } else if (!kdf.equals(NONE) || options.length != 0) {
      throw new SshException("The key file is malformed.");
    }
    try {
      return secret(secret, key, !cipher.equals(NONE));
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  private static FileKey secret(byte[] secret, SshPublicKey key, boolean locked)
      throws SshException {
    var in = new SshReader(secret);
    long first = in.u32();
    long second = in.u32();
    if (first != second) {
      throw new SshException(locked ? "The passphrase is wrong." : "The key file is damaged.");
    }
    if (!in.text().equals(ED25519)) {
      throw new SshException("Only Ed25519 key files can be used; use ssh-agent for others.");
    }
    byte[] point = in.string();
    byte[] both = in.string();
    in.comment();
    byte[] padding = in.raw(in.remaining());
    for (int i = 0; i < padding.length; i++) {
      if (padding[i] != i + 1) {
        throw new SshException("The key file is damaged.");
      }
    }
    boolean whole =
        both.length == 2 * FileKey.SEED
            && Arrays.equals(point, Arrays.copyOfRange(both, FileKey.SEED, both.length));
    if (!whole || !SshPublicKey.ed25519(point).equals(key)) {
      throw new SshException("The halves of the key file do not fit.");
    }
    return FileKey.of(Arrays.copyOf(both, FileKey.SEED), point);
  }

  /**
   * A key's file.
   *
   * @param passphrase empty for none
   */
  public static byte[] write(FileKey key, String comment, byte[] passphrase) throws SshException {
    var in = new SshReader(key.key().blob());
    in.string();
    byte[] point = in.string();
    byte[] seed = key.seed();
    byte[] both = Arrays.copyOf(seed, 2 * FileKey.SEED);
    System.arraycopy(point, 0, both, FileKey.SEED, FileKey.SEED);
    int check = new SecureRandom().nextInt();
    var secret =
        new SshWriter()
            .u32(check)
            .u32(check)
            .string(ED25519)
            .string(point)
            .string(both)
            .string(comment);
    int block = passphrase.length == 0 ? BLOCK : KeyLock.BLOCK;
    for (int i = 1; secret.bytes().length % block != 0; i++) {
      secret.u8(i);
    }
    var out = new SshWriter().raw(MAGIC);
    byte[] body = secret.bytes();
    if (passphrase.length == 0) {
      out.string(NONE).string(NONE).string("");
    } else {
      KeyLock.Sealed sealed = KeyLock.seal(body, passphrase);
      out.string(KeyLock.CIPHER).string(KeyLock.KDF).string(sealed.options());
      body = sealed.bytes();
    }
    return armor(out.u32(1).string(key.key().blob()).string(body).bytes());
  }

  private static byte[] armor(byte[] bytes) {
    String text = Base64.getEncoder().encodeToString(bytes);
    var out = new StringBuilder(BEGIN).append('\n');
    for (int at = 0; at < text.length(); at += LINE) {
      out.append(text, at, Math.min(at + LINE, text.length())).append('\n');
    }
    return out.append(END).append('\n').toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] body(byte[] file) throws SshException {
    if (file.length > MAX) {
      throw new SshException("The key file is too long.");
    }
    String text = new String(file, StandardCharsets.US_ASCII).strip();
    if (!text.startsWith(BEGIN) || !text.endsWith(END)) {
      throw new SshException("This is no private key file of OpenSSH.");
    }
    if (text.length() < BEGIN.length() + END.length()) {
      throw new SshException("The key file is damaged.");
    }
    byte[] bytes;
    try {
      bytes =
          Base64.getMimeDecoder()
              .decode(text.substring(BEGIN.length(), text.length() - END.length()));
    } catch (IllegalArgumentException e) {
      throw new SshException("The key file is damaged.", e);
    }
    boolean magic =
        bytes.length >= MAGIC.length && Arrays.equals(Arrays.copyOf(bytes, MAGIC.length), MAGIC);
    if (!magic) {
      throw new SshException("The key file is damaged.");
    }
    return bytes;
  }
}
