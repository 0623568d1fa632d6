package dev.trustscan.scanner.source;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Reads bytes into {@link Content} within limits, and hashes them on the way. */
final class Reading {
  private static final int CHUNK = 1 << 16;

  private Reading() {}

  /** Content from bytes that are in memory. */
  static Content whole(byte[] bytes) {
    return new Content.Whole(bytes, hex(sha256().digest(bytes)));
  }

  /** A file too large even to hash. */
  static Content tooLarge(RepoPath path, long size, long hashBytes) {
    return new Content.Unread(
        new Gap(
            path,
            Gap.Reason.TOO_LARGE,
            "%d bytes, more than the %d that are hashed".formatted(size, hashBytes)));
  }

  /**
   * Reads a stream that must hold exactly {@code size} bytes.
   *
   * @throws IOException if reading fails
   */
  static Content read(RepoPath path, InputStream in, long size, long inspectBytes, long hashBytes)
      throws IOException {
    if (size > hashBytes) {
      return tooLarge(path, size, hashBytes);
    }
    if (size <= inspectBytes) {
      byte[] bytes = in.readNBytes((int) size);
      return bytes.length == size && in.read() < 0 ? whole(bytes) : changed(path);
    }
    MessageDigest digest = sha256();
    byte[] chunk = new byte[CHUNK];
    long seen = 0;
    for (int n = in.read(chunk); n >= 0 && seen <= size; n = in.read(chunk)) {
      digest.update(chunk, 0, n);
      seen += n;
    }
    if (seen != size) {
      return changed(path);
    }
    return new Content.HashedOnly(
        size,
        hex(digest.digest()),
        new Gap(
            path,
            Gap.Reason.TOO_LARGE,
            "%d bytes, more than the %d that are inspected; hashed only"
                .formatted(size, inspectBytes)));
  }

  /** A file that is no longer what was listed. */
  static Content changed(RepoPath path) {
    return new Content.Unread(
        new Gap(path, Gap.Reason.CHANGED, "it changed between listing and reading"));
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String hex(byte[] digest) {
    return HexFormat.of().formatHex(digest);
  }
}
