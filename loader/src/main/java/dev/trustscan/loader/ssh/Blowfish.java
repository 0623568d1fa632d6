package dev.trustscan.loader.ssh;

import java.math.BigInteger;

/**
 * The Blowfish cipher's state with the salted key schedule of bcrypt, which the platform's own
 * Blowfish does not offer. Its starting tables are the fraction of pi in base 2, computed here.
 */
final class Blowfish {
  private static final int SUBKEYS = 18;
  private static final int ROUNDS = 16;
  private static final int TABLE = 256;
  private static final int WORDS = SUBKEYS + 4 * TABLE;

  /** The subkeys, then the four tables. */
  private final int[] state = Pi.WORDS_OF_PI.clone();

  /** The key schedule, with a salt that may be empty. */
  void expand(byte[] salt, byte[] key) {
    int at = 0;
    for (int i = 0; i < SUBKEYS; i++) {
      state[i] ^= word(key, at);
      at += 4;
    }
    int[] pair = {0, 0};
    int salted = 0;
    for (int i = 0; i < WORDS; i += 2) {
      if (salt.length > 0) {
        pair[0] ^= word(salt, salted);
        pair[1] ^= word(salt, salted + 4);
        salted += 8;
      }
      encrypt(pair, 0);
      state[i] = pair[0];
      state[i + 1] = pair[1];
    }
  }

  /** Encrypts two words in place. */
  void encrypt(int[] words, int at) {
    int left = words[at];
    int right = words[at + 1];
    for (int i = 0; i < ROUNDS; i++) {
      left ^= state[i];
      right ^= mix(left);
      int swap = left;
      left = right;
      right = swap;
    }
    words[at] = right ^ state[ROUNDS + 1];
    words[at + 1] = left ^ state[ROUNDS];
  }

  private int mix(int x) {
    int a = state[SUBKEYS + (x >>> 24)];
    int b = state[SUBKEYS + TABLE + (x >>> 16 & 255)];
    int c = state[SUBKEYS + 2 * TABLE + (x >>> 8 & 255)];
    int d = state[SUBKEYS + 3 * TABLE + (x & 255)];
    return (a + b ^ c) + d;
  }

  /** Four bytes from a place on, going round at the end. */
  private static int word(byte[] bytes, int at) {
    int word = 0;
    for (int i = 0; i < 4; i++) {
      word = word << 8 | bytes[(at + i) % bytes.length] & 255;
    }
    return word;
  }

  /** Computed at first use: it takes milliseconds, and only locked key files need it. */
  private static final class Pi {
    static final int[] WORDS_OF_PI = words();

    private static int[] words() {
      int guard = 64;
      int bits = WORDS * 32;
      BigInteger one = BigInteger.ONE.shiftLeft(bits + guard);
      // Machin: pi = 16 arctan(1/5) - 4 arctan(1/239).
      BigInteger pi =
          arctan(one, 5)
              .multiply(BigInteger.valueOf(16))
              .subtract(arctan(one, 239).multiply(BigInteger.valueOf(4)));
      BigInteger fraction = pi.subtract(one.multiply(BigInteger.valueOf(3))).shiftRight(guard);
      int[] words = new int[WORDS];
      for (int i = WORDS - 1; i >= 0; i--) {
        words[i] = fraction.intValue();
        fraction = fraction.shiftRight(32);
      }
      return words;
    }

    private static BigInteger arctan(BigInteger one, int inverse) {
      BigInteger square = BigInteger.valueOf((long) inverse * inverse);
      BigInteger power = one.divide(BigInteger.valueOf(inverse));
      BigInteger sum = power;
      for (int n = 3; power.signum() != 0; n += 2) {
        power = power.divide(square);
        BigInteger term = power.divide(BigInteger.valueOf(n));
        sum = (n & 2) == 0 ? sum.add(term) : sum.subtract(term);
      }
      return sum;
    }
  }
}
