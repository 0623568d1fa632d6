package dev.trustscan.scanner.source;

import java.io.IOException;
import java.io.InputStream;

/** One archive format. Members are read in place; nothing is unpacked. */
interface ArchiveReader extends AutoCloseable {
  /**
   * Something in an archive.
   *
   * @param name raw bytes as written, perhaps with a trailing slash
   * @param type what
   * @param size bytes when expanded
   * @param executable whether an executable bit is set
   * @param link for links the target's raw bytes, otherwise empty
   * @param key what the reader needs to find it again
   */
  @SuppressWarnings("ArrayRecordComponent") // never changed
  record Member(
      byte[] name, EntryType type, long size, boolean executable, byte[] link, long key) {}

  /** Receives what an archive holds. */
  interface Sink {
    /**
     * Takes a member.
     *
     * @return false when no more are wanted
     */
    boolean member(Member member);

    /**
     * Takes something about the archive as a whole, or a member by its name.
     *
     * @param name the member's raw name; empty for the archive
     */
    void gap(byte[] name, Gap.Reason reason, String detail);

    /** The budgets. */
    Limits limits();
  }

  /**
   * Lists all members, in the order of the archive.
   *
   * @throws IOException if it cannot be read at all
   */
  void list(Sink sink) throws IOException;

  /**
   * Opens a regular file listed before. The stream ends after its size or fails.
   *
   * @throws IOException if it is stored in a way that is not read here, or is damaged
   */
  InputStream open(Member member) throws IOException;

  @Override
  void close() throws IOException;
}
