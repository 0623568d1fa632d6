package dev.trustscan.loader.ssh;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** How OpenSSH locks a key file with a passphrase: bcrypt-pbkdf, then AES-256 in counter mode. */
final class KeyLock {
  static final String CIPHER = "aes256-ctr";
  static final String KDF = "bcrypt";
  static final int BLOCK = 16;

  private static final int KEY = 32;
  private static final int SALT = 16;
  private static final int ROUNDS = 24;
  private static final int MAX_ROUNDS = 1000;

  private KeyLock() {}

  /**
   * A locked key.
   *
   * @param options salt and rounds
   * @param bytes what was locked
   */
  record Sealed(byte[] options, byte[] bytes) {}

  static Sealed seal(byte[] bytes, byte[] passphrase) throws SshException {
    byte[] salt = new byte[SALT];
    new SecureRandom().nextBytes(salt);
    byte[] options = new SshWriter().string(salt).u32(ROUNDS).bytes();
    return new Sealed(options, crypt(Cipher.ENCRYPT_MODE, bytes, passphrase, salt, ROUNDS));
  }

  static byte[] open(String cipher, String kdf, byte[] options, byte[] bytes, byte[] passphrase)
      throws SshException {
    if (!cipher.equals(CIPHER) || !kdf.equals(KDF)) {
      throw new SshException(
          "The key file is locked in a way that is not supported; use ssh-agent, or lock it anew"
              + " with ssh-keygen -p.");
    }
    var in = new SshReader(options);
    byte[] salt = in.string();
    long rounds = in.u32();
    in.end();
    if (rounds < 1 || rounds > MAX_ROUNDS || salt.length == 0 || salt.length > 64) {
      throw new SshException("The key file's lock has parameters out of range.");
    }
    if (passphrase.length == 0) {
      throw new SshException("The key file is locked with a passphrase.");
    }
    return crypt(Cipher.DECRYPT_MODE, bytes, passphrase, salt, (int) rounds);
  }

  private static byte[] crypt(int mode, byte[] bytes, byte[] passphrase, byte[] salt, int rounds)
      throws SshException {
    byte[] derived = BcryptPbkdf.derive(passphrase, salt, rounds, KEY + BLOCK);
    try {
      Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
      cipher.init(
          mode,
          new SecretKeySpec(derived, 0, KEY, "AES"),
          new IvParameterSpec(derived, KEY, BLOCK));
      return cipher.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new SshException("The key file's lock cannot be used.", e);
    } finally {
      Arrays.fill(derived, (byte) 0);
    }
  }
}
