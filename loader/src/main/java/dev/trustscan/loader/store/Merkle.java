package dev.trustscan.loader.store;

import dev.trustscan.loader.decision.Sha256;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The tree of RFC 6962 over a log's lines, grown line by line. */
final class Merkle {
  private final MessageDigest sha = sha();

  /** Roots of the complete subtrees, largest first; their sizes are the bits of the size. */
  private final List<byte[]> peaks = new ArrayList<>();

  private long size;

  void add(byte[] line) {
    sha.update((byte) 0);
    byte[] node = sha.digest(line);
    for (long bits = size; (bits & 1) == 1; bits >>= 1) {
      node = join(peaks.removeLast(), node);
    }
    peaks.add(node);
    size++;
  }

  long size() {
    return size;
  }

  Sha256 root() {
    if (peaks.isEmpty()) {
      return Sha256.of(new byte[0]);
    }
    byte[] root = peaks.getLast();
    for (int i = peaks.size() - 2; i >= 0; i--) {
      root = join(peaks.get(i), root);
    }
    return new Sha256(HexFormat.of().formatHex(root));
  }

  private byte[] join(byte[] left, byte[] right) {
    sha.update((byte) 1);
    sha.update(left);
    return sha.digest(right);
  }

  private static MessageDigest sha() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
