package dev.trustscan.loader.sandbox.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Bytes that stay as they are, with their digest. */
public final class Bytes {
  private final byte[] content;
  private final String sha256;

  private Bytes(byte[] content) {
    this.content = content;
    this.sha256 = digest(content);
  }

  /** A copy of some bytes. */
  public static Bytes of(byte[] content) {
    return new Bytes(content.clone());
  }

  /** The bytes of a text. */
  public static Bytes of(String text) {
    return new Bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A copy of the bytes. */
  public byte[] content() {
    return content.clone();
  }

  /** How many they are. */
  public int size() {
    return content.length;
  }

  /** Their digest in hex. */
  public String sha256() {
    return sha256;
  }

  private static String digest(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public boolean equals(@Nullable Object o) {
    return o instanceof Bytes other && Arrays.equals(content, other.content);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(content);
  }

  @Override
  public String toString() {
    return size() + " bytes, sha256 " + sha256;
  }
}
