package dev.trustscan.loader.decision;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A SHA-256 digest.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Sha256(String hex) implements Comparable<Sha256> {
  private static final int DIGITS = 64;
  private static final int SHORT = 6;

  public Sha256 {
    if (hex.length() != DIGITS || !hex.chars().allMatch(Sha256::digit)) {
      throw new IllegalArgumentException("a SHA-256 digest has 64 lower-case hexadecimal digits");
    }
  }

  /** The digest of bytes. */
  public static Sha256 of(byte[] bytes) {
    try {
      return new Sha256(
          HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The 32 bytes. */
  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  /** The first six digits, which a person types to confirm that they saw it. */
  public String shortForm() {
    return hex.substring(0, SHORT);
  }

  @Override
  public int compareTo(Sha256 other) {
    return hex.compareTo(other.hex);
  }

  @Override
  public String toString() {
    return "sha256:" + hex;
  }

  private static boolean digit(int c) {
    return c >= '0' && c <= '9' || c >= 'a' && c <= 'f';
  }
}
