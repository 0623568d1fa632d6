package dev.trustscan.scanner.git;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Collection;

/**
 * The index of a pack, version 1 or 2: where in the pack each object lies. Mapped, since a lookup
 * touches a few places of a large file; every place is checked against the file's size first.
 */
final class PackIndex {
  private static final int MAGIC = 0xff744f63;
  private static final int FANOUT = 256 * 4;
  // Mapping is dear at start-up, and reading a few megabytes is not.
  private static final int MOST_HELD = 16 << 20;

  private final HashKind hash;
  private final ByteBuffer map;
  private final int version;
  private final int[] fanout = new int[256];
  private final int count;

  private PackIndex(HashKind hash, ByteBuffer map) throws GitException {
    this.hash = hash;
    this.map = map;
    int size = map.limit();
    if (size < 8 + FANOUT) {
      throw GitException.damaged("a pack index is too short");
    }
    this.version = map.getInt(0) == MAGIC ? map.getInt(4) : 1;
    if (version != 1 && version != 2) {
      throw new GitException(GitException.Reason.UNSUPPORTED, "a pack index of a later version");
    }
    int base = version == 1 ? 0 : 8;
    int last = 0;
    for (int i = 0; i < fanout.length; i++) {
      fanout[i] = map.getInt(base + 4 * i);
      if (fanout[i] < last) {
        throw GitException.damaged("a pack index is out of order");
      }
      last = fanout[i];
    }
    this.count = last;
    long entry = version == 1 ? 4L + hash.length() : hash.length() + 8L;
    if (base + FANOUT + count * entry + 2L * hash.length() > size) {
      throw GitException.damaged("a pack index is too short for its objects");
    }
  }

  static PackIndex read(FileChannel channel, HashKind hash) throws IOException {
    long size = channel.size();
    if (size > Integer.MAX_VALUE) {
      throw new GitException(GitException.Reason.TOO_LARGE, "a pack index of more than 2 GiB");
    }
    return new PackIndex(
        hash,
        size <= MOST_HELD
            ? held(channel, (int) size)
            : channel.map(FileChannel.MapMode.READ_ONLY, 0, size));
  }

  private static ByteBuffer held(FileChannel channel, int size) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(size);
    while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) >= 0) {
      // until the end
    }
    return bytes.flip();
  }

  int count() {
    return count;
  }

  /** The object's offset in the pack, or -1. */
  long find(byte[] name) throws GitException {
    int first = name[0] & 255;
    int low = first == 0 ? 0 : fanout[first - 1];
    int high = fanout[first];
    while (low < high) {
      int middle = (low + high) >>> 1;
      int order = compare(middle, name, name.length);
      if (order == 0) {
        return offset(middle);
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return -1;
  }

  /** Adds objects whose id starts with the bytes, and a further half byte unless it is -1. */
  void startingWith(byte[] prefix, int halfByte, int most, Collection<ObjectName> found) {
    int first = prefix[0] & 255;
    int low = first == 0 ? 0 : fanout[first - 1];
    int high = fanout[first];
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (compare(middle, prefix, prefix.length) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    for (int i = low; i < count && compare(i, prefix, prefix.length) == 0; i++) {
      byte[] name = new byte[hash.length()];
      map.get(nameAt(i), name);
      if ((halfByte < 0 || (name[prefix.length] >> 4 & 15) == halfByte) && found.size() < most) {
        found.add(ObjectName.at(name, 0, hash));
      }
      if (found.size() >= most) {
        return;
      }
    }
  }

  private int compare(int i, byte[] name, int length) {
    int at = nameAt(i);
    for (int j = 0; j < length; j++) {
      int difference = (map.get(at + j) & 255) - (name[j] & 255);
      if (difference != 0) {
        return difference;
      }
    }
    return 0;
  }

  private int nameAt(int i) {
    return version == 1 ? FANOUT + i * (4 + hash.length()) + 4 : 8 + FANOUT + i * hash.length();
  }

  private long offset(int i) throws GitException {
    if (version == 1) {
      return Integer.toUnsignedLong(map.getInt(FANOUT + i * (4 + hash.length())));
    }
    int offsets = 8 + FANOUT + count * (hash.length() + 4);
    int offset = map.getInt(offsets + 4 * i);
    if (offset >= 0) {
      return offset;
    }
    long large = offsets + 4L * count + 8L * (offset & 0x7fffffff);
    if (large + 8 > map.limit()) {
      throw GitException.damaged("a pack index points beyond its end");
    }
    return map.getLong((int) large);
  }
}
