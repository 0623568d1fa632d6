package dev.trustscan.scanner.source;

/** Numbers as zip files write them. */
final class LittleEndian {
  private LittleEndian() {}

  static int u16(byte[] bytes, int at) {
    return (bytes[at] & 255) | (bytes[at + 1] & 255) << 8;
  }

  static long u32(byte[] bytes, int at) {
    return u16(bytes, at) | (long) u16(bytes, at + 2) << 16;
  }

  static long i64(byte[] bytes, int at) {
    return u32(bytes, at) | u32(bytes, at + 4) << 32;
  }
}
