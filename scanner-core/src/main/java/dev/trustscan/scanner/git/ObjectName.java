package dev.trustscan.scanner.git;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An object's id: 20 bytes of SHA-1 or 32 of SHA-256. */
public final class ObjectName {
  private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);

  private final byte[] bytes;

  private ObjectName(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The id at a place in a buffer. */
  static ObjectName at(byte[] buffer, int offset, HashKind hash) {
    return new ObjectName(Arrays.copyOfRange(buffer, offset, offset + hash.length()));
  }

  /** The id that the text is; empty if it is none. */
  public static Optional<ObjectName> parse(String hex) {
    if (hex.length() != 40 && hex.length() != 64) {
      return Optional.empty();
    }
    byte[] bytes = new byte[hex.length() / 2];
    for (int i = 0; i < bytes.length; i++) {
      int high = digit(hex.charAt(2 * i));
      int low = digit(hex.charAt(2 * i + 1));
      if (high < 0 || low < 0) {
        return Optional.empty();
      }
      bytes[i] = (byte) (high << 4 | low);
    }
    return Optional.of(new ObjectName(bytes));
  }

  // Character.digit() also takes digits of other scripts.
  static int digit(char c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    if (c >= 'a' && c <= 'f') {
      return c - 'a' + 10;
    }
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
  }

  byte[] bytes() {
    return bytes;
  }

  /** The id in hex. */
  public String hex() {
    return hex(bytes, 0, bytes.length);
  }

  static String hex(byte[] bytes, int start, int length) {
    byte[] hex = new byte[2 * length];
    for (int i = 0; i < length; i++) {
      int b = bytes[start + i];
      hex[2 * i] = DIGITS[b >> 4 & 15];
      hex[2 * i + 1] = DIGITS[b & 15];
    }
    return new String(hex, StandardCharsets.ISO_8859_1);
  }

  @Override
  public boolean equals(@Nullable Object o) {
    return o instanceof ObjectName other && Arrays.equals(bytes, other.bytes);
  }

  @Override
  public int hashCode() {
    return bytes[0] << 24 | (bytes[1] & 255) << 16 | (bytes[2] & 255) << 8 | (bytes[3] & 255);
  }

  @Override
  public String toString() {
    return hex();
  }
}
