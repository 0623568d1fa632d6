package dev.trustscan.loader.ssh;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The key derivation of OpenSSH's key files: PBKDF2's outer loop around a bcrypt hash. */
final class BcryptPbkdf {
  private static final int OUT = 32;
  private static final int COST = 64;
  private static final byte[] TEXT =
      "OxychromaticBlowfishSwatDynamite".getBytes(StandardCharsets.US_ASCII);

  private BcryptPbkdf() {}

  static byte[] derive(byte[] passphrase, byte[] salt, int rounds, int length) {
    byte[] derived = new byte[length];
    byte[] password = SshSig.digest("SHA-512", passphrase);
    int blocks = (length + OUT - 1) / OUT;
    for (int block = 0; block < blocks; block++) {
      byte[] numbered = ByteBuffer.allocate(salt.length + 4).put(salt).putInt(block + 1).array();
      byte[] step = hash(password, SshSig.digest("SHA-512", numbered));
      byte[] sum = step.clone();
      for (int round = 1; round < rounds; round++) {
        step = hash(password, SshSig.digest("SHA-512", step));
        for (int i = 0; i < OUT; i++) {
          sum[i] ^= step[i];
        }
      }
      // The bytes of the blocks are interleaved.
      for (int i = 0; i < OUT && i * blocks + block < length; i++) {
        derived[i * blocks + block] = sum[i];
      }
      Arrays.fill(sum, (byte) 0);
    }
    Arrays.fill(password, (byte) 0);
    return derived;
  }

  private static byte[] hash(byte[] password, byte[] salt) {
    var cipher = new Blowfish();
    cipher.expand(salt, password);
    for (int i = 0; i < COST; i++) {
      cipher.expand(new byte[0], salt);
      cipher.expand(new byte[0], password);
    }
    int[] words = new int[OUT / 4];
    ByteBuffer.wrap(TEXT).asIntBuffer().get(words);
    for (int i = 0; i < COST; i++) {
      for (int at = 0; at < words.length; at += 2) {
        cipher.encrypt(words, at);
      }
    }
    ByteBuffer out = ByteBuffer.allocate(OUT).order(ByteOrder.LITTLE_ENDIAN);
    out.asIntBuffer().put(words);
    return out.array();
  }
}
