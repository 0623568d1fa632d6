package dev.trustscan.scanner.source;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A zip file's central directory: the list at its end which most programs go by. The record that
 * ends the file says where it is; a comment may follow that record, and large archives have a
 * second one.
 */
final class ZipDirectory {
  private static final long END = 0x06054b50L;
  private static final long END_64_LOCATOR = 0x07064b50L;
  private static final long END_64 = 0x06064b50L;
  private static final long ENTRY = 0x02014b50L;
  private static final int END_SIZE = 22;
  private static final int LONGEST_COMMENT = 0xFFFF;
  private static final int ENTRY_SIZE = 46;
  private static final int MOST_BYTES = 512 << 20;

  private final FileChannel channel;
  private boolean ambiguous;
  private long start;

  /**
   * An entry.
   *
   * @param name raw bytes
   * @param flags general-purpose bits
   * @param method how it is compressed
   * @param crc checksum of the expanded bytes
   * @param compressed bytes in the archive
   * @param size bytes when expanded
   * @param madeBy the system whose attributes follow
   * @param attributes external attributes
   * @param local where its local header lies
   * @param otherName the name by an extra field, empty if none
   */
  @SuppressWarnings("ArrayRecordComponent") // never changed
  record Item(
      byte[] name,
      int flags,
      int method,
      long crc,
      long compressed,
      long size,
      int madeBy,
      long attributes,
      long local,
      byte[] otherName) {}

  /**
   * Where the directory is.
   *
   * @param start its offset
   * @param size its bytes
   * @param count how many entries it says it has
   * @param shift bytes in front of the archive that offsets do not count
   */
  private record Place(long start, long size, long count, long shift) {}

  private ZipDirectory(FileChannel channel) {
    this.channel = channel;
  }

  /** Opens a directory. */
  static ZipDirectory of(FileChannel channel) {
    return new ZipDirectory(channel);
  }

  /** Whether more than one place could be the directory, once it is read. */
  boolean isAmbiguous() {
    return ambiguous;
  }

  /** Where the directory begins, once it is read. */
  long start() {
    return start;
  }

  /** The entries, at most so many and one more. */
  List<Item> read(int most) throws IOException {
    Place place = place();
    start = place.start;
    if (place.size > MOST_BYTES) {
      throw new ArchiveException(Gap.Reason.TOO_LARGE, "a directory of more than 512 MiB");
    }
    byte[] bytes = FileRegion.read(channel, place.start, (int) place.size);
    var items = new ArrayList<Item>();
    int at = 0;
    while (at + ENTRY_SIZE <= bytes.length && items.size() <= most) {
      if (LittleEndian.u32(bytes, at) != ENTRY) {
        throw ArchiveException.malformed("the directory has bytes that are no entry");
      }
      int name = LittleEndian.u16(bytes, at + 28);
      int extra = LittleEndian.u16(bytes, at + 30);
      int comment = LittleEndian.u16(bytes, at + 32);
      if (at + ENTRY_SIZE + name + extra + comment > bytes.length) {
        throw ArchiveException.malformed("the directory ends inside an entry");
      }
      items.add(item(bytes, at, name, extra, place.shift));
      at += ENTRY_SIZE + name + extra + comment;
    }
    if (items.size() <= most && (items.size() & 0xFFFF) != (place.count & 0xFFFF)) {
      throw ArchiveException.malformed("the directory has not as many entries as it says");
    }
    return items;
  }

  private static Item item(byte[] bytes, int at, int nameLength, int extraLength, long shift) {
    int nameAt = at + ENTRY_SIZE;
    byte[] name = Arrays.copyOfRange(bytes, nameAt, nameAt + nameLength);
    ZipExtra extra =
        new ZipExtra(
            bytes,
            nameAt + nameLength,
            extraLength,
            LittleEndian.u32(bytes, at + 24),
            LittleEndian.u32(bytes, at + 20),
            LittleEndian.u32(bytes, at + 42));
    return new Item(
        name,
        LittleEndian.u16(bytes, at + 8),
        LittleEndian.u16(bytes, at + 10),
        LittleEndian.u32(bytes, at + 16),
        extra.compressed(),
        extra.size(),
        bytes[at + 5] & 255,
        LittleEndian.u32(bytes, at + 38),
        extra.local() + shift,
        extra.otherName());
  }

  private Place place() throws IOException {
    long length = channel.size();
    int tail = (int) Math.min(length, END_SIZE + LONGEST_COMMENT);
    byte[] bytes = FileRegion.read(channel, length - tail, tail);
    int found = -1;
    for (int at = tail - END_SIZE; at >= 0; at--) {
      if (LittleEndian.u32(bytes, at) == END) {
        // The comment should reach to the end of the file, and hold no other end.
        ambiguous |= found >= 0 || at + END_SIZE + LittleEndian.u16(bytes, at + 20) != tail;
        found = found < 0 ? at : found;
      }
    }
    if (found < 0) {
      throw ArchiveException.malformed("the archive has no directory at its end");
    }
    return place(bytes, found, length - tail + found);
  }

  private Place place(byte[] bytes, int at, long end) throws IOException {
    long count = LittleEndian.u16(bytes, at + 10);
    long size = LittleEndian.u32(bytes, at + 12);
    long start = LittleEndian.u32(bytes, at + 16);
    long directoryEnd = end;
    if (end >= 20) {
      byte[] locator = FileRegion.read(channel, end - 20, 20);
      if (LittleEndian.u32(locator, 0) == END_64_LOCATOR) {
        directoryEnd = LittleEndian.i64(locator, 8);
        byte[] large = FileRegion.read(channel, directoryEnd, 56);
        if (LittleEndian.u32(large, 0) != END_64) {
          throw ArchiveException.malformed("the archive's end is not one");
        }
        count = LittleEndian.i64(large, 32);
        size = LittleEndian.i64(large, 40);
        start = LittleEndian.i64(large, 48);
      }
    }
    // What stands in front, as in self-extracting archives, moves everything.
    long shift = directoryEnd - size - start;
    if (size < 0 || start < 0 || shift < 0) {
      throw ArchiveException.malformed("the archive's directory lies nowhere");
    }
    return new Place(start + shift, size, count, shift);
  }
}
