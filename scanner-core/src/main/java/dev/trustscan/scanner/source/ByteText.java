package dev.trustscan.scanner.source;

import java.nio.charset.StandardCharsets;

/** Between the byte strings of the git package and paths. */
final class ByteText {
  private ByteText() {}

  /** The path whose bytes are the chars of a byte string. */
  static RepoPath path(String byteString) {
    for (int i = 0; i < byteString.length(); i++) {
      if (byteString.charAt(i) >= 0x80) {
        return RepoPath.ofBytes(byteString.getBytes(StandardCharsets.ISO_8859_1));
      }
    }
    return RepoPath.of(byteString);
  }

  /** The byte string of a path. */
  static String of(RepoPath path) {
    return new String(path.bytes(), StandardCharsets.ISO_8859_1);
  }

  /** The byte string of a user's text. */
  static String of(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }
}
