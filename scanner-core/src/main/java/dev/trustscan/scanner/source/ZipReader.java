package dev.trustscan.scanner.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * Zip files. They say everything twice, in a directory at the end and in a header before each
 * member, and programs differ in which they believe; where the two disagree is a gap.
 */
final class ZipReader implements ArchiveReader {
  private static final long LOCAL = 0x04034b50L;
  private static final int LOCAL_SIZE = 30;
  private static final int ENCRYPTED = 1;
  private static final int SIZES_FOLLOW = 8;
  private static final int STORED = 0;
  private static final int DEFLATED = 8;
  private static final int UNIX = 3;
  private static final int MAC = 19;
  private static final int FORMAT = 0170000;
  private static final int LINK = 0120000;
  private static final int DIRECTORY = 0040000;
  private static final int REGULAR = 0100000;
  private static final int MOST_LINK = 64 << 10;
  private static final byte[] NOTHING = new byte[0];

  private final FileChannel channel;
  private List<ZipDirectory.Item> items = List.of();
  // Where each item's bytes begin.
  private long[] starts = new long[0];

  ZipReader(FileChannel channel) {
    this.channel = channel;
  }

  @Override
  public void list(Sink sink) throws IOException {
    ZipDirectory directory = ZipDirectory.of(channel);
    items = directory.read(sink.limits().entries());
    starts = new long[items.size()];
    if (directory.isAmbiguous()) {
      sink.gap(NOTHING, Gap.Reason.MALFORMED, "the archive has more than one end");
    }
    for (int i = 0; i < items.size(); i++) {
      check(items.get(i), i, sink);
    }
    checkLayout(directory.start(), sink);
    for (int i = 0; i < items.size(); i++) {
      if (!sink.member(member(items.get(i), i, sink))) {
        return;
      }
    }
  }

  private Member member(ZipDirectory.Item item, int key, Sink sink) {
    EntryType type = type(item);
    byte[] link = NOTHING;
    if (type == EntryType.SYMLINK) {
      try (InputStream in = open(item, starts[key])) {
        link = in.readNBytes(MOST_LINK);
      } catch (IOException e) {
        sink.gap(item.name(), Gap.Reason.MALFORMED, "the link's text cannot be read");
      }
    }
    boolean executable = type == EntryType.FILE && (mode(item) & 0111) != 0;
    return new Member(item.name(), type, item.size(), executable, link, key);
  }

  private static int mode(ZipDirectory.Item item) {
    boolean unix = item.madeBy() == UNIX || item.madeBy() == MAC;
    return unix ? (int) (item.attributes() >> 16) : 0;
  }

  private static EntryType type(ZipDirectory.Item item) {
    byte[] name = item.name();
    boolean slash = name.length > 0 && name[name.length - 1] == '/';
    return switch (mode(item) & FORMAT) {
      case LINK -> EntryType.SYMLINK;
      case DIRECTORY -> EntryType.DIRECTORY;
      case REGULAR, 0 -> slash ? EntryType.DIRECTORY : EntryType.FILE;
      default -> EntryType.SPECIAL;
    };
  }

  private void check(ZipDirectory.Item item, int i, Sink sink) {
    try {
      byte[] local = FileRegion.read(channel, item.local(), LOCAL_SIZE);
      int nameLength = LittleEndian.u16(local, 26);
      byte[] name = FileRegion.read(channel, item.local() + LOCAL_SIZE, nameLength);
      starts[i] = item.local() + LOCAL_SIZE + nameLength + LittleEndian.u16(local, 28);
      boolean same =
          LittleEndian.u32(local, 0) == LOCAL
              && Arrays.equals(name, item.name())
              && LittleEndian.u16(local, 8) == item.method()
              && sizesAgree(local, item);
      if (!same) {
        sink.gap(
            item.name(),
            Gap.Reason.MALFORMED,
            "the archive describes it in two ways that do not agree");
      }
    } catch (IOException e) {
      sink.gap(item.name(), Gap.Reason.MALFORMED, "its place in the archive is none");
    }
    if (item.otherName().length > 0 && !Arrays.equals(item.otherName(), item.name())) {
      sink.gap(item.name(), Gap.Reason.MALFORMED, "the archive gives it two names");
    }
  }

  private static boolean sizesAgree(byte[] local, ZipDirectory.Item item) {
    long compressed = LittleEndian.u32(local, 18);
    long size = LittleEndian.u32(local, 22);
    boolean elsewhere = (LittleEndian.u16(local, 6) & SIZES_FOLLOW) != 0 || size == 0xFFFFFFFFL;
    return elsewhere || (compressed == item.compressed() && size == item.size());
  }

  // A program that reads from the front would meet a member that the directory leaves out.
  private void checkLayout(long directory, Sink sink) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingLong(i -> items.get(i).local()));
    long end = 0;
    for (int i : order) {
      ZipDirectory.Item item = items.get(i);
      if (item.local() < end) {
        sink.gap(item.name(), Gap.Reason.MALFORMED, "it lies inside another member");
      } else if (isHeaderBetween(end, item.local())) {
        sink.gap(item.name(), Gap.Reason.MALFORMED, "a member before it is not in the directory");
      }
      end = Math.max(end, starts[i] + Math.max(0, item.compressed()));
    }
    if (isHeaderBetween(end, directory)) {
      sink.gap(NOTHING, Gap.Reason.MALFORMED, "a member is not in the directory");
    }
  }

  // Sizes and checksum may follow a member, in one of four lengths.
  private boolean isHeaderBetween(long end, long next) {
    for (int descriptor : new int[] {0, 12, 16, 20, 24}) {
      if (end + descriptor + LOCAL_SIZE <= next && isHeader(end + descriptor)) {
        return true;
      }
    }
    return false;
  }

  private boolean isHeader(long at) {
    try {
      return LittleEndian.u32(FileRegion.read(channel, at, 4), 0) == LOCAL;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public InputStream open(Member member) throws IOException {
    int i = (int) member.key();
    return open(items.get(i), starts[i]);
  }

  private InputStream open(ZipDirectory.Item item, long start) throws IOException {
    if ((item.flags() & ENCRYPTED) != 0) {
      throw new ArchiveException(Gap.Reason.UNSUPPORTED, "it is encrypted");
    }
    InputStream raw = FileRegion.stream(channel, start, item.compressed());
    if (item.method() == STORED && item.size() == item.compressed()) {
      return checked(raw, item.crc());
    }
    if (item.method() == DEFLATED) {
      return checked(new Inflating(raw), item.crc());
    }
    throw new ArchiveException(
        Gap.Reason.UNSUPPORTED, "it is compressed in a way that is not read");
  }

  private static InputStream checked(InputStream in, long crc) {
    CRC32 sum = new CRC32();
    return new CheckedInputStream(in, sum) {
      @Override
      public int read(byte[] out, int start, int length) throws IOException {
        return atEnd(super.read(out, start, length));
      }

      @Override
      public int read() throws IOException {
        return atEnd(super.read());
      }

      private int atEnd(int n) throws IOException {
        if (n < 0 && sum.getValue() != crc) {
          throw ArchiveException.malformed("its bytes do not have their checksum");
        }
        return n;
      }
    };
  }

  /** Expands, and frees its memory when closed. */
  private static final class Inflating extends InflaterInputStream {
    Inflating(InputStream raw) {
      super(raw, new Inflater(true), 8 << 10);
    }

    @Override
    public void close() throws IOException {
      inf.end();
      super.close();
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
