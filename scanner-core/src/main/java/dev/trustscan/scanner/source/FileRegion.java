package dev.trustscan.scanner.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Reads parts of a file. */
final class FileRegion {
  private FileRegion() {}

  /**
   * Exactly so many bytes.
   *
   * @throws IOException if the file ends before
   */
  static byte[] read(FileChannel channel, long start, int length) throws IOException {
    if (start < 0 || length < 0 || start > channel.size() - length) {
      throw ArchiveException.malformed("a place beyond the end of the archive");
    }
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, start + bytes.position()) < 0) {
        throw new ArchiveException(Gap.Reason.CHANGED, "the archive became shorter");
      }
    }
    return bytes.array();
  }

  /** A part of the file as a stream. */
  static InputStream stream(FileChannel channel, long start, long length) {
    return new InputStream() {
      private long at = start;
      private long left = length;

      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 255;
      }

      @Override
      public int read(byte[] out, int offset, int count) throws IOException {
        if (left <= 0) {
          return -1;
        }
        int most = (int) Math.min(count, left);
        int n = channel.read(ByteBuffer.wrap(out, offset, most), at);
        if (n > 0) {
          at += n;
          left -= n;
        }
        return n;
      }
    };
  }
}
