package dev.trustscan.scanner.source;

import java.util.Arrays;

/** The extra fields of a zip entry that change what the entry says. */
final class ZipExtra {
  private static final int LARGE = 0x0001;
  private static final int UNICODE_PATH = 0x7075;
  private static final long IN_EXTRA = 0xFFFFFFFFL;

  private long size;
  private long compressed;
  private long local;
  private byte[] otherName = new byte[0];

  ZipExtra(byte[] bytes, int start, int length, long size, long compressed, long local) {
    this.size = size;
    this.compressed = compressed;
    this.local = local;
    int at = start;
    while (at + 4 <= start + length) {
      int id = LittleEndian.u16(bytes, at);
      int fieldLength = LittleEndian.u16(bytes, at + 2);
      int end = Math.min(at + 4 + fieldLength, start + length);
      if (id == LARGE) {
        large(bytes, at + 4, end);
      } else if (id == UNICODE_PATH && end - at > 9) {
        otherName = Arrays.copyOfRange(bytes, at + 9, end);
      }
      at += 4 + fieldLength;
    }
  }

  // Only those numbers are here whose usual place says so, in this order.
  private void large(byte[] bytes, int start, int end) {
    int at = start;
    if (size == IN_EXTRA && at + 8 <= end) {
      size = LittleEndian.i64(bytes, at);
      at += 8;
    }
    if (compressed == IN_EXTRA && at + 8 <= end) {
      compressed = LittleEndian.i64(bytes, at);
      at += 8;
    }
    if (local == IN_EXTRA && at + 8 <= end) {
      local = LittleEndian.i64(bytes, at);
    }
  }

  long size() {
    return size;
  }

  long compressed() {
    return compressed;
  }

  long local() {
    return local;
  }

  byte[] otherName() {
    return otherName;
  }
}
