package dev.trustscan.scanner.git;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/**
 * A pack's bytes, read in blocks through a cache. Not mapped: zlib reads them in native code, where
 * a file that shrinks meanwhile would end the process.
 */
final class PackFile implements AutoCloseable {
  private static final int HEADER = 12;

  private final FileChannel channel;
  private final PackIndex index;
  private final long end;
  private final Blocks blocks = new Blocks(this);
  private final HashKind hash;

  PackFile(FileChannel channel, PackIndex index, HashKind hash) throws IOException {
    this.channel = channel;
    this.index = index;
    this.hash = hash;
    this.end = channel.size() - hash.length();
    ByteBuffer header = ByteBuffer.allocate(HEADER);
    if (end < HEADER || channel.read(header, 0) < HEADER) {
      throw GitException.damaged("a pack is too short");
    }
    String magic = new String(header.array(), 0, 4, StandardCharsets.ISO_8859_1);
    int version = header.getInt(4);
    if (!magic.equals("PACK") || (version != 2 && version != 3)) {
      throw GitException.damaged("a pack does not begin as one");
    }
    if (header.getInt(8) != index.count()) {
      throw GitException.damaged("a pack and its index do not fit together");
    }
  }

  PackIndex index() {
    return index;
  }

  /** Types of packed objects beyond the four kinds. */
  static final int OFS_DELTA = 6;

  static final int REF_DELTA = 7;

  /**
   * What stands before an object's compressed bytes.
   *
   * @param type the type's number
   * @param size of the object, or of the delta
   * @param data where the compressed bytes begin
   * @param base for OFS_DELTA the base's offset, otherwise -1
   * @param baseName for REF_DELTA the base's id, otherwise empty
   */
  @SuppressWarnings("ArrayRecordComponent") // local to the reader
  record Header(int type, long size, long data, long base, byte[] baseName) {}

  Header header(long offset) throws IOException {
    if (offset < HEADER || offset >= end) {
      throw GitException.damaged("an offset beyond the pack");
    }
    long at = offset;
    int b = byteAt(at++);
    int type = b >> 4 & 7;
    long size = b & 15;
    for (int shift = 4; (b & 0x80) != 0; shift += 7) {
      if (shift > 56) {
        throw GitException.damaged("an object's size is not a number");
      }
      b = byteAt(at++);
      size |= (long) (b & 0x7f) << shift;
    }
    if (type == OFS_DELTA) {
      b = byteAt(at++);
      long distance = b & 0x7f;
      while ((b & 0x80) != 0) {
        if (distance > 1L << 48) {
          throw GitException.damaged("a delta's base lies nowhere");
        }
        b = byteAt(at++);
        distance = (distance + 1) << 7 | (b & 0x7f);
      }
      if (distance <= 0 || distance >= offset) {
        throw GitException.damaged("a delta's base lies nowhere");
      }
      return new Header(type, size, at, offset - distance, new byte[0]);
    }
    if (type == REF_DELTA) {
      byte[] name = new byte[hash.length()];
      for (int i = 0; i < name.length; i++) {
        name[i] = (byte) byteAt(at++);
      }
      return new Header(type, size, at, -1, name);
    }
    return new Header(type, size, at, -1, new byte[0]);
  }

  private int byteAt(long at) throws IOException {
    if (at >= end) {
      throw GitException.damaged("a pack ends inside an object");
    }
    byte[] block = blocks.get(at / Blocks.SIZE);
    int offset = (int) (at % Blocks.SIZE);
    if (offset >= block.length) {
      throw GitException.damaged("a pack ends inside an object");
    }
    return block[offset] & 255;
  }

  /** The compressed bytes from an offset on. */
  Inflated.Input from(long offset) {
    return new Inflated.Input() {
      private long at = offset;

      @Override
      public Inflated.Piece next() throws IOException {
        if (at >= end) {
          throw GitException.damaged("a pack ends inside an object");
        }
        byte[] block = blocks.get(at / Blocks.SIZE);
        int start = (int) (at % Blocks.SIZE);
        int length = (int) Math.min(block.length - start, end - at);
        if (length <= 0) {
          throw GitException.damaged("a pack ends inside an object");
        }
        at += length;
        return new Inflated.Piece(block, start, length);
      }
    };
  }

  /** Reads a block from disk; shorter only at the end. */
  byte[] load(long number) throws IOException {
    long start = number * Blocks.SIZE;
    int length = (int) Math.max(0, Math.min(Blocks.SIZE, end + hash.length() - start));
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, start + buffer.position()) < 0) {
        throw GitException.damaged("a pack became shorter while it was read");
      }
    }
    return buffer.array();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
