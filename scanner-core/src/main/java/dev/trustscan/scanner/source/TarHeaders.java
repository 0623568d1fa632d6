package dev.trustscan.scanner.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Steps through the members of a tar stream: ustar, and the long names of GNU and pax. */
final class TarHeaders {
  private static final int BLOCK = 512;
  private static final int LONGEST_NAME = 64 << 10;
  private static final int LARGEST_PAX = 1 << 20;
  private static final byte[] NOTHING = new byte[0];

  private final InputStream in;
  private final ArchiveReader.Sink sink;
  private long position;
  private long nextHeader;
  private byte[] longName = NOTHING;
  private byte[] longLink = NOTHING;
  private long paxSize = -1;

  TarHeaders(InputStream in, ArchiveReader.Sink sink) {
    this.in = in;
    this.sink = sink;
  }

  /** Where the current member ends. */
  long end() {
    return nextHeader;
  }

  /** The next member; none at the end. */
  ArchiveReader.@Nullable Member next() throws IOException {
    while (true) {
      skipTo(nextHeader);
      byte[] header = in.readNBytes(BLOCK);
      position += header.length;
      if (header.length < BLOCK || isEmpty(header)) {
        if (header.length != 0 && header.length < BLOCK) {
          gap(NOTHING, "the archive ends inside a header");
        }
        return null;
      }
      if (!isHeader(header)) {
        gap(NOTHING, "the archive has a header that is none; what follows is not read");
        return null;
      }
      long size = size(header);
      nextHeader = position + (size + BLOCK - 1) / BLOCK * BLOCK;
      ArchiveReader.Member member = member(header, size);
      if (member != null) {
        return member;
      }
    }
  }

  private long size(byte[] header) throws IOException {
    long size = number(header, 124, 12);
    char type = (char) (header[156] & 255);
    // A pax size is that of the member, not of further headers before it.
    if (paxSize >= 0 && "xgLK".indexOf(type) < 0) {
      size = paxSize;
      paxSize = -1;
    }
    if (size < 0 || size > Long.MAX_VALUE / 4) {
      throw ArchiveException.malformed("a size that is none");
    }
    return size;
  }

  private ArchiveReader.@Nullable Member member(byte[] header, long size) throws IOException {
    char type = (char) (header[156] & 255);
    switch (type) {
      case 'L' -> longName = text(size, LONGEST_NAME);
      case 'K' -> longLink = text(size, LONGEST_NAME);
      case 'x' -> pax(text(size, LARGEST_PAX));
      case 'g' -> {
        // Global settings: comments in what git makes. Paths in them would hold for every member.
        if (new String(text(size, LARGEST_PAX), StandardCharsets.ISO_8859_1).contains(" path=")) {
          gap(NOTHING, "a header that gives all members one name");
        }
      }
      default -> {
        return member(header, type, size);
      }
    }
    return null;
  }

  private ArchiveReader.Member member(byte[] header, char type, long size) {
    byte[] name = longName.length > 0 ? longName : ustarName(header);
    byte[] link = longLink.length > 0 ? longLink : field(header, 157, 100);
    longName = NOTHING;
    longLink = NOTHING;
    boolean executable = (number(header, 100, 8) & 0111) != 0;
    boolean slash = name.length > 0 && name[name.length - 1] == '/';
    EntryType kind =
        switch (type) {
          case '0', '\0', '7' -> slash ? EntryType.DIRECTORY : EntryType.FILE;
          case '1', '2' -> EntryType.SYMLINK;
          case '5' -> EntryType.DIRECTORY;
          default -> EntryType.SPECIAL;
        };
    if (type == '1') {
      // A hard link names another member from the top of the archive.
      link = fromTop(name, link);
    }
    if (kind == EntryType.SPECIAL && "346".indexOf(type) < 0) {
      sink.gap(name, Gap.Reason.UNSUPPORTED, "a kind of member that is not read");
    }
    boolean isLink = kind == EntryType.SYMLINK;
    return new ArchiveReader.Member(
        name, kind, size, executable && kind == EntryType.FILE, isLink ? link : NOTHING, position);
  }

  private static byte[] fromTop(byte[] name, byte[] link) {
    int depth = 0;
    for (int i = 0; i < name.length; i++) {
      depth += name[i] == '/' && i + 1 < name.length && i > 0 && name[i - 1] != '/' ? 1 : 0;
    }
    byte[] up = "../".repeat(depth).getBytes(StandardCharsets.ISO_8859_1);
    byte[] whole = Arrays.copyOf(up, up.length + link.length);
    System.arraycopy(link, 0, whole, up.length, link.length);
    return whole;
  }

  private byte[] text(long size, int most) throws IOException {
    if (size > most) {
      throw new ArchiveException(Gap.Reason.TOO_LARGE, "a header beyond the limit");
    }
    byte[] bytes = content((int) size);
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] == 0) {
      end--;
    }
    return Arrays.copyOf(bytes, end);
  }

  /** The bytes of the current member. */
  byte[] content(int size) throws IOException {
    byte[] bytes = in.readNBytes(size);
    position += bytes.length;
    if (bytes.length < size) {
      throw ArchiveException.malformed("the archive ends inside a member");
    }
    return bytes;
  }

  // Records of the form "<length> <key>=<value>\n".
  private void pax(byte[] bytes) {
    int at = 0;
    while (at < bytes.length) {
      int space = at;
      int length = 0;
      while (space < bytes.length
          && bytes[space] >= '0'
          && bytes[space] <= '9'
          && length < 1 << 24) {
        length = length * 10 + bytes[space++] - '0';
      }
      int end = at + length;
      if (space >= bytes.length || bytes[space] != ' ' || end <= space || end > bytes.length) {
        gap(NOTHING, "a header whose records are none");
        return;
      }
      record(Arrays.copyOfRange(bytes, space + 1, end - 1));
      at = end;
    }
  }

  private void record(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int equals = text.indexOf('=');
    String key = equals < 0 ? "" : text.substring(0, equals);
    byte[] value = Arrays.copyOfRange(bytes, equals + 1, bytes.length);
    switch (key) {
      case "path" -> longName = value;
      case "linkpath" -> longLink = value;
      case "size" -> paxSize = number(value, 0, value.length, 10);
      default -> {
        // Times, owners and comments change nothing.
      }
    }
  }

  private static byte[] ustarName(byte[] header) {
    byte[] name = field(header, 0, 100);
    boolean ustar = new String(header, 257, 6, StandardCharsets.ISO_8859_1).equals("ustar\0");
    byte[] prefix = ustar ? field(header, 345, 155) : NOTHING;
    if (prefix.length == 0) {
      return name;
    }
    byte[] whole = Arrays.copyOf(prefix, prefix.length + 1 + name.length);
    whole[prefix.length] = '/';
    System.arraycopy(name, 0, whole, prefix.length + 1, name.length);
    return whole;
  }

  private static byte[] field(byte[] header, int start, int length) {
    int end = start;
    while (end < start + length && header[end] != 0) {
      end++;
    }
    return Arrays.copyOfRange(header, start, end);
  }

  private static long number(byte[] bytes, int start, int length) {
    if ((bytes[start] & 0x80) != 0) {
      long value = bytes[start] & 0x3f;
      for (int i = 1; i < length; i++) {
        if (value > Long.MAX_VALUE >> 9) {
          return -1;
        }
        value = value << 8 | (bytes[start + i] & 255);
      }
      return value;
    }
    return number(bytes, start, length, 8);
  }

  private static long number(byte[] bytes, int start, int length, int radix) {
    long value = 0;
    for (int i = start; i < start + length; i++) {
      int digit = bytes[i] - '0';
      if (digit >= 0 && digit < radix) {
        if (value > Long.MAX_VALUE / radix - radix) {
          return -1;
        }
        value = value * radix + digit;
      } else if (bytes[i] != ' ') {
        break;
      }
    }
    return value;
  }

  private static boolean isEmpty(byte[] header) {
    for (byte b : header) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether a block is a header: its checksum says so. */
  static boolean isHeader(byte[] block) {
    int sum = 0;
    for (int i = 0; i < BLOCK; i++) {
      sum += i >= 148 && i < 156 ? ' ' : block[i] & 255;
    }
    return number(block, 148, 8) == sum;
  }

  private void skipTo(long target) throws IOException {
    long left = target - position;
    if (left > 0) {
      try {
        in.skipNBytes(left);
      } catch (java.io.EOFException e) {
        throw ArchiveException.malformed("the archive ends inside a member");
      }
      position = target;
    }
  }

  private void gap(byte[] name, String detail) {
    sink.gap(name, Gap.Reason.MALFORMED, detail);
  }
}
