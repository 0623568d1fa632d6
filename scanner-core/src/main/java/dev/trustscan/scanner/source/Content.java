package dev.trustscan.scanner.source;

/** What reading a file gave. The bytes are read once; everything later works on these. */
public sealed interface Content {
  /**
   * All bytes.
   *
   * @param bytes the content; treat as read-only
   * @param sha256 hex digest of the bytes
   */
  @SuppressWarnings("ArrayRecordComponent") // copying every file would double the memory
  record Whole(byte[] bytes, String sha256) implements Content {}

  /**
   * Too large to inspect, hashed to its end.
   *
   * @param size bytes
   * @param sha256 hex digest
   * @param gap the gap to count if something acts on this file
   */
  record HashedOnly(long size, String sha256, Gap gap) implements Content {}

  /**
   * Not read.
   *
   * @param gap why
   */
  record Unread(Gap gap) implements Content {}
}
