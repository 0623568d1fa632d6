package dev.trustscan.scanner.git;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The two object formats. */
public enum HashKind {
  /** What nearly every repository uses. */
  SHA_1(20, "SHA-1"),
  /** Repositories made with {@code --object-format=sha256}. */
  SHA_256(32, "SHA-256");

  private final int length;
  private final String algorithm;

  HashKind(int length, String algorithm) {
    this.length = length;
    this.algorithm = algorithm;
  }

  /** Bytes of an id. */
  int length() {
    return length;
  }

  MessageDigest digest() {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
